{{ config(materialized='view') }}

-- Reports whose body is in doubt, and reports that share a body and year or their numbers, each with its evidence.
with content as (
    select
        v.report_id,
        r.agency_key,
        r.report_year,
        md5(string_agg(
            concat_ws('>', v.vocabulary, v.term_code, v.applicant_type, v.raw_value), '|'
            order by v.vocabulary, v.term_code, v.applicant_type, v.raw_value
        )) as content_hash
    from {{ ref('fct_reported_value') }} as v
    inner join {{ ref('dim_report') }} as r on v.report_id = r.report_id
    where v.channel = 'table' and v.value is not null
    group by v.report_id, r.agency_key, r.report_year
    having count(*) >= 10 and count(distinct v.value) >= 5
),

pair as (
    select
        a.report_id,
        b.report_id as other_report_id
    from content as a
    inner join content as b
        on a.content_hash = b.content_hash and a.report_id <> b.report_id
        and (a.agency_key <> b.agency_key or a.report_year is distinct from b.report_year)
)

select
    report_id,
    case when agency_in_title is null then 'publisher_against_text' else 'title_against_text' end as case_code,
    cast(null as varchar) as other_report_id,
    concat_ws(
        '; ', '标题 title: ' || agency_in_title, '正文 text: ' || agency_in_body, '发布机构 publisher: ' || publisher
    ) as evidence
from {{ ref('dim_report') }}
where list_contains(status_all, 'agency_conflict')
union all
select
    report_id,
    case host_is when 'elsewhere' then 'host_elsewhere' else 'host_is_another_body' end as case_code,
    null as other_report_id,
    evidence
from {{ ref('int_agency_host') }}
union all
select
    report_id,
    'reproduction' as case_code,
    other_report_id,
    '表中的数与另一机关或另一年度的报告全同。Its tables hold the numbers of another body or year.' as evidence
from pair
union all
select
    report_id,
    case
        when is_duplicate_of is not null then 'copy'
        when list_contains(status_all, 'undecided_version') then 'disagreement'
        else 'revision'
    end as case_code,
    is_duplicate_of as other_report_id,
    concat('发布 published: ', published_on, '; 抓取 retrieved: ', retrieved_at) as evidence
from {{ ref('dim_report') }}
where
    is_duplicate_of is not null or list_contains(status_all, 'undecided_version')
    or (status = 'superseded' and not list_contains(status_all, 'excluded'))
