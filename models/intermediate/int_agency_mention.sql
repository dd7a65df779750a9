-- Every name of a body in a report, what it is, where and how often; manifest and override count as places too.
with mention as (
    select
        report_id,
        unnest(agency_mention).name as name,
        unnest(agency_mention).role as role,
        unnest(agency_mention).occurrences as occurrences
    from {{ ref('stg_report') }}
    union all
    select
        report_id,
        manifest_agency,
        'manifest',
        1
    from {{ ref('stg_source_file') }}
    where manifest_agency is not null
    union all
    select
        report_id,
        value,
        'override',
        1
    from {{ ref('report_override') }}
    where field = 'agency'
)

select
    m.report_id,
    m.role,
    r.rank,
    r.side,
    i.name,
    i.full_name,
    i.short_name,
    i.distinct_name,
    i.own_part,
    i.division_code,
    i.division_candidates,
    i.level,
    i.is_generic,
    case
        when r.side = 'stated' then coalesce(i.agency_key, md5('000000|' || i.full_name))
        else i.agency_key
    end as agency_key,
    cast(sum(m.occurrences) as bigint) as occurrences
from mention as m
inner join {{ ref('int_agency_identity') }} as i on m.name = i.name
inner join {{ ref('mention_role') }} as r on m.role = r.role
group by all
