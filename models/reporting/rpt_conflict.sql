{{ config(materialized='view', contract={'enforced': true}) }}

select
    {{ agency_columns() }},
    k.year,
    k.indicator_code,
    i.label_zh as indicator_zh,
    i.label_en as indicator_en,
    i.unit,
    k.applicant_type,
    p.name_zh as applicant_zh,
    p.name_en as applicant_en,
    k.star_value,
    k.candidate_value,
    k.is_chosen,
    k.states_two_numbers,
    k.channel,
    ch.label_zh as channel_zh,
    ch.label_en as channel_en,
    k.vocabulary,
    v.name_zh as vocabulary_zh,
    v.name_en as vocabulary_en,
    k.scope,
    sc.label_zh as scope_zh,
    sc.label_en as scope_en,
    k.report_status,
    {{ report_columns() }},
    a.agency_key,
    k.report_id,
    k.indicator_value_id
from {{ ref('ops_conflict') }} as k
inner join {{ ref('fct_indicator_value') }} as f on k.indicator_value_id = f.indicator_value_id
inner join {{ ref('dim_agency') }} as a on f.agency_key = a.agency_key
inner join {{ ref('dim_indicator') }} as i on k.indicator_code = i.indicator_code
inner join {{ ref('dim_applicant_type') }} as p on k.applicant_type = p.applicant_type
inner join {{ ref('dim_report') }} as r on k.report_id = r.report_id
left join {{ ref('dim_vocabulary') }} as v on k.vocabulary = v.vocabulary
{{ join_code_label('al', 'agency_level', 'a.level') }}
{{ join_code_label('ch', 'channel', 'k.channel') }}
{{ join_code_label('sc', 'scope', 'k.scope') }}
