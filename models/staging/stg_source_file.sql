{{ config(materialized='view') }}

select
    source_id,
    report_id,
    source_name,
    source_uri,
    retrieved_at,
    manifest_agency,
    manifest_year,
    manifest_published_on,
    -- the web address: what the manifest says outranks what a crawler wrote in front of the page
    nullif(regexp_extract(
        coalesce(manifest_url, json_extract_string(metadata, '$.url')), '^\s*(https?://\S+)', 1
    ), '') as report_url
from {{ source('raw', 'source_file') }}
