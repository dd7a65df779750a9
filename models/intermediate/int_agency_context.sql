-- The places that a report speaks of, for reports that hold a name which only its page can place.
with waiting as (
    select distinct m.report_id
    from {{ ref('int_agency_printed') }} as m
    inner join {{ ref('int_agency_identity') }} as i on m.own_name = i.own_name
    where i.agency_key is null
)

select
    m.report_id,
    i.place_code,
    min(r.rank) as rank,
    bool_or(m.role <> 'body') as is_head,
    sum(m.occurrences) as occurrences,
    min_by(m.role || ': ' || m.name, r.rank) as evidence
from waiting as w
inner join {{ ref('int_agency_printed') }} as m on w.report_id = m.report_id
inner join {{ ref('int_agency_identity') }} as i on m.own_name = i.own_name
inner join {{ ref('mention_role') }} as r on m.role = r.role
where i.place_code is not null
group by m.report_id, i.place_code
union all
select
    w.report_id,
    d.place_code,
    99 as rank,
    true as is_head,
    1 as occurrences,
    'host: ' || any_value(h.host) as evidence
from waiting as w
inner join {{ ref('stg_source_host') }} as h on w.report_id = h.report_id
inner join {{ ref('site_host') }} as k on ends_with('.' || h.host, '.' || k.host_ending)
inner join {{ ref('division') }} as d on k.division_code = d.division_code and d.is_current
group by w.report_id, d.place_code
