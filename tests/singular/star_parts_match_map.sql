-- If this fails, the map multiplied or dropped parts: a star value does not rest on exactly the terms of its recipe.
select
    f.indicator_value_id,
    f.components_expected,
    count(distinct b.reported_value_id) as parts
from {{ ref('fct_indicator_value') }} as f
inner join {{ ref('bridge_lineage') }} as b on f.indicator_value_id = b.indicator_value_id
where f.value is not null
group by f.indicator_value_id, f.components_expected
having count(distinct b.reported_value_id) <> f.components_expected
