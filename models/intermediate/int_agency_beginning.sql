-- The places that a name may begin with, by the longest beginning that names one; one row per name and place.
with prefix as (
    select
        prefix,
        is_kept
    from {{ ref('name_prefix') }}
    union
    select
        unnest([name_zh, name_zh || '驻']) as prefix,
        true as is_kept
    from {{ ref('central_body') }}
),

-- a code before the name, the name of a superior before the place; a body of its own name is not taken apart
spelled as (
    select
        s.own_name,
        regexp_extract(s.own_name, '^[0-9]{6}') as stated_code,
        case when count(o.name_zh) > 0 then '' else coalesce(max(x.prefix) filter (where x.is_kept), '') end as skipped,
        regexp_replace(substr(
            s.own_name, case when count(o.name_zh) > 0 then 1 else coalesce(max(length(x.prefix)), 0) + 1 end
        ), '^[0-9]{6}', '') as rest
    from (select distinct own_name from {{ ref('int_agency_spelling') }}) as s
    left join prefix as x on left(s.own_name, 2) = left(x.prefix, 2) and starts_with(s.own_name, x.prefix)
    left join {{ ref('own_named_body') }} as o
        on left(s.own_name, 3) = left(o.name_zh, 3) and starts_with(s.own_name, o.name_zh)
    group by s.own_name
),

-- the longest first: what stands on the list of lengths is a beginning, the rest of the lengths is not looked up
length_hit as (
    select
        s.own_name,
        max(n.n) as prefix_length
    from spelled as s
    inner join (
        select distinct
            left(prefix, 2) as head,
            length(prefix) as n
        from {{ ref('int_place_beginning') }}
    ) as n on left(s.rest, 2) = n.head
    inner join (select distinct prefix, is_short_county from {{ ref('int_place_beginning') }}) as p
        on left(s.rest, n.n) = p.prefix
    where
        n.n <= length(s.rest)
        and (not p.is_short_county or s.skipped <> '' and regexp_matches(s.rest, {{ name_part('county_office') }}))
    group by s.own_name
),

stated as (
    select
        division_code,
        arg_max(place_code, (is_current, valid_to_year)) as place_code
    from {{ ref('division') }} group by division_code
),

-- joined by itself: an outer join would compare each name with each beginning because of the stated code
begun as (
    select
        s.own_name,
        b.*
    from spelled as s
    inner join length_hit as h on s.own_name = h.own_name
    inner join {{ ref('int_place_beginning') }} as b on left(s.rest, h.prefix_length) = b.prefix
    left join stated as k on s.stated_code = k.division_code
    where s.stated_code = '' or b.place_code = k.place_code
)

select
    s.own_name,
    s.skipped,
    b.prefix,
    -- a code alone, or before a name without a place, is the place; one that the name contradicts is none
    coalesce(b.place_code, case when h.prefix_length is null then k.place_code end) as place_code,
    coalesce(b.zone_part, '') as zone_part,
    coalesce(b.is_full, true) as is_full,
    b.valid_from_year,
    b.valid_to_year,
    s.skipped || coalesce(b.zone_part, '') || case
        when s.stated_code <> '' and h.prefix_length is null
            then coalesce(nullif(regexp_extract(s.rest, {{ name_part('kind') }}, 2), ''), s.rest)
        else substr(s.rest, coalesce(h.prefix_length, 0) + 1)
    end as own_part
from spelled as s
left join length_hit as h on s.own_name = h.own_name
left join stated as k on s.stated_code = k.division_code
left join begun as b on s.own_name = b.own_name
