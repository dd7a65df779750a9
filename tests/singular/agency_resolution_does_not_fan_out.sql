-- A report that resolves to two bodies would be counted twice: one row a report, one a name, and one a report and name.
select report_id as subject from {{ ref('int_report_agency') }} group by report_id having count(*) > 1
union all
select name as subject from {{ ref('int_agency_spelling') }} group by name having count(*) > 1
union all
select m.report_id as subject
from {{ ref('int_agency_mention') }} as m
group by m.report_id, m.role, m.name
having count(*) > 1
union all
select 'reports' as subject
where (select count(*) from {{ ref('stg_report') }}) <> (select count(*) from {{ ref('dim_report') }})
