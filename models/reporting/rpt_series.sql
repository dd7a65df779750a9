{{ config(materialized='view', contract={'enforced': true}) }}

select
    {{ agency_columns() }},
    f.year,
    i.theme,
    i.theme_label_zh,
    i.theme_label_en,
    f.indicator_code,
    i.label_zh as indicator_zh,
    i.label_en as indicator_en,
    f.applicant_type,
    p.name_zh as applicant_zh,
    p.name_en as applicant_en,
    f.value,
    f.unit,
    f.value_status,
    s.label_zh as status_zh,
    s.label_en as status_en,
    f.comparability,
    c.label_zh as comparability_zh,
    c.label_en as comparability_en,
    f.series_segment,
    coalesce(l.is_break, false) as is_break,
    l.compared_with_year,
    l.line_first_year,
    l.line_last_year,
    l.break_kind,
    l.break_direction,
    l.break_note_zh,
    l.break_note_en,
    l.event_note_zh,
    l.event_note_en,
    f.is_approximate,
    f.has_conflict,
    f.supported_by_arithmetic,
    f.components_expected,
    f.components_found,
    f.scope,
    sc.label_zh as scope_zh,
    sc.label_en as scope_en,
    f.vocabulary,
    v.name_zh as vocabulary_zh,
    v.name_en as vocabulary_en,
    f.channel,
    ch.label_zh as channel_zh,
    ch.label_en as channel_en,
    {{ report_columns() }},
    r.published_on,
    i.note as indicator_note,
    f.agency_key,
    f.report_id,
    f.indicator_value_id,
    f.vocabulary_version
from {{ ref('fct_indicator_value') }} as f
inner join {{ ref('dim_agency') }} as a on f.agency_key = a.agency_key
inner join {{ ref('dim_indicator') }} as i on f.indicator_code = i.indicator_code
inner join {{ ref('dim_applicant_type') }} as p on f.applicant_type = p.applicant_type
inner join {{ ref('dim_report') }} as r on f.report_id = r.report_id
left join {{ ref('fct_series_step') }} as l on f.indicator_value_id = l.indicator_value_id
left join {{ ref('dim_value_status') }} as s on f.value_status = s.value_status
left join {{ ref('dim_comparability') }} as c on f.comparability = c.comparability
left join {{ ref('dim_vocabulary') }} as v on f.vocabulary = v.vocabulary
{{ join_code_label('al', 'agency_level', 'a.level') }}
{{ join_code_label('sc', 'scope', 'f.scope') }}
{{ join_code_label('ch', 'channel', 'f.channel') }}
