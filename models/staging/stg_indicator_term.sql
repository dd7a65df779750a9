{{ config(materialized='view') }}

-- An indicator counts changes, and so may be negative, where a form's term mapped to it alone does.
with kind as (
    select
        m.indicator_code,
        bool_or(t.value_kind = 'signed_count') as is_signed,
        bool_or(t.value_kind = 'flag') as is_flag
    from {{ ref('term_indicator_map') }} as m
    inner join {{ ref('vocabulary_term') }} as t on m.vocabulary = t.vocabulary and m.term_code = t.term_code
    group by m.indicator_code
)

select
    v.vocabulary,
    i.indicator_code as term_code,
    i.parent_indicator_code as parent_code,
    cast(null as varchar) as section_zh,
    i.label_zh,
    i.label_en,
    i.unit,
    case
        when i.dimension = 'money' then 'money'
        when k.is_signed then 'signed_count'
        when k.is_flag then 'flag'
        else 'count'
    end as value_kind,
    cast(null as varchar) as breakdown,
    'any' as placement,
    i.label_zh as label_path
from {{ ref('indicator') }} as i
cross join {{ ref('vocabulary') }} as v
left join kind as k on i.indicator_code = k.indicator_code
where v.kind = 'general'
