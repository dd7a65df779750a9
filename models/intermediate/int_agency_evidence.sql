-- In one line: which names stood where and how often, and what a bare name may stand for.
select
    report_id,
    string_agg(role || ': ' || name || ' ×' || occurrences, '; ' order by rank, occurrences desc, name)
        as agency_evidence,
    string_agg(
        distinct name || coalesce(' (' || division_candidates || ')', ''), '; '
        order by name || coalesce(' (' || division_candidates || ')', '')
    ) filter (where not is_generic) as agency_candidates
from {{ ref('int_agency_mention') }}
group by report_id
