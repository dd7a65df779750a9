-- Where the body of a name may be, one row per name and place: by its beginning, or by the register of townships.
with begun as (
    select
        own_name,
        place_code,
        own_part,
        is_full,
        valid_from_year,
        valid_to_year,
        regexp_extract(own_part, {{ name_part('township') }}, 1) as township,
        regexp_matches(own_part, {{ name_part('bare_kind') }}) as is_bare_kind,
        not is_full and regexp_matches(own_part, {{ name_part('after_short_name') }}) as is_after_short_name,
        case when zone_part = '' then regexp_extract(own_part, {{ name_part('inner_division') }}, 1) end as inner_place
    from {{ ref('int_agency_beginning') }}
    where place_code is not null
),

-- a second place behind the first, one that the first does not hold (泰安市双流区), contradicts it
contradicted as (
    select distinct b.own_name
    from begun as b
    inner join {{ ref('division') }} as d on b.inner_place = d.name_zh
    where not regexp_matches(b.inner_place, {{ name_part('quarter') }})
),

-- the only township of its name in the country
only_township as (
    select name_zh
    from {{ ref('int_township') }}
    group by name_zh
    having count(distinct place_code) = 1
),

-- a short name of a place inside the name of a township (延安 in 延安街道) is no place
placed as (
    select
        b.*,
        t.place_code as county_place_code
    from begun as b
    anti join contradicted as c on b.own_name = c.own_name
    left join only_township as o on b.township = o.name_zh
    left join {{ ref('int_township_within') }} as t
        on b.township = t.name_zh and b.place_code = t.within_place_code
    where
        t.place_code is not null
        or not (b.is_bare_kind or b.is_after_short_name or (not b.is_full and b.township <> ''))
    -- 望京街道 stands in one district of the country: 朝阳区望京街道 is there
    qualify
        t.place_code is not null
        or not bool_or(o.name_zh is not null and t.place_code is not null) over (partition by b.own_name)
),

-- a bare township: everywhere the register knows one of that name; not where a short name of a place begins it, for
-- such names are written in several ways (上海街道, 上海街街道)
bare as (
    select
        s.own_name,
        regexp_extract(s.own_name, {{ name_part('township') }}, 1) as township
    from (select distinct d.own_name from {{ ref('int_agency_spelling') }} as d) as s
    anti join placed as p on s.own_name = p.own_name
    anti join (select * from begun where not is_full) as b on s.own_name = b.own_name
),

found as (
    select
        own_name,
        coalesce(county_place_code, place_code) as place_code,
        own_part,
        not is_full and own_part = '' as is_short_alone,
        valid_from_year,
        valid_to_year,
        case when county_place_code is not null then township end as township
    from placed
    union all
    select
        b.own_name,
        t.place_code,
        b.own_name as own_part,
        false as is_short_alone,
        cast(null as integer) as valid_from_year,
        cast(null as integer) as valid_to_year,
        b.township
    from bare as b
    inner join {{ ref('int_township') }} as t on b.township = t.name_zh
    where b.township <> ''
)

select * from found
