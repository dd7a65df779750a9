with term as (
    select
        vocabulary,
        term_code,
        parent_code,
        section_zh,
        label_zh,
        label_en,
        unit,
        value_kind,
        breakdown,
        placement,
        label_path
    from {{ ref('vocabulary_term') }}
    union all by name
    select * from {{ ref('stg_indicator_term') }}
)

select
    t.vocabulary,
    t.term_code,
    t.parent_code,
    t.section_zh,
    t.label_zh,
    t.label_en,
    t.unit as printed_unit,
    coalesce(u.stored_unit, t.unit) as unit,
    u.dimension,
    t.value_kind,
    t.breakdown,
    t.placement,
    t.label_path
from term as t
left join {{ ref('unit') }} as u on t.unit = u.unit
