-- 曾报告而后来不再报告的指标。Indicators that a body reported in one year and no longer reported in its next report.
with reported as (
    select
        agency_key,
        agency_name_zh,
        year,
        indicator_code,
        indicator_zh,
        vocabulary
    from reporting.rpt_series
    where applicant_type = 'total' and value is not null
),

next_report as (
    select
        agency_key,
        year,
        lead(year) over (partition by agency_key order by year) as next_year
    from (select distinct agency_key, year from reporting.rpt_series) as years
)

select
    r.agency_name_zh,
    r.indicator_code,
    r.indicator_zh,
    r.year as last_reported,
    n.next_year as first_silent,
    r.vocabulary
from reported as r
inner join next_report as n on r.agency_key = n.agency_key and r.year = n.year
left join reported as l
    on r.agency_key = l.agency_key and n.next_year = l.year and r.indicator_code = l.indicator_code
where n.next_year is not null and l.agency_key is null
order by r.agency_name_zh, r.indicator_code, r.year;
