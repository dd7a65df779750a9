{{ config(materialized='view') }}

-- the last earlier value of each series, whatever years lie between
with line as (
    select
        indicator_value_id,
        indicator_code,
        year,
        lag(series_segment) over series as last_segment,
        lag(scope) over series as last_scope,
        lag(year) over series as last_year
    from {{ ref('fct_indicator_value') }}
    where value is not null
    window series as (partition by agency_key, indicator_code, applicant_type order by year)
),

-- what happened between the two values without breaking the line
event as (
    select
        l.indicator_value_id,
        string_agg(e.note_zh, '' order by e.year) as note_zh,
        string_agg(e.note_en, ' ' order by e.year) as note_en
    from line as l
    inner join {{ ref('dim_series_event') }} as e
        on l.indicator_code = e.indicator_code and e.year > l.last_year and e.year <= l.year
    group by l.indicator_value_id
)

select
    a.name_zh as agency_name_zh,
    a.name_en as agency_name_en,
    a.level as agency_level,
    a.province,
    a.prefecture,
    a.county,
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
    coalesce(f.series_segment <> l.last_segment, false)
    or coalesce(f.scope <> l.last_scope and f.scope <> 'unknown' and l.last_scope <> 'unknown', false) as is_break,
    l.last_year as compared_with_year,
    b.break_kind,
    b.direction as break_direction,
    b.note_zh as break_note_zh,
    b.note_en as break_note_en,
    e.note_zh as event_note_zh,
    e.note_en as event_note_en,
    f.is_approximate,
    f.has_conflict,
    f.supported_by_arithmetic,
    f.scope,
    f.vocabulary,
    f.channel,
    r.title as report_title,
    r.source_name,
    r.source_uri,
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
left join line as l on f.indicator_value_id = l.indicator_value_id
left join {{ ref('dim_series_break') }} as b
    on f.indicator_code = b.indicator_code and l.last_segment = b.from_segment and f.series_segment = b.to_segment
left join event as e on f.indicator_value_id = e.indicator_value_id
left join {{ ref('dim_value_status') }} as s on f.value_status = s.value_status
left join {{ ref('dim_comparability') }} as c on f.comparability = c.comparability
