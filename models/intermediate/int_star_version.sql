-- the seeds and the code on which every row of the star rests, as one hash
select md5(concat_ws(
    '|',
    '{{ star_code_version() }}',
    '{{ var("vocabulary_version") }}',
    {{ hash_of_rows(ref('bridge_term_indicator')) }},
    {{ hash_of_rows(ref('dim_indicator')) }},
    {{ hash_of_rows(ref('arithmetic_rule')) }},
    {{ hash_of_rows(ref('missing_status')) }},
    {{ hash_of_rows(ref('comparability')) }},
    {{ hash_of_rows(ref('unit')) }}
)) as star_version
