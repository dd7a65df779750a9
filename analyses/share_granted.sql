-- 予以公开占办理结果的比例：2019年前后按可比口径（含已主动公开）。
-- Share granted of all outcomes on the definition that runs across 2019; the total itself breaks there.
select
    g.agency_name_zh,
    g.year,
    g.value as granted,
    t.value as outcomes,
    round(g.value / nullif(t.value, 0), 3) as share_granted,
    g.comparability_zh as comparability_of_granted,
    t.series_segment as segment_of_outcomes,
    g.is_break or t.is_break as is_break,
    g.has_conflict or t.has_conflict as has_conflict
from reporting.rpt_series as g
inner join reporting.rpt_series as t
    on
        g.agency_key = t.agency_key
        and g.year = t.year
        and g.applicant_type = t.applicant_type
        and t.indicator_code = 'outcomes.total'
where g.indicator_code = 'outcomes.granted' and g.applicant_type = 'total' and g.value is not null
order by count(*) over (partition by g.agency_name_zh) desc, g.agency_name_zh, g.year;
