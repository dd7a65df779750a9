{{ config(materialized='view') }}

with printed as (
    select
        report_id,
        count(*) as printed_values,
        count(*) filter (term_code = 'UNMAPPED') as unmapped_values,
        count(*) filter (value_status = 'unreadable') as unreadable_values
    from {{ ref('fct_reported_value') }}
    group by report_id
),

checked as (
    select
        report_id,
        count(*) filter (outcome = 'holds') as checks_that_hold,
        count(*) filter (outcome = 'fails' and severity = 'error') as errors,
        count(*) filter (outcome = 'fails' and severity = 'warning') as warnings,
        count(*) filter (outcome = 'fails' and severity = 'suspicious') as suspicions
    from {{ ref('fct_arithmetic_check') }}
    group by report_id
),

star as (
    select
        report_id,
        count(*) filter (value is not null) as star_values,
        count(*) filter (value is null) as star_gaps,
        count(*) filter (has_conflict) as conflicts,
        count(*) filter (supported_by_arithmetic) as supported_values,
        count(*) filter (not supported_by_arithmetic) as contradicted_values
    from {{ ref('fct_indicator_value') }}
    group by report_id
)

select
    r.report_id,
    r.source_name,
    r.title,
    a.name_zh as agency_name_zh,
    a.province,
    r.report_year as year,
    r.status,
    r.vocabulary,
    coalesce(p.printed_values, 0) as printed_values,
    coalesce(p.unmapped_values, 0) as unmapped_values,
    coalesce(p.unreadable_values, 0) as unreadable_values,
    coalesce(k.checks_that_hold, 0) as checks_that_hold,
    coalesce(k.errors, 0) as errors,
    coalesce(k.warnings, 0) as warnings,
    coalesce(k.suspicions, 0) as suspicions,
    coalesce(s.star_values, 0) as star_values,
    coalesce(s.star_gaps, 0) as star_gaps,
    coalesce(s.conflicts, 0) as conflicts,
    coalesce(s.supported_values, 0) as supported_values,
    coalesce(s.contradicted_values, 0) as contradicted_values
from {{ ref('dim_report') }} as r
inner join {{ ref('dim_agency') }} as a on r.agency_key = a.agency_key
left join printed as p on r.report_id = p.report_id
left join checked as k on r.report_id = k.report_id
left join star as s on r.report_id = s.report_id
