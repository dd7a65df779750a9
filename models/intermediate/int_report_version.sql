-- Reports of one agency, year and scope among each other: which repeats which, and which is the latest, if anything
-- decides. A report of the body alone and one of all bodies below it are two series.
with known as (
    select
        report_id,
        agency_key,
        report_year,
        coalesce(override_scope, scope) = 'consolidated' as is_consolidated,
        published_on,
        retrieved_at
    from {{ ref('int_report') }}
    where agency_key <> 'UNMAPPED' and not is_conflict and report_year is not null and not is_excluded
    qualify count(*) over (partition by agency_key, report_year, is_consolidated) > 1
),

content as (
    select
        k.report_id,
        md5(string_agg(concat_ws(
            '>', v.channel, v.vocabulary, v.term_code, v.applicant_type, v.basis, v.raw_value, v.value, v.value_status
        ), '|' order by v.channel, v.vocabulary, v.term_code, v.applicant_type, v.basis, v.raw_value, v.value_status))
            as content_hash
    from known as k
    inner join {{ ref('fct_reported_value') }} as v on k.report_id = v.report_id
    group by k.report_id
),

repeated as (
    select
        k.*,
        first_value(k.report_id) over (
            partition by k.agency_key, k.report_year, k.is_consolidated, coalesce(c.content_hash, k.report_id)
            order by k.published_on nulls last, k.retrieved_at nulls last, k.report_id
        ) as original_id
    from known as k
    left join content as c on k.report_id = c.report_id
),

compared as (
    select
        a.report_id,
        b.report_id as other_id,
        case
            when a.published_on <> b.published_on then a.published_on > b.published_on
            else a.retrieved_at > b.retrieved_at
        end as is_later,
        case
            when a.published_on <> b.published_on then a.published_on < b.published_on
            else a.retrieved_at < b.retrieved_at
        end as is_earlier
    from repeated as a
    inner join repeated as b
        on
            a.agency_key = b.agency_key and a.report_year = b.report_year
            and a.is_consolidated = b.is_consolidated and a.report_id <> b.report_id
    where a.original_id = a.report_id and b.original_id = b.report_id
)

select
    r.report_id,
    nullif(r.original_id, r.report_id) as is_duplicate_of,
    r.original_id = r.report_id
    and coalesce(bool_and(coalesce(c.is_later, false)) filter (where c.other_id is not null), true) as is_latest,
    r.original_id <> r.report_id or coalesce(bool_or(c.is_earlier), false) as is_superseded
from repeated as r
left join compared as c on r.report_id = c.report_id
group by r.report_id, r.original_id
