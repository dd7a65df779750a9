{{ config(materialized='view') }}

-- the last earlier value of each series, whatever years lie between
with line as (
    select
        indicator_value_id,
        lag(series_segment) over series as last_segment,
        lag(scope) over series as last_scope
    from {{ ref('fct_indicator_value') }}
    where value is not null
    window series as (partition by agency_key, indicator_code, applicant_type order by year)
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
    f.indicator_value_id
from {{ ref('fct_indicator_value') }} as f
inner join {{ ref('dim_agency') }} as a on f.agency_key = a.agency_key
inner join {{ ref('dim_indicator') }} as i on f.indicator_code = i.indicator_code
inner join {{ ref('dim_applicant_type') }} as p on f.applicant_type = p.applicant_type
inner join {{ ref('dim_report') }} as r on f.report_id = r.report_id
left join line as l on f.indicator_value_id = l.indicator_value_id
left join {{ ref('dim_value_status') }} as s on f.value_status = s.value_status
left join {{ ref('dim_comparability') }} as c on f.comparability = c.comparability
