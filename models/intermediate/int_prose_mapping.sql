-- Every number of a sentence that counts, with its indicator as the term; one without a known indicator is unmapped.
with counted as (
    select
        p.prose_value_id,
        p.report_id,
        p.basis,
        t.term_code,
        n.component,
        u.dimension <> t.dimension as is_other_unit
    from {{ ref('stg_prose_value') }} as p
    left join {{ ref('prose_pattern') }} as n on p.pattern_id = n.pattern_id
    left join {{ ref('int_vocabulary_term') }} as t on t.vocabulary = 'narrative' and p.indicator_code = t.term_code
    left join {{ ref('int_unit') }} as u on p.printed_unit = u.unit
    where p.excluded_reason is null
),

-- a report that counts several parts of an indicator gives none of them as the whole
parted as (
    select
        report_id,
        term_code,
        basis
    from counted
    group by report_id, term_code, basis
    having count(distinct component) > 1
)

select
    c.prose_value_id,
    case when c.term_code is null or c.is_other_unit then 'UNMAPPED' else c.term_code end as term_code,
    case
        when c.term_code is null then 'no_label'
        when c.is_other_unit then 'other_unit'
        when c.component is not null and d.report_id is not null then 'part'
        else 'pattern'
    end as match_method,
    case when c.term_code is null or c.is_other_unit then 0 else 1 end as match_score
from counted as c
left join parted as d on c.report_id = d.report_id and c.term_code = d.term_code and c.basis = d.basis
