{{ config(materialized='view') }}

with report as (
    select
        agency_key,
        report_year as year,
        bool_or(status = 'loaded') as is_loaded,
        bool_or(status not in ('loaded', 'superseded')) as is_waiting
    from {{ ref('dim_report') }}
    where report_year is not null
    group by all
),

value as (
    select
        agency_key,
        year,
        count(distinct indicator_code) filter (value is not null) as indicators_with_value
    from {{ ref('fct_indicator_value') }}
    group by agency_key, year
)

select
    a.province,
    a.name_zh as agency_name_zh,
    a.level as agency_level,
    y.year,
    y.period_label_zh,
    y.period_label_en,
    case when r.is_loaded then 'loaded' else 'waiting' end as coverage,
    coalesce(v.indicators_with_value, 0) as indicators_with_value,
    a.agency_key
from report as r
inner join {{ ref('dim_agency') }} as a on r.agency_key = a.agency_key
inner join {{ ref('dim_year') }} as y on r.year = y.year
left join value as v on r.agency_key = v.agency_key and r.year = v.year
where r.is_loaded or r.is_waiting
