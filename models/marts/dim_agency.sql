-- Bodies that a register lists, and bodies whose reports are here; a report never makes a second row of a listed one.
with printed as (
    select
        m.agency_key,
        arg_min(m.full_name, (-length(m.full_name), m.full_name)) as name_zh,
        any_value(m.own_part) as own_part,
        any_value(m.place_code) as place_code,
        max(m.township_code) as township_code,
        arg_min(m.level, m.rank) as level,
        min(r.report_year) as first_year,
        max(r.report_year) as last_year
    from {{ ref('int_report') }} as r
    inner join {{ ref('int_agency_mention') }} as m on r.report_id = m.report_id and r.agency_key = m.agency_key
    group by m.agency_key
),

agency as (
    select
        agency_key,
        agency_code,
        name_zh,
        level,
        place_code,
        is_government,
        name_zh as own_part,
        true as is_registered,
        valid_from_year,
        valid_to_year
    from {{ ref('int_agency_register') }}
    union all
    select
        p.agency_key,
        p.township_code as agency_code,
        p.name_zh,
        p.level,
        p.place_code,
        false as is_government,
        p.own_part,
        p.township_code is not null as is_registered,
        p.first_year as valid_from_year,
        p.last_year as valid_to_year
    from printed as p
    where p.agency_key not in (select g.agency_key from {{ ref('int_agency_register') }} as g)
),

-- a branch stands in a county of the city whose bureau it belongs to
branch as (
    select
        a.agency_key,
        any_value(c.place_code) as place_code
    from agency as a
    inner join {{ ref('int_place') }} as c
        on
            a.place_code = coalesce(c.prefecture_code, c.province_code) and c.level = 'county'
            and regexp_extract(a.own_part, {{ name_part('branch') }}, 1)
            in (c.name_zh, left(c.name_zh, length(c.name_zh) - 1), regexp_replace(c.name_zh, '新区$', ''))
    group by a.agency_key
    having count(*) = 1
)

select
    a.agency_key,
    a.agency_code,
    a.name_zh,
    cast(null as varchar) as name_en,
    a.level,
    l.division_code as region_code,
    l.province,
    case when l.level = 'prefecture' then l.name_zh else l.prefecture end as prefecture,
    case when l.level = 'county' then l.name_zh end as county,
    case
        when a.name_zh = '国务院' and a.place_code is null then null
        when a.is_government and p.level = 'province' or a.level = 'central' then {{ agency_key('null', "'国务院'") }}
        when a.is_government then {{ agency_key('coalesce(p.prefecture_code, p.province_code)', "'人民政府'") }}
        when a.place_code is not null then {{ agency_key('a.place_code', "'人民政府'") }}
    end as parent_agency_key,
    a.is_registered,
    cast(a.valid_from_year as integer) as valid_from_year,
    cast(a.valid_to_year as integer) as valid_to_year
from agency as a
left join branch as b on a.agency_key = b.agency_key
left join {{ ref('int_place') }} as p on a.place_code = p.place_code
left join {{ ref('int_place') }} as l on coalesce(b.place_code, a.place_code) = l.place_code
union all
select
    'UNMAPPED' as agency_key,
    null as agency_code,
    '未确定的机关' as name_zh,
    'Agency not established' as name_en,
    'other' as level,
    null as region_code,
    null as province,
    null as prefecture,
    null as county,
    null as parent_agency_key,
    false as is_registered,
    null as valid_from_year,
    null as valid_to_year
