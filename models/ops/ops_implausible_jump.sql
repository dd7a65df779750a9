{{ config(materialized='view') }}

with event as (
    select
        j.indicator_value_id,
        string_agg(e.note_zh, '' order by e.year) as note_zh,
        string_agg(e.note_en, ' ' order by e.year) as note_en
    from {{ ref('int_jump') }} as j
    inner join {{ ref('dim_series_event') }} as e
        on j.indicator_code = e.indicator_code and e.year > j.last_year and e.year <= j.year
    group by j.indicator_value_id
),

cause as (
    select
        j.indicator_value_id,
        list(c.cause order by c.sort_order) as possible_causes,
        string_agg(c.label_zh, '；' order by c.sort_order) as possible_causes_zh,
        string_agg(c.label_en, '; ' order by c.sort_order) as possible_causes_en
    from {{ ref('int_jump') }} as j
    left join event as e on j.indicator_value_id = e.indicator_value_id
    inner join {{ ref('jump_cause') }} as c
        on
            (c.dimension is null or c.dimension = j.dimension)
            and case c.kind
                when 'break' then j.series_segment <> j.last_segment
                when 'event' then e.indicator_value_id is not null
                when 'scope' then j.scope <> j.last_scope and j.scope <> 'unknown' and j.last_scope <> 'unknown'
                when 'source' then j.channel <> j.last_channel
                when 'cumulative'
                    then j.measure_kind = 'flow' and j.value > j.last_value and j.earlier_values > 1
                    and j.value >= j.earlier_sum
                when 'factor' then least(j.value, j.last_value) >= 1 and j.factor between c.min_factor and c.max_factor
                when 'unit' then j.printed_unit <> j.last_printed_unit
            end
    group by j.indicator_value_id
)

select
    j.indicator_value_id,
    a.name_zh as agency_name_zh,
    j.year,
    j.indicator_code,
    i.label_zh as indicator_zh,
    i.label_en as indicator_en,
    j.applicant_type,
    j.last_year,
    j.last_value,
    j.value,
    j.next_year,
    j.next_value,
    j.unit,
    cast(j.factor as decimal(20, 4)) as factor,
    if(j.value > j.last_value, 'up', 'down') as direction,
    -- the year after goes back: one odd year rather than a new level
    coalesce({{ times_apart('j.next_value', 'j.last_value') }} < t.min_factor, false) as is_single_year,
    coalesce(c.possible_causes, []) as possible_causes,
    coalesce(c.possible_causes_zh, '') as possible_causes_zh,
    coalesce(c.possible_causes_en, '') as possible_causes_en,
    concat(b.note_zh, e.note_zh) as registered_note_zh,
    concat_ws(' ', b.note_en, e.note_en) as registered_note_en,
    j.supported_by_arithmetic,
    r.source_name,
    p.source_name as last_source_name,
    j.report_id,
    j.agency_key
from {{ ref('int_jump') }} as j
inner join {{ ref('dim_agency') }} as a on j.agency_key = a.agency_key
inner join {{ ref('dim_indicator') }} as i on j.indicator_code = i.indicator_code
inner join {{ ref('jump_threshold') }} as t on j.dimension = t.dimension
inner join {{ ref('dim_report') }} as r on j.report_id = r.report_id
inner join {{ ref('dim_report') }} as p on j.last_report_id = p.report_id
left join cause as c on j.indicator_value_id = c.indicator_value_id
left join event as e on j.indicator_value_id = e.indicator_value_id
left join {{ ref('dim_series_break') }} as b
    on j.indicator_code = b.indicator_code and j.last_segment = b.from_segment and j.series_segment = b.to_segment
