-- In one line: which names stood where and how often, and what a bare name may stand for; what a person stated and left
-- open comes first, with what to write instead. And what the title calls the body, also where that is a bare name.
with said as (
    select
        *,
        name || coalesce(' (' || division_candidates || ')', '') as candidate,
        case when side = 'stated' and agency_key is null then
            case
                when division_candidates is not null
                    then '“' || name || '”不止一处，请在名称前写上代码 names several, write one of the codes before it: '
                    || division_candidates
                else '“' || name || '”不知在何处，请在名称前写上地名或代码 its place is not known, write the place or its '
                    || 'code before it: 320106 ' || name
            end
        end as request
    from {{ ref('int_agency_mention') }}
)

select
    report_id,
    string_agg(role || ': ' || name || ' ×' || occurrences, '; ' order by rank, occurrences desc, name)
        as agency_evidence,
    concat_ws(
        '; ',
        string_agg(distinct request, '; ' order by request),
        string_agg(distinct candidate, '; ' order by candidate) filter (where not is_generic and request is null)
    ) as agency_candidates,
    arg_min(name, (rank, -length(name), name)) filter (
        where side = 'title' and coalesce(generic_rule, '') <> 'pronoun'
    ) as printed_title,
    -- a title with a bare name (住建局) names no body, yet the body must be one of that name
    min(regexp_replace(full_name, {{ name_part('kind_prefix') }}, '')) filter (
        where role = 'title' and is_generic and generic_rule <> 'pronoun'
    ) as bare_title
from said
group by report_id
