{{ config(contract={'enforced': true}) }}

select
    i.indicator_code,
    i.theme,
    t.label_zh as theme_label_zh,
    t.label_en as theme_label_en,
    i.label_zh,
    i.label_en,
    i.unit,
    i.dimension,
    i.breakdown,
    i.parent_indicator_code,
    i.cut,
    i.measure_kind,
    i.additive_over_agencies,
    i.additive_over_years,
    i.additive_over_applicants,
    i.additive_over_indicators,
    i.note
from {{ ref('indicator') }} as i
left join {{ ref('theme') }} as t on i.theme = t.theme
