{{ config(materialized='view') }}

with report as (
    select
        agency_key,
        cast(report_year as integer) as year,
        count(*) as reports,
        count(*) filter (status = 'loaded') as loaded,
        count(*) filter (status = 'superseded') as superseded,
        count(*) filter (status not in ('loaded', 'superseded')) as waiting
    from {{ ref('dim_report') }}
    where agency_key <> 'UNMAPPED' and report_year is not null
    group by all
),

span as (
    select
        agency_key,
        unnest(generate_series(min(year), max(year))) as year
    from report
    group by agency_key
),

value as (
    select
        agency_key,
        year,
        count(*) filter (value is not null) as star_values,
        count(*) filter (value is null) as star_gaps
    from {{ ref('fct_indicator_value') }}
    group by agency_key, year
)

select
    a.agency_key,
    a.name_zh,
    a.level,
    a.province,
    cast(s.year as integer) as year,
    case
        when r.loaded > 0 then 'loaded'
        when r.waiting > 0 then 'waiting'
        else 'missing'
    end as coverage,
    coalesce(r.reports, 0) as reports,
    coalesce(r.loaded, 0) as loaded,
    coalesce(r.waiting, 0) as waiting,
    coalesce(r.superseded, 0) as superseded,
    coalesce(v.star_values, 0) as star_values,
    coalesce(v.star_gaps, 0) as star_gaps
from span as s
inner join {{ ref('dim_agency') }} as a on s.agency_key = a.agency_key
left join report as r on s.agency_key = r.agency_key and s.year = r.year
left join value as v on s.agency_key = v.agency_key and s.year = v.year
