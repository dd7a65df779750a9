{{ config(contract={'enforced': true}) }}

with reported as (
    select distinct report_year as year
    from {{ ref('dim_report') }}
    where report_year is not null
),

span as (
    select unnest(generate_series(min(year_from), max(year_from))) as year
    from {{ ref('form_period') }}
),

years as (
    select cast(year as integer) as year from span
    union
    select cast(year as integer) as year from reported
)

select
    y.year,
    p.period,
    p.usual_vocabulary,
    p.label_zh as period_label_zh,
    p.label_en as period_label_en,
    coalesce(r.year is not null, false) as has_report
from years as y
left join {{ ref('form_period') }} as p
    on y.year >= p.year_from and y.year <= coalesce(p.year_to, y.year)
left join reported as r on y.year = r.year
