-- Every star row stands once in rpt_series with its own number, and nothing else does.
select
    coalesce(f.indicator_value_id, s.indicator_value_id) as indicator_value_id,
    f.value as star_value,
    s.value as shown_value
from {{ ref('fct_indicator_value') }} as f
full join {{ ref('rpt_series') }} as s on f.indicator_value_id = s.indicator_value_id
where
    f.indicator_value_id is null or s.indicator_value_id is null
    or f.value is distinct from s.value or f.unit is distinct from s.unit
    or f.value_status is distinct from s.value_status
