-- Everything with which a name may begin to tell its place: divisions, zones, bodies of their own name, short counties.
-- a county without its last character, where no other place is called so: said by field offices alone
with county_short as (
    select
        left(name_zh, length(name_zh) - 1) as prefix,
        any_value(place_code) as place_code
    from {{ ref('division') }}
    where level = 'county' and length(name_zh) > 2
    group by left(name_zh, length(name_zh) - 1)
    having count(distinct place_code) = 1
)

select
    prefix,
    place_code,
    '' as zone_part,
    is_full,
    valid_from_year,
    valid_to_year,
    false as is_short_county
from {{ ref('int_place_prefix') }}
union all
select
    prefix,
    place_code,
    zone_part,
    true,
    null,
    null,
    false
from {{ ref('int_zone_prefix') }}
union all
select
    o.name_zh as prefix,
    d.place_code,
    o.name_zh as zone_part,
    true,
    null,
    null,
    false
from {{ ref('own_named_body') }} as o
inner join {{ ref('division') }} as d on o.division_code = d.division_code and d.is_current
union all
select
    c.prefix,
    c.place_code,
    '',
    true,
    null,
    null,
    true
from county_short as c
where c.prefix not in (select p.prefix from {{ ref('int_place_prefix') }} as p)
