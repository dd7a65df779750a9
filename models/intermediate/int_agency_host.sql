-- Pages that reproduce another body's report: who published it or owns the site, where that is not the body itself.
with reporting as (
    select
        r.report_id,
        m.place_code,
        m.province_code,
        m.prefecture_code,
        m.level,
        m.full_name,
        m.short_name,
        m.own_part,
        m.agency_key
    from {{ ref('int_report_agency') }} as r
    inner join {{ ref('int_agency_mention') }} as m on r.report_id = m.report_id and r.agency_key = m.agency_key
    where not r.is_conflict
    qualify row_number() over (partition by r.report_id order by m.rank, m.full_name, m.name) = 1
),

-- the domain of a portal says whose site it is
host as (
    select
        h.report_id,
        'host' as role,
        h.host as name,
        d.place_code,
        d.province_code,
        d.prefecture_code
    from {{ ref('stg_source_host') }} as h
    inner join {{ ref('site_host') }} as k on ends_with('.' || h.host, '.' || k.host_ending)
    inner join {{ ref('division') }} as d on k.division_code = d.division_code and d.is_current
)

select
    b.report_id,
    'elsewhere' as host_is,
    string_agg(distinct h.role || ': ' || h.name, '; ' order by h.role || ': ' || h.name) as evidence
from reporting as b
inner join (
    select
        report_id,
        role,
        name,
        place_code,
        province_code,
        prefecture_code
    from {{ ref('int_agency_mention') }}
    where role in ('publisher', 'site', 'breadcrumb')
    union
    select * from host
) as h on b.report_id = h.report_id and {{ stands_elsewhere('h', 'b') }}
group by b.report_id
union all
-- two departments of one place
select
    b.report_id,
    'another_body' as host_is,
    string_agg(distinct m.role || ': ' || m.name, '; ' order by m.role || ': ' || m.name) as evidence
from reporting as b
inner join {{ ref('int_agency_mention') }} as m
    on b.report_id = m.report_id and m.role in ('publisher', 'site') and b.place_code = m.place_code
where
    b.level = 'department' and m.level = 'department' and not {{ is_office('m') }} and not {{ is_office('b') }}
    and not {{ names_agree('b', 'm') }} and not {{ abbreviates('b', 'm') }}
group by b.report_id
