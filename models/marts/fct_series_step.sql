{{ config(contract={'enforced': true}) }}

-- the last earlier value of each series, whatever years lie between
with line as (
    select
        indicator_value_id,
        agency_key,
        indicator_code,
        applicant_type,
        year,
        series_segment,
        scope,
        last_value_id,
        last_segment,
        last_scope,
        last_year
    from {{ ref('int_series_step') }}
),

judged as (
    select
        *,
        coalesce(series_segment <> last_segment, false) as is_other_segment,
        coalesce(scope <> last_scope and scope <> 'unknown' and last_scope <> 'unknown', false) as is_other_scope,
        is_other_segment or is_other_scope as is_break
    from line
),

-- the unbroken run to which each value belongs
numbered as (
    select
        *,
        count(*) filter (is_break) over (
            partition by agency_key, indicator_code, applicant_type order by year
        ) as line_number
    from judged
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
    j.indicator_value_id,
    j.last_value_id as compared_with_value_id,
    j.last_year as compared_with_year,
    j.is_break,
    min(j.year) over line as line_first_year,
    max(j.year) over line as line_last_year,
    b.break_kind,
    b.direction as break_direction,
    nullif(concat(
        b.note_zh,
        case when j.is_other_scope then concat('报告口径由“', o.label_zh, '”变为“', n.label_zh, '”。') end
    ), '') as break_note_zh,
    nullif(concat_ws(
        ' ',
        b.note_en,
        case
            when j.is_other_scope
                then concat('The scope of the report goes from ', o.label_en, ' to ', n.label_en, '.')
        end
    ), '') as break_note_en,
    e.note_zh as event_note_zh,
    e.note_en as event_note_en
from numbered as j
left join {{ ref('dim_series_break') }} as b
    on j.indicator_code = b.indicator_code and j.last_segment = b.from_segment and j.series_segment = b.to_segment
left join event as e on j.indicator_value_id = e.indicator_value_id
{{ join_code_label('o', 'scope', 'j.last_scope') }}
{{ join_code_label('n', 'scope', 'j.scope') }}
window line as (partition by j.agency_key, j.indicator_code, j.applicant_type, j.line_number)
