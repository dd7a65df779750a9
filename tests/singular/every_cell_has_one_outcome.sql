-- If this fails, a figure that a report prints is in no table of the warehouse, neither mapped nor unmapped nor
-- excluded with a reason, or it is there twice.
with cell as (
    select
        report_id,
        count(*) as printed
    from {{ ref('stg_table_cell') }}
    group by report_id
),

outcome as (
    select
        report_id,
        count(distinct cell_id) as judged,
        count(*) as outcomes,
        count(*) filter (where outcome <> 'excluded') as kept
    from {{ ref('int_cell_mapping') }}
    group by report_id
),

prose as (
    select
        report_id,
        count(*) as counted
    from {{ ref('stg_prose_value') }}
    where excluded_reason is null
    group by report_id
),

value as (
    select
        report_id,
        count(*) filter (where channel = 'table') as from_cells,
        count(*) filter (where channel = 'prose') as from_sentences
    from {{ ref('fct_reported_value') }}
    group by report_id
)

select
    coalesce(c.report_id, o.report_id, p.report_id, v.report_id) as report_id,
    c.printed,
    o.judged,
    o.outcomes,
    o.kept,
    v.from_cells,
    p.counted,
    v.from_sentences
from cell as c
full join outcome as o on c.report_id = o.report_id
full join prose as p on coalesce(c.report_id, o.report_id) = p.report_id
full join value as v on coalesce(c.report_id, o.report_id, p.report_id) = v.report_id
where
    coalesce(c.printed, 0) <> coalesce(o.judged, 0)
    or coalesce(o.judged, 0) <> coalesce(o.outcomes, 0)
    or coalesce(o.kept, 0) <> coalesce(v.from_cells, 0)
    or coalesce(p.counted, 0) <> coalesce(v.from_sentences, 0)
