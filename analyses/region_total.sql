-- 一省一年新收申请之和，不重复计算：上级或所在地政府有汇总报告的，其下的机关不再相加。
-- Requests received in a province and year without double counting: where a body above, or the government of the place,
-- reports consolidated figures, those it covers are left out. A report that does not say what it covers is counted as
-- unsure: the total may then hold some requests twice.
with recursive above as (
    select
        agency_key,
        parent_agency_key as ancestor_key
    from marts.dim_agency
    where parent_agency_key is not null
    union
    select
        b.agency_key,
        a.parent_agency_key
    from above as b
    inner join marts.dim_agency as a on b.ancestor_key = a.agency_key
    where a.parent_agency_key is not null
),

received as (
    select
        agency_key,
        province,
        prefecture,
        county,
        year,
        value,
        scope,
        coalesce(list_position(['province', 'prefecture', 'county', 'township'], agency_level), 9) as place_rank
    from reporting.rpt_series
    where indicator_code = 'requests.received' and applicant_type = 'total' and value is not null
),

-- a consolidated report covers the bodies beneath it and, if it is a government's, the bodies of its place
covered as (
    select distinct
        s.agency_key,
        s.year
    from received as s
    inner join received as c
        on
            s.year = c.year
            and c.scope = 'consolidated'
            and s.agency_key <> c.agency_key
    left join above as b on s.agency_key = b.agency_key and c.agency_key = b.ancestor_key
    where
        b.agency_key is not null
        or (
            c.place_rank < s.place_rank
            and c.province = s.province
            and (c.place_rank < 2 or c.prefecture is not distinct from s.prefecture)
            and (c.place_rank < 3 or c.county is not distinct from s.county)
            and c.place_rank < 4
        )
)

select
    r.province,
    r.year,
    sum(r.value) filter (c.agency_key is null) as requests,
    count(*) filter (c.agency_key is null) as bodies_added,
    count(*) filter (c.agency_key is not null) as bodies_left_out,
    count(*) filter (c.agency_key is null and r.scope = 'unknown') as scope_unsure
from received as r
left join covered as c on r.agency_key = c.agency_key and r.year = c.year
where r.province is not null
group by r.province, r.year
order by r.province, r.year;
