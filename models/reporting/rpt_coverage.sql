{{ config(materialized='view', contract={'enforced': true}) }}

select
    {{ agency_columns() }},
    c.year,
    y.period_label_zh,
    y.period_label_en,
    c.coverage,
    cl.label_zh as coverage_zh,
    cl.label_en as coverage_en,
    c.reports,
    c.loaded as reports_loaded,
    c.waiting as reports_waiting,
    c.rejected as reports_rejected,
    c.superseded as reports_superseded,
    c.star_values,
    c.star_gaps,
    c.indicators_with_value,
    c.agency_key
from {{ ref('fct_coverage') }} as c
inner join {{ ref('dim_agency') }} as a on c.agency_key = a.agency_key
left join {{ ref('dim_year') }} as y on c.year = y.year
{{ join_code_label('al', 'agency_level', 'a.level') }}
{{ join_code_label('cl', 'coverage', 'c.coverage') }}
