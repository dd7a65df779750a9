-- Where the body of a name may be, one row per name and place: by its beginning, or by the register of townships.
with begun as (
    select
        *,
        regexp_extract(own_part, {{ name_part('township') }}, 1) as township,
        regexp_matches(own_part, {{ name_part('bare_kind') }})
        or (
            not is_full
            and (township <> '' or regexp_matches(own_part, {{ name_part('after_short_name') }}))
        ) as is_cut_short
    from {{ ref('int_agency_beginning') }}
),

-- a short name of a place inside the name of a township (延安 in 延安街道) is no place
placed as (
    select
        b.*,
        t.place_code as county_place_code,
        t.township_code
    from begun as b
    left join {{ ref('int_township') }} as t
        on
            b.township = t.name_zh
            and b.place_code in (t.place_code, t.prefecture_code, t.province_code)
    where b.place_code is not null and (not b.is_cut_short or t.place_code is not null)
),

-- a bare township: everywhere the register knows one of that name
bare as (
    select
        s.own_name,
        t.place_code,
        t.township_code
    from (
        select
            own_name,
            regexp_extract(own_name, {{ name_part('township') }}, 1) as township
        from {{ ref('int_agency_spelling') }}
        group by own_name
    ) as s
    inner join {{ ref('int_township') }} as t on s.township = t.name_zh
    where s.township <> '' and s.own_name not in (select p.own_name from placed as p)
)

select
    own_name,
    coalesce(county_place_code, place_code) as place_code,
    own_part,
    is_full,
    valid_from_year,
    valid_to_year,
    township_code,
    case when county_place_code is null then 'name' else 'township_register' end as found_by
from placed
union all by name
select
    own_name,
    place_code,
    own_name as own_part,
    true as is_full,
    cast(null as integer) as valid_from_year,
    cast(null as integer) as valid_to_year,
    township_code,
    'township_register' as found_by
from bare
