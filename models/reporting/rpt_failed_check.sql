{{ config(materialized='view', contract={'enforced': true}) }}

select
    {{ agency_columns() }},
    r.report_year as year,
    k.severity,
    sv.label_zh as severity_zh,
    sv.label_en as severity_en,
    k.rule_id,
    k.vocabulary,
    v.name_zh as vocabulary_zh,
    v.name_en as vocabulary_en,
    u.left_terms,
    k.operator,
    u.right_terms,
    nullif(k.subject_term_code, '*') as subject_term_code,
    t.label_zh as subject_term_zh,
    t.label_en as subject_term_en,
    k.applicant_type,
    p.name_zh as applicant_zh,
    p.name_en as applicant_en,
    k.basis,
    k.left_value,
    k.right_value,
    k.difference,
    u.note,
    {{ report_columns() }},
    r.status as report_status,
    r.agency_key,
    k.report_id,
    k.compared_report_id,
    k.arithmetic_check_id
from {{ ref('fct_arithmetic_check') }} as k
inner join {{ ref('dim_arithmetic_rule') }} as u on k.rule_id = u.rule_id
inner join {{ ref('dim_report') }} as r on k.report_id = r.report_id
inner join {{ ref('dim_agency') }} as a on r.agency_key = a.agency_key
inner join {{ ref('dim_applicant_type') }} as p on k.applicant_type = p.applicant_type
left join {{ ref('dim_vocabulary') }} as v on k.vocabulary = v.vocabulary
left join {{ ref('dim_vocabulary_term') }} as t on k.vocabulary = t.vocabulary and k.subject_term_code = t.term_code
{{ join_code_label('al', 'agency_level', 'a.level') }}
{{ join_code_label('sv', 'severity', 'k.severity') }}
where k.outcome = 'fails'
