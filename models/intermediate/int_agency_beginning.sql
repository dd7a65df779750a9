-- The places that a name may begin with, by the longest beginning that names one; one row per name and place.
with spelled as (
    select
        s.own_name,
        coalesce(max(x.prefix), '') as skipped,
        substr(s.own_name, coalesce(max(length(x.prefix)), 0) + 1) as rest
    from (select distinct own_name from {{ ref('int_agency_spelling') }}) as s
    left join {{ ref('name_prefix') }} as x
        on left(s.own_name, 2) = left(x.prefix, 2) and starts_with(s.own_name, x.prefix)
    group by s.own_name
),

beginning as (
    select
        prefix,
        place_code,
        '' as zone_part,
        is_full,
        valid_from_year,
        valid_to_year
    from {{ ref('int_place_prefix') }}
    union all
    select
        prefix,
        place_code,
        zone_part,
        true,
        null,
        null
    from {{ ref('int_zone_prefix') }}
),

-- the longest first: what stands on the list of lengths is a beginning, the rest of the lengths is not looked up
length_hit as (
    select
        s.own_name,
        max(n.n) as prefix_length
    from spelled as s
    cross join (select distinct length(prefix) as n from beginning) as n
    inner join (select distinct prefix from beginning) as p on left(s.rest, n.n) = p.prefix
    where n.n <= length(s.rest)
    group by s.own_name
)

select
    s.own_name,
    s.skipped,
    b.prefix,
    b.place_code,
    b.zone_part,
    b.is_full,
    b.valid_from_year,
    b.valid_to_year,
    s.skipped || coalesce(b.zone_part, '') || substr(s.rest, coalesce(h.prefix_length, 0) + 1) as own_part,
    count(b.place_code) over (partition by s.own_name) as candidates
from spelled as s
left join length_hit as h on s.own_name = h.own_name
left join beginning as b on left(s.rest, h.prefix_length) = b.prefix
