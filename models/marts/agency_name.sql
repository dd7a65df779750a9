with printed as (
    select
        m.agency_key,
        m.name as name_zh,
        r.report_year as first_year,
        cast(r.report_year as integer) as last_year,
        r.report_id
    from {{ ref('int_report') }} as r
    inner join {{ ref('int_agency_mention') }} as m on r.report_id = m.report_id and r.agency_key = m.agency_key
    union all
    select
        a.agency_key,
        a.name_zh,
        r.report_year as first_year,
        cast(r.report_year as integer) as last_year,
        r.report_id
    from {{ ref('dim_agency') }} as a
    left join {{ ref('int_report') }} as r on a.agency_key = r.agency_key
    where a.agency_key <> 'UNMAPPED'
    union all
    -- what a place and its government were called, from the register
    select
        {{ agency_key('d.place_code', "'人民政府'") }} as agency_key,
        unnest([d.name_zh, d.name_zh || {{ government_of('d.name_zh', 'd.level') }}]) as name_zh,
        d.valid_from_year,
        d.valid_to_year,
        null as report_id
    from {{ ref('division') }} as d
)

select
    md5(p.agency_key || '|' || p.name_zh) as agency_name_id,
    p.agency_key,
    p.name_zh,
    case
        when any_value(a.name_zh) = p.name_zh then 'own'
        when count(p.report_id) > 0 then 'printed'
        else 'register'
    end as name_kind,
    cast(min(p.first_year) as integer) as first_year,
    cast(max(p.last_year) as integer) as last_year,
    count(distinct p.report_id) as report_count
from printed as p
inner join {{ ref('dim_agency') }} as a on p.agency_key = a.agency_key
group by p.agency_key, p.name_zh
