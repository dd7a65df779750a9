{{ config(materialized='view', contract={'enforced': true}) }}

{%- set parts = {
    'cases_total': 'total', 'concluded': 'concluded', 'corrected': 'corrected', 'upheld': 'upheld',
    'other_result': 'other', 'pending': 'pending', 'direct_cases': 'direct', 'after_review_cases': 'after_review'
} %}

-- one star row for each part of a stage, so that max() only picks it
with part as (
    select
        -- whether the line breaks is a matter of the last earlier value, whatever years lie between: that of the step
        f.* exclude (is_break),
        l.* exclude (indicator_value_id),
        i.theme,
        i.theme_label_zh,
        i.theme_label_en,
        split_part(f.indicator_code, '.', 2) as part,
        c.comparability_rank
    from {{ ref('fct_indicator_value') }} as f
    inner join {{ ref('dim_indicator') }} as i on f.indicator_code = i.indicator_code
    inner join {{ ref('dim_comparability') }} as c on f.comparability = c.comparability
    left join {{ ref('fct_series_step') }} as l on f.indicator_value_id = l.indicator_value_id
    where i.theme in ('reviews', 'litigation') and f.applicant_type = 'total'
),

stage as (
    select
        agency_key,
        year,
        theme as stage,
        theme_label_zh as stage_zh,
        theme_label_en as stage_en,
        {%- for column, part in parts.items() %}
            max(value) filter (part = '{{ part }}') as {{ column }},
        {%- endfor %}
        {%- for part in ('concluded', 'corrected') %}
            max(value_status) filter (part = '{{ part }}') as {{ part }}_status,
            max(report_id) filter (part = '{{ part }}') as {{ part }}_report_id,
            max(scope) filter (part = '{{ part }}') as {{ part }}_scope,
            max(indicator_value_id) filter (part = '{{ part }}') as {{ part }}_value_id,
        {%- endfor %}
        max(unit) as unit,
        max(comparability_rank) filter (part in ('concluded', 'corrected')) as comparability_rank,
        coalesce(bool_or(is_break) filter (part in ('concluded', 'corrected')), false) as is_break,
        {%- for note in ('break_note_zh', 'break_note_en', 'event_note_zh', 'event_note_en') %}
            string_agg(distinct {{ note }}, ' ' order by {{ note }})
                filter (part in ('concluded', 'corrected')) as {{ note }},
        {%- endfor %}
        bool_or(is_approximate) filter (part in ('concluded', 'corrected')) as is_approximate,
        bool_or(has_conflict) as has_conflict,
        bool_and(supported_by_arithmetic) filter (part in ('concluded', 'corrected')) as supported_by_arithmetic,
        arg_min(report_id, (part <> 'concluded', part <> 'corrected', part)) as report_id,
        arg_min(vocabulary, (part <> 'concluded', part <> 'corrected', part)) as vocabulary,
        arg_min(scope, (part <> 'concluded', part <> 'corrected', part)) as scope
    from part
    group by all
),

judged as (
    select
        *,
        case
            when concluded is null or corrected is null then 'not_known'
            when concluded_report_id <> corrected_report_id or concluded_scope <> corrected_scope then 'other_source'
            when corrected > concluded then 'contradiction'
            when concluded = 0 then 'no_case'
            else 'share'
        end as share_status,
        coalesce(concluded, corrected) is not null as is_on_line,
        count(*) filter (is_break) over (partition by agency_key, stage order by year) as line_number
    from stage
)

select
    {{ agency_columns() }},
    j.year,
    j.stage,
    j.stage_zh,
    j.stage_en,
    {%- for column in parts %}
        j.{{ column }},
    {%- endfor %}
    j.unit,
    j.concluded_status,
    j.corrected_status,
    cast(case when j.share_status = 'share' then j.corrected / j.concluded end as decimal(9, 6)) as loss_share,
    case when j.share_status = 'share' then {{ wilson_bound('j.corrected', 'j.concluded', '-') }} end
        as loss_share_low,
    case when j.share_status = 'share' then {{ wilson_bound('j.corrected', 'j.concluded', '+') }} end
        as loss_share_high,
    j.share_status,
    ss.label_zh as share_status_zh,
    ss.label_en as share_status_en,
    j.concluded < {{ var('few_cases') }} as has_few_cases,
    c.comparability,
    c.label_zh as comparability_zh,
    c.label_en as comparability_en,
    j.is_break,
    case when j.is_on_line then min(j.year) filter (j.is_on_line) over line end as line_first_year,
    case when j.is_on_line then max(j.year) filter (j.is_on_line) over line end as line_last_year,
    j.break_note_zh,
    j.break_note_en,
    j.event_note_zh,
    j.event_note_en,
    coalesce(j.is_approximate, false) as is_approximate,
    j.has_conflict,
    j.supported_by_arithmetic,
    j.scope,
    j.vocabulary,
    v.name_zh as vocabulary_zh,
    v.name_en as vocabulary_en,
    {{ report_columns() }},
    j.agency_key,
    j.report_id,
    j.concluded_value_id,
    j.corrected_value_id
from judged as j
inner join {{ ref('dim_agency') }} as a on j.agency_key = a.agency_key
inner join {{ ref('dim_report') }} as r on j.report_id = r.report_id
left join {{ ref('dim_comparability') }} as c on j.comparability_rank = c.comparability_rank
left join {{ ref('dim_vocabulary') }} as v on j.vocabulary = v.vocabulary
{{ join_code_label('al', 'agency_level', 'a.level') }}
{{ join_code_label('ss', 'share_status', 'j.share_status') }}
window line as (partition by j.agency_key, j.stage, j.line_number)
