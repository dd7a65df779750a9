-- Following a body that was merged or divided must end at one that still exists, or its series stops without a word.
with recursive reached (agency_key, successor_agency_key, depth) as (
    select
        predecessor_agency_key,
        successor_agency_key,
        1
    from {{ ref('bridge_agency_succession') }}
    union
    select
        r.agency_key,
        b.successor_agency_key,
        r.depth + 1
    from reached as r
    inner join {{ ref('bridge_agency_succession') }} as b on r.successor_agency_key = b.predecessor_agency_key
    where r.depth < 20
)

select r.agency_key
from reached as r
inner join {{ ref('dim_agency') }} as a on r.successor_agency_key = a.agency_key
group by r.agency_key
having not bool_or(a.valid_to_year is null or not a.is_registered)
union all
-- a place that is gone and that no succession leads on
select {{ agency_key('p.place_code', "'人民政府'") }} as agency_key
from {{ ref('int_place') }} as p
where
    not p.is_current
    and {{ agency_key('p.place_code', "'人民政府'") }} not in (
        select b.predecessor_agency_key from {{ ref('bridge_agency_succession') }} as b
    )
