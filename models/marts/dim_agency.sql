with printed as (
    select
        m.agency_key,
        m.full_name,
        m.own_part,
        m.division_code,
        m.level,
        m.rank,
        r.report_year,
        m.occurrences
    from {{ ref('int_report') }} as r
    inner join {{ ref('int_agency_mention') }} as m on r.report_id = m.report_id and r.agency_key = m.agency_key
),

agency as (
    select
        agency_key,
        arg_min(full_name, (-length(full_name), full_name)) as name_zh,
        any_value(own_part) as own_part,
        any_value(division_code) as division_code,
        arg_min(level, rank) as level,
        min(report_year) as first_year,
        max(report_year) as last_year
    from printed
    group by agency_key
),

government as (
    select
        division_code,
        min(agency_key) as agency_key
    from agency
    where own_part = '人民政府'
    group by division_code
)

select
    a.agency_key,
    cast(null as varchar) as agency_code,
    a.name_zh,
    cast(null as varchar) as name_en,
    a.level,
    a.division_code as region_code,
    p.name_zh as province,
    f.name_zh as prefecture,
    case when d.level = 'county' then d.name_zh end as county,
    nullif(g.agency_key, a.agency_key) as parent_agency_key,
    false as is_registered,
    a.first_year as valid_from_year,
    a.last_year as valid_to_year
from agency as a
left join {{ ref('division') }} as d on a.division_code = d.division_code
left join {{ ref('division') }} as p on d.province_code = p.division_code
left join {{ ref('division') }} as f on d.prefecture_code = f.division_code
left join government as g on a.division_code = g.division_code
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
