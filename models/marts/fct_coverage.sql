{{ config(contract={'enforced': true}) }}

with report as (
    select
        agency_key,
        report_year as year,
        count(*) as reports,
        count(*) filter (status = 'loaded') as loaded,
        count(*) filter (list_contains(status_all, 'excluded')) as rejected,
        count(*) filter (status = 'superseded' and not list_contains(status_all, 'excluded')) as superseded,
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
        count(*) filter (value is null) as star_gaps,
        count(distinct indicator_code) filter (value is not null) as indicators_with_value
    from {{ ref('fct_indicator_value') }}
    group by agency_key, year
)

select
    s.agency_key,
    cast(s.year as integer) as year,
    case
        when r.loaded > 0 then 'loaded'
        when r.waiting > 0 then 'waiting'
        when r.rejected > 0 then 'rejected'
        else 'missing'
    end as coverage,
    coalesce(r.reports, 0) as reports,
    coalesce(r.loaded, 0) as loaded,
    coalesce(r.waiting, 0) as waiting,
    coalesce(r.rejected, 0) as rejected,
    coalesce(r.superseded, 0) as superseded,
    coalesce(v.star_values, 0) as star_values,
    coalesce(v.star_gaps, 0) as star_gaps,
    coalesce(v.indicators_with_value, 0) as indicators_with_value
from span as s
left join report as r on s.agency_key = r.agency_key and s.year = r.year
left join value as v on s.agency_key = v.agency_key and s.year = v.year
