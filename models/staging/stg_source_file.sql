{{ config(materialized='view') }}

select
    source_id,
    report_id,
    source_name,
    source_uri,
    retrieved_at,
    manifest_agency,
    manifest_year,
    manifest_published_on
from {{ source('raw', 'source_file') }}
