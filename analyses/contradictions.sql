-- 报告里自相矛盾的数，最重的在前。Numbers that contradict each other within a report, the gravest first.
select
    agency_name_zh,
    year,
    severity,
    rule_id,
    subject_term_code,
    applicant_zh,
    left_value,
    operator,
    right_value,
    difference,
    source_name
from reporting.rpt_failed_check
order by
    list_position(['error', 'warning', 'suspicious'], severity),
    agency_name_zh, year, source_name, rule_id, subject_term_code, applicant_zh;
