-- A county that became a district, or any place that was renamed, would break into two series: both of its names must
-- lead to one key, and a key to one place.
select
    s.predecessor_name as name_zh,
    count(*) as places
from {{ ref('division_succession') }} as s
inner join {{ ref('division') }} as a on s.predecessor_code = a.division_code and s.predecessor_name = a.name_zh
inner join {{ ref('division') }} as b on s.successor_code = b.division_code and s.successor_name = b.name_zh
where s.kind = 'continues' and a.place_code <> b.place_code
group by all
union all
select
    min(name_zh) as name_zh,
    count(*) as places
from {{ ref('division') }}
where is_current
group by place_code
having count(*) > 1
