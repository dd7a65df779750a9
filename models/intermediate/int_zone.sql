-- Registered zones once, with what of the name is the zone's own and what is its place's: 南昌 + 高新技术产业开发区.
with zone as (
    select
        {{ normal_spelling('z.zone_name') }} as zone_name,
        d.place_code
    from {{ ref('functional_zone') }} as z
    inner join {{ ref('division') }} as d on z.division_code = d.division_code and d.is_current
)

select
    z.zone_name,
    z.place_code,
    substr(z.zone_name, coalesce(max(length(p.prefix)), 0) + 1) as own_part,
    max(p.prefix) is null as is_unplaced
from zone as z
left join {{ ref('int_place_prefix') }} as p
    on
        z.place_code = p.place_code and starts_with(z.zone_name, p.prefix)
        and length(z.zone_name) > length(p.prefix) + 1
group by z.zone_name, z.place_code
