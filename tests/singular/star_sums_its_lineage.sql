-- If this fails, a number of the star is not the weighted sum of the printed numbers it claims to come from,
-- or it comes from nowhere: it cannot be traced to a page.
with summed as (
    select
        b.indicator_value_id,
        sum(b.weight * coalesce(v.value, 0)) as value,
        count(*) filter (v.reported_value_id is null) as unresolved
    from {{ ref('bridge_lineage') }} as b
    left join {{ ref('fct_reported_value') }} as v on b.reported_value_id = v.reported_value_id
    group by b.indicator_value_id
)

select
    f.indicator_value_id,
    f.value,
    s.value as lineage_value,
    s.unresolved
from {{ ref('fct_indicator_value') }} as f
left join summed as s on f.indicator_value_id = s.indicator_value_id
where s.indicator_value_id is null or s.unresolved > 0 or (f.value is not null and f.value <> s.value)
