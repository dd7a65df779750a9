-- Every name of a body in a report, where and how often; manifest and override count as places too.
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
    m.name,
    s.own_name,
    cast(sum(m.occurrences) as bigint) as occurrences
from mention as m
inner join {{ ref('int_agency_spelling') }} as s on m.name = s.name
group by all
