{{ config(materialized='view', contract={'enforced': true}) }}

with printed as (
    select
        report_id,
        count(*) as printed_values,
        count(*) filter (term_code = 'UNMAPPED') as unmapped_values,
        count(*) filter (value_status = 'unreadable') as unreadable_values
    from {{ ref('fct_reported_value') }}
    group by report_id
),

checked as (
    select
        report_id,
        count(*) filter (outcome = 'holds') as checks_that_hold,
        count(*) filter (outcome = 'not_assessable') as checks_not_assessable,
        count(*) filter (outcome = 'fails' and severity = 'error') as errors,
        count(*) filter (outcome = 'fails' and severity = 'warning') as warnings,
        count(*) filter (outcome = 'fails' and severity = 'suspicious') as suspicions
    from {{ ref('fct_arithmetic_check') }}
    group by report_id
),

star as (
    select
        report_id,
        count(*) filter (value is not null) as star_values,
        count(*) filter (value is null) as star_gaps,
        count(*) filter (has_conflict) as conflicts,
        count(*) filter (supported_by_arithmetic) as supported_values,
        count(*) filter (not supported_by_arithmetic) as contradicted_values
    from {{ ref('fct_indicator_value') }}
    group by report_id
)

select
    r.report_id,
    {{ report_columns() }},
    {{ agency_columns() }},
    r.report_year as year,
    r.status,
    st.label_zh as status_zh,
    st.label_en as status_en,
    r.vocabulary,
    v.name_zh as vocabulary_zh,
    v.name_en as vocabulary_en,
    r.scope,
    sc.label_zh as scope_zh,
    sc.label_en as scope_en,
    r.published_on,
    coalesce(p.printed_values, 0) as printed_values,
    coalesce(p.unmapped_values, 0) as unmapped_values,
    coalesce(p.unreadable_values, 0) as unreadable_values,
    coalesce(k.checks_that_hold, 0) as checks_that_hold,
    coalesce(k.checks_not_assessable, 0) as checks_not_assessable,
    coalesce(k.errors, 0) as errors,
    coalesce(k.warnings, 0) as warnings,
    coalesce(k.suspicions, 0) as suspicions,
    coalesce(s.star_values, 0) as star_values,
    coalesce(s.star_gaps, 0) as star_gaps,
    coalesce(s.conflicts, 0) as conflicts,
    coalesce(s.supported_values, 0) as supported_values,
    coalesce(s.contradicted_values, 0) as contradicted_values,
    r.agency_key
from {{ ref('dim_report') }} as r
inner join {{ ref('dim_agency') }} as a on r.agency_key = a.agency_key
left join printed as p on r.report_id = p.report_id
left join checked as k on r.report_id = k.report_id
left join star as s on r.report_id = s.report_id
left join {{ ref('dim_vocabulary') }} as v on r.vocabulary = v.vocabulary
{{ join_code_label('al', 'agency_level', 'a.level') }}
{{ join_code_label('st', 'report_status', 'r.status') }}
{{ join_code_label('sc', 'scope', 'r.scope') }}
