{{ config(materialized='view') }}

select
    f.indicator_value_id,
    a.name_zh as agency_name,
    f.year,
    f.indicator_code,
    f.applicant_type,
    f.value as star_value,
    c.value as candidate_value,
    c.is_ambiguous as states_two_numbers,
    c.report_id,
    r.source_name,
    r.status as report_status,
    c.channel,
    c.vocabulary,
    c.scope,
    c.report_id = f.report_id and c.channel = f.channel and c.vocabulary = f.vocabulary and c.scope = f.scope
    and f.value is not null as is_chosen
from {{ ref('fct_indicator_value') }} as f
inner join {{ ref('int_star_candidate') }} as c
    on f.agency_key = c.agency_key
    and f.year = c.year
    and f.indicator_code = c.indicator_code
    and f.applicant_type = c.applicant_type
inner join {{ ref('dim_agency') }} as a on f.agency_key = a.agency_key
inner join {{ ref('dim_report') }} as r on c.report_id = r.report_id
where f.has_conflict
