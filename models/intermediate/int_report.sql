-- Each report with what is established about it: override before manifest before what was recognised.
with override as (
    select
        report_id,
        max(value) filter (where field = 'year') as year,
        max(value) filter (where field = 'scope') as scope,
        max(value) filter (where field = 'published_on') as published_on,
        bool_or(field = 'exclude' and lower(value) in ('true', '1', 'yes', '是')) as is_excluded
    from {{ ref('report_override') }}
    group by report_id
),

place as (
    select
        report_id,
        arg_min(source_name, (retrieved_at is null, retrieved_at, source_uri)) as source_name,
        arg_min(source_uri, (retrieved_at is null, retrieved_at, source_uri)) as source_uri,
        max(retrieved_at) as retrieved_at,
        arg_max(manifest_year, source_uri) as manifest_year,
        arg_max(manifest_published_on, source_uri) as manifest_published_on,
        arg_min(report_url, (retrieved_at is null, retrieved_at, source_uri))
            filter (report_url is not null) as report_url
    from {{ ref('stg_source_file') }}
    group by report_id
)

select
    r.report_id,
    coalesce(p.source_name, '') as source_name,
    coalesce(p.source_uri, '') as source_uri,
    p.report_url,
    p.retrieved_at,
    r.title,
    r.publisher,
    a.agency_key,
    a.agency_name,
    a.is_conflict,
    a.agency_in_title,
    a.agency_in_body,
    a.agency_evidence,
    a.agency_candidates,
    coalesce(try_cast(o.year as integer), p.manifest_year, r.report_year) as report_year,
    case
        when try_cast(o.year as integer) is not null then '人工指定 override: ' || o.year
        when p.manifest_year is not null then '清单 manifest: ' || p.manifest_year
    end as stated_year_evidence,
    r.year_evidence,
    array_to_string(
        list_transform(
            r.year_candidate,
            lambda c: concat(c.year, ' (', c.kind, ', ', c.strength, '): ', c.evidence)
        ), '; '
    ) as year_candidates,
    r.vocabulary,
    r.vocabulary_score,
    r.scope,
    o.scope as override_scope,
    coalesce(try_cast(o.published_on as date), p.manifest_published_on, r.published_on) as published_on,
    r.language_script,
    coalesce(o.is_excluded, false) as is_excluded,
    r.parser_version,
    r.parse_id
from {{ ref('stg_report') }} as r
inner join {{ ref('int_report_agency') }} as a on r.report_id = a.report_id
left join override as o on r.report_id = o.report_id
left join place as p on r.report_id = p.report_id
