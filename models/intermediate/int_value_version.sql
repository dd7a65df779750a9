-- The seeds and the code on which every reported value rests, as one hash.
select
    md5(concat_ws(
        '|',
        '{{ value_code_version() }}',
        '{{ var("vocabulary_version") }}',
        {{ hash_of_rows(ref('int_term_label')) }},
        {{ hash_of_rows(ref('int_vocabulary_term')) }},
        {{ hash_of_rows(ref('label_exclusion')) }},
        {{ hash_of_rows(ref('applicant_alias')) }},
        {{ hash_of_rows(ref('column_basis')) }},
        {{ hash_of_rows(ref('distinguishing_word')) }},
        {{ hash_of_rows(ref('unit')) }},
        {{ hash_of_rows(ref('prose_pattern')) }},
        {{ hash_of_rows(ref('value_marker')) }},
        {{ hash_of_rows(ref('number_word')) }},
        {{ hash_of_rows(ref('vocabulary')) }}
    )) as value_version
