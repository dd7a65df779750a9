-- Every distinct printed name of a body in its normal spelling: width, script, and the variants of seed name_variant.
with recursive printed as (
    select unnest(agency_mention).name as name from {{ ref('stg_report') }}
    union
    select manifest_agency from {{ ref('stg_source_file') }}
    union
    select value from {{ ref('report_override') }} where field = 'agency'
),

plain as (
    select
        name,
        regexp_replace(ogi_number_text(name), '\s', '', 'g') as plain_name
    from printed
    where trim(coalesce(name, '')) <> ''
),

rule as (
    select
        *,
        row_number() over (order by priority, rule_id) as step
    from {{ ref('name_variant') }}
),

step (name, plain_name, step) as (
    select
        name,
        plain_name,
        cast(0 as bigint)
    from plain
    union all
    select
        s.name,
        regexp_replace(s.plain_name, r.pattern, r.replacement),
        r.step
    from step as s
    inner join rule as r on r.step = s.step + 1
)

select
    s.name,
    arg_max(s.plain_name, s.step) as own_name,
    max(p.plain_name) as plain_name
from step as s
inner join plain as p on s.name = p.name
group by s.name
