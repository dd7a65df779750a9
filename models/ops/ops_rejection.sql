{{ config(materialized='view') }}

select
    r.rejection_id,
    r.source_name,
    r.source_uri,
    r.report_id,
    r.part,
    r.reason_code,
    s.message_zh as reason_zh,
    s.message_en as reason_en,
    r.message,
    s.what_to_do,
    r.run_id
from {{ source('raw', 'rejection') }} as r
left join {{ ref('rejection_reason') }} as s on r.reason_code = s.reason_code
