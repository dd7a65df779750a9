{{ config(materialized='view') }}

select
    source_id,
    report_id,
    regexp_extract(
        lower(coalesce(manifest_url, json_extract_string(metadata, '$.url'), '')), '^(?:https?://)?([^/:?#]+)', 1
    ) as host
from {{ source('raw', 'source_file') }}
where coalesce(manifest_url, json_extract_string(metadata, '$.url')) is not null
