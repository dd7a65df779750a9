-- Bodies that a register lists, whether or not a report of theirs is here: governments, central bodies, zones.
select
    {{ agency_key('p.place_code', "'人民政府'") }} as agency_key,
    p.division_code as agency_code,
    -- districts of one name stand in many cities
    case when p.level = 'county' and ends_with(p.name_zh, '区') then coalesce(p.prefecture, p.province) else '' end
    || p.name_zh || {{ government_of('p.name_zh', 'p.level') }} as name_zh,
    p.level,
    p.place_code,
    true as is_government,
    p.valid_from_year,
    p.valid_to_year
from {{ ref('int_place') }} as p
union all
select
    {{ agency_key('null', 'c.name_zh') }} as agency_key,
    null as agency_code,
    c.name_zh,
    'central' as level,
    null as place_code,
    false as is_government,
    c.valid_from_year,
    c.valid_to_year
from {{ ref('central_body') }} as c
union all
select
    {{ agency_key('z.place_code', 'z.own_part') }} as agency_key,
    null as agency_code,
    min(z.zone_name) as name_zh,
    'development_zone' as level,
    z.place_code,
    false as is_government,
    null as valid_from_year,
    null as valid_to_year
from {{ ref('int_zone') }} as z
group by z.place_code, z.own_part
