{{ config(materialized='view') }}

with cell as (
    select report_id, count(*) as counted_in
    from {{ ref('stg_table_cell') }}
    group by report_id
),

prose as (
    select
        report_id,
        count(*) as counted_in,
        count(*) filter (excluded_reason <> 'unexplained') as excluded,
        count(*) filter (excluded_reason = 'unexplained') as unmapped
    from {{ ref('stg_prose_value') }}
    group by report_id
),

excluded_cell as (
    select report_id, count(*) as excluded
    from {{ ref('int_cell_mapping') }}
    where outcome = 'excluded'
    group by report_id
),

kept as (
    select
        report_id,
        channel,
        count(*) filter (term_code <> 'UNMAPPED') as mapped,
        count(*) filter (term_code = 'UNMAPPED') as unmapped
    from {{ ref('fct_reported_value') }}
    group by report_id, channel
),

counted as (
    select
        'table_cell' as counted_thing, r.report_id as subject_id, c.counted_in,
        k.mapped, k.unmapped, x.excluded
    from {{ ref('stg_report') }} as r
    left join cell as c on r.report_id = c.report_id
    left join kept as k on r.report_id = k.report_id and k.channel = 'table'
    left join excluded_cell as x on r.report_id = x.report_id
    union all
    select
        'prose_value', r.report_id, p.counted_in,
        k.mapped, coalesce(k.unmapped, 0) + coalesce(p.unmapped, 0), p.excluded
    from {{ ref('stg_report') }} as r
    left join prose as p on r.report_id = p.report_id
    left join kept as k on r.report_id = k.report_id and k.channel = 'prose'
    union all
    -- a finished run: every file it saw was loaded, found unchanged or rejected
    select 'file', run_id, files_seen, loaded + unchanged, 0, rejected
    from {{ source('raw', 'ingest_run') }}
    where finished_at is not null
    union all
    select 'report', s.report_id, 1, count(distinct d.report_id), 0, 0
    from {{ ref('stg_source_file') }} as s
    left join {{ ref('dim_report') }} as d on s.report_id = d.report_id
    group by s.report_id
)

select
    c.counted_thing,
    c.subject_id,
    d.source_name,
    cast(coalesce(c.counted_in, 0) as bigint) as counted_in,
    cast(coalesce(c.mapped, 0) as bigint) as mapped,
    cast(coalesce(c.unmapped, 0) as bigint) as unmapped,
    cast(coalesce(c.excluded, 0) as bigint) as excluded,
    cast(
        coalesce(c.counted_in, 0) - coalesce(c.mapped, 0) - coalesce(c.unmapped, 0) - coalesce(c.excluded, 0)
        as bigint
    ) as lost
from counted as c
left join {{ ref('dim_report') }} as d on c.subject_id = d.report_id
