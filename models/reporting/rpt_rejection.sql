{{ config(materialized='view', contract={'enforced': true}) }}

select
    rejection_id,
    source_name,
    source_uri,
    part,
    reason_code,
    reason_zh,
    reason_en,
    message,
    what_to_do,
    report_id
from {{ ref('ops_rejection') }}
