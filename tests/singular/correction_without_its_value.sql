-- If this warns, a correction or an override no longer meets the report or the value it was written for and has no
-- effect: the report changed, or was taken out.
{{ config(severity='warn') }}

select
    k.report_id,
    k.locator as place,
    k.expected_raw_value as expected,
    v.raw_value as found
from {{ ref('value_correction') }} as k
left join {{ ref('fct_reported_value') }} as v on k.report_id = v.report_id and k.locator = v.locator
where v.raw_value is distinct from k.expected_raw_value
union all
select
    o.report_id,
    o.field as place,
    o.value as expected,
    null as found
from {{ ref('report_override') }} as o
left join {{ ref('stg_report') }} as r on o.report_id = r.report_id
where r.report_id is null
