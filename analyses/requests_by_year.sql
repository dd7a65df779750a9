-- 各机关历年新收申请，断点处另起一段，并注明原因。
-- Disclosure requests by body and year; a new segment is a break in the line, with its reason.
select
    agency_name_zh,
    year,
    value,
    status_zh,
    series_segment,
    is_break,
    comparability_zh,
    vocabulary,
    coalesce(break_note_zh, event_note_zh) as note_zh
from reporting.rpt_series
where indicator_code = 'requests.received' and applicant_type = 'total'
order by count(*) over (partition by agency_name_zh) desc, agency_name_zh, year;
