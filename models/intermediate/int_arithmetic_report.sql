-- the one loaded report of the same body for the year before; two that neither supersedes give no comparison
with earlier as (
    select
        agency_key,
        report_year,
        min(report_id) as report_id,
        min(scope) as scope,
        min(report_fingerprint) as report_fingerprint
    from {{ ref('int_star_report') }}
    where is_loaded and is_duplicate_of is null
    group by agency_key, report_year
    having count(*) = 1
)

select
    r.report_id,
    r.is_loaded,
    case
        when r.scope = 'unknown' or e.scope = 'unknown' or r.scope = e.scope then e.report_id
    end as compared_report_id,
    md5(concat_ws(
        '|', v.star_version, r.report_fingerprint, coalesce(e.report_fingerprint, '')
    )) as fingerprint
from {{ ref('int_star_report') }} as r
cross join {{ ref('int_star_version') }} as v
left join earlier as e
    on r.is_loaded and r.agency_key = e.agency_key and r.report_year = e.report_year + 1
