{{ config(materialized='view') }}

select
    report_id,
    source_name,
    title,
    status,
    status_all,
    case when agency_key <> 'UNMAPPED' then agency_key end as agency_key,
    report_year,
    agency_in_title,
    agency_in_body,
    agency_candidates,
    agency_evidence,
    year_candidates,
    published_on,
    -- to be filled in by hand and handed back as overrides
    cast(null as varchar) as agency,
    cast(null as integer) as year,
    cast(null as varchar) as note
from {{ ref('dim_report') }}
where is_waiting
