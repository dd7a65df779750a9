with judged as (
    select
        r.*,
        v.is_duplicate_of,
        coalesce(v.is_superseded, false) or r.is_excluded as is_superseded,
        case
            when r.agency_key = 'UNMAPPED' or r.is_conflict or r.report_year is null or r.is_excluded then false
            else coalesce(v.is_latest, true)
        end as is_latest,
        r.agency_key = 'UNMAPPED' and not r.is_conflict as is_nameless,
        r.report_id in (select h.report_id from {{ ref('int_agency_host') }} as h) as is_reproduced
    from {{ ref('int_report') }} as r
    left join {{ ref('int_report_version') }} as v on r.report_id = v.report_id
)

select
    report_id,
    source_name,
    source_uri,
    report_url,
    title,
    publisher,
    agency_key,
    report_year,
    coalesce(stated_year_evidence || coalesce('; ' || year_evidence, ''), year_evidence) as year_evidence,
    year_candidates,
    vocabulary,
    vocabulary_score,
    coalesce(override_scope, scope) as scope,
    published_on,
    retrieved_at,
    language_script,
    is_duplicate_of,
    is_latest,
    case
        when is_superseded then 'superseded'
        when is_conflict then 'agency_conflict'
        when is_nameless then 'needs_agency'
        when report_year is null then 'needs_year'
        else 'loaded'
    end as status,
    list_filter([
        case when is_superseded then 'superseded' end,
        case when is_conflict then 'agency_conflict' end,
        case when is_nameless then 'needs_agency' end,
        case when report_year is null then 'needs_year' end,
        case when is_excluded then 'excluded' end,
        case when is_duplicate_of is not null then 'duplicate' end,
        case when is_reproduced then 'reproduced' end,
        case
            when not is_latest and not is_superseded and not is_conflict and not is_nameless and report_year is not null
                then 'undecided_version'
        end,
        case
            when not (is_superseded or is_conflict or is_nameless or report_year is null) then 'loaded'
        end
    ], lambda entry: entry is not null) as status_all,
    status not in ('loaded', 'superseded') or list_contains(status_all, 'undecided_version') as is_waiting,
    agency_in_title,
    agency_in_body,
    agency_evidence,
    agency_candidates,
    parser_version
from judged
