{{ config(materialized='view', contract={'enforced': true}) }}

-- every outcome beside the total of the same applicants
with outcome as (
    select
        f.*,
        i.label_zh,
        i.label_en,
        i.parent_indicator_code,
        -- a part that belongs to another cut overlaps with the parts of the total
        coalesce(i.parent_indicator_code = 'outcomes.total' and i.additive_over_indicators, false) as is_main_outcome,
        t.value as outcomes_total,
        case
            when f.value is null or t.value is null then 'not_known'
            when t.report_id <> f.report_id or t.scope <> f.scope then 'other_source'
            when f.value > t.value then 'contradiction'
            when t.value = 0 then 'no_case'
            else 'share'
        end as share_status
    from {{ ref('fct_indicator_value') }} as f
    inner join {{ ref('dim_indicator') }} as i on f.indicator_code = i.indicator_code
    left join {{ ref('fct_indicator_value') }} as t
        on
            f.agency_key = t.agency_key and f.year = t.year and f.applicant_type = t.applicant_type
            and t.indicator_code = 'outcomes.total'
    where i.theme = 'outcomes'
)

select
    {{ agency_columns() }},
    f.year,
    f.indicator_code,
    f.label_zh as indicator_zh,
    f.label_en as indicator_en,
    f.parent_indicator_code,
    f.is_main_outcome,
    f.applicant_type,
    p.name_zh as applicant_zh,
    p.name_en as applicant_en,
    p.sort_order as applicant_order,
    f.value,
    f.unit,
    f.value_status,
    s.label_zh as status_zh,
    s.label_en as status_en,
    f.outcomes_total,
    cast(case when f.share_status = 'share' then f.value / f.outcomes_total end as decimal(9, 6)) as share_of_total,
    f.share_status,
    ss.label_zh as share_status_zh,
    ss.label_en as share_status_en,
    f.comparability,
    c.label_zh as comparability_zh,
    c.label_en as comparability_en,
    coalesce(l.is_break, false) as is_break,
    l.compared_with_year,
    l.line_first_year,
    l.line_last_year,
    l.break_note_zh,
    l.break_note_en,
    l.event_note_zh,
    l.event_note_en,
    f.is_approximate,
    f.has_conflict,
    f.supported_by_arithmetic,
    f.scope,
    f.vocabulary,
    v.name_zh as vocabulary_zh,
    v.name_en as vocabulary_en,
    {{ report_columns() }},
    f.agency_key,
    f.report_id,
    f.indicator_value_id
from outcome as f
inner join {{ ref('dim_agency') }} as a on f.agency_key = a.agency_key
inner join {{ ref('dim_applicant_type') }} as p on f.applicant_type = p.applicant_type
inner join {{ ref('dim_report') }} as r on f.report_id = r.report_id
left join {{ ref('fct_series_step') }} as l on f.indicator_value_id = l.indicator_value_id
left join {{ ref('dim_value_status') }} as s on f.value_status = s.value_status
left join {{ ref('dim_comparability') }} as c on f.comparability = c.comparability
left join {{ ref('dim_vocabulary') }} as v on f.vocabulary = v.vocabulary
{{ join_code_label('al', 'agency_level', 'a.level') }}
{{ join_code_label('ss', 'share_status', 'f.share_status') }}
