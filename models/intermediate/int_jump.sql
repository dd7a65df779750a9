{{ config(materialized='view') }}

-- the way back from a single odd year is no jump of its own
with jump as (
    select
        s.*,
        i.dimension,
        i.measure_kind
    from {{ ref('int_series_step') }} as s
    inner join {{ ref('dim_indicator') }} as i on s.indicator_code = i.indicator_code
    inner join {{ ref('jump_threshold') }} as t on i.dimension = t.dimension
    where
        s.year - s.last_year <= t.max_years_apart
        and s.factor >= t.min_factor
        and greatest(s.value, s.last_value) >= t.min_larger
        and not coalesce(
            {{ times_apart('s.value', 's.value_before_last') }} < t.min_factor
            and {{ times_apart('s.last_value', 's.value_before_last') }} >= t.min_factor,
            false
        )
),

printed_unit as (
    select
        l.indicator_value_id,
        min(t.unit) as unit
    from {{ ref('bridge_lineage') }} as l
    inner join {{ ref('fct_reported_value') }} as v on l.reported_value_id = v.reported_value_id
    inner join {{ ref('dim_vocabulary_term') }} as t on v.vocabulary = t.vocabulary and v.term_code = t.term_code
    group by l.indicator_value_id
)

select
    j.*,
    u.unit as printed_unit,
    p.unit as last_printed_unit
from jump as j
left join printed_unit as u on j.indicator_value_id = u.indicator_value_id
left join printed_unit as p on j.last_value_id = p.indicator_value_id
