{{ config(materialized='view') }}

-- Whose figures a report and each of its tables give, and the words that say so.
select
    r.report_id,
    'report' as part,
    cast(null as integer) as table_index,
    d.scope,
    r.scope_evidence as evidence
from {{ source('raw', 'report') }} as r
inner join {{ ref('dim_report') }} as d on r.report_id = d.report_id
union all
select
    report_id,
    'table' as part,
    cast(table_index as integer) as table_index,
    any_value(scope) as scope,
    any_value(section) as evidence
from {{ source('raw', 'table_cell') }}
where scope <> 'unknown'
group by report_id, table_index, scope
