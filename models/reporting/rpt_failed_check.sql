{{ config(materialized='view') }}

select
    a.name_zh as agency_name_zh,
    k.report_year as year,
    k.severity,
    k.rule_id,
    u.left_terms,
    k.operator,
    u.right_terms,
    nullif(k.subject_term_code, '*') as subject_term_code,
    k.applicant_type,
    p.name_zh as applicant_zh,
    k.basis,
    k.left_value,
    k.right_value,
    k.difference,
    u.note,
    r.title as report_title,
    r.source_name,
    r.status as report_status,
    k.report_id,
    k.compared_report_id,
    k.arithmetic_check_id
from {{ ref('fct_arithmetic_check') }} as k
inner join {{ ref('dim_arithmetic_rule') }} as u on k.rule_id = u.rule_id
inner join {{ ref('dim_report') }} as r on k.report_id = r.report_id
inner join {{ ref('dim_agency') }} as a on k.agency_key = a.agency_key
inner join {{ ref('dim_applicant_type') }} as p on k.applicant_type = p.applicant_type
where k.outcome = 'fails'
