-- Every number of a sentence that counts, with its indicator as the term; one without a known indicator is unmapped.
select
    p.prose_value_id,
    case
        when t.term_code is null then 'UNMAPPED'
        when u.dimension <> t.dimension then 'UNMAPPED'
        else t.term_code
    end as term_code,
    case when t.term_code is null then 'no_label' when u.dimension <> t.dimension then 'other_unit' else 'pattern' end
        as match_method,
    case when t.term_code is null or u.dimension <> t.dimension then 0 else 1 end as match_score
from {{ ref('stg_prose_value') }} as p
left join {{ ref('int_vocabulary_term') }} as t on t.vocabulary = 'narrative' and p.indicator_code = t.term_code
left join {{ ref('int_unit') }} as u on p.printed_unit = u.unit
where p.excluded_reason is null
