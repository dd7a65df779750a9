-- If this fails, an indicator is a part of itself, and no tool can tell parents from children when it sums.
with recursive climb (indicator_code, ancestor, steps) as (
    select indicator_code, parent_indicator_code, 1
    from {{ ref('dim_indicator') }}
    where parent_indicator_code is not null
    union all
    select c.indicator_code, i.parent_indicator_code, c.steps + 1
    from climb as c
    inner join {{ ref('dim_indicator') }} as i on c.ancestor = i.indicator_code
    where i.parent_indicator_code is not null and c.steps < 20
)

select *
from climb
where ancestor = indicator_code
