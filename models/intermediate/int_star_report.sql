with fingerprint as (
    select
        report_id,
        max(value_fingerprint) as value_fingerprint
    from {{ ref('fct_reported_value') }}
    group by report_id
)

select
    r.report_id,
    r.agency_key,
    cast(r.report_year as integer) as report_year,
    r.status = 'loaded' as is_loaded,
    coalesce(r.is_latest, false) as is_latest,
    r.published_on,
    r.is_duplicate_of,
    coalesce(r.scope, 'unknown') as scope,
    f.value_fingerprint,
    md5(concat_ws(
        '|',
        r.report_id, f.value_fingerprint, r.agency_key, r.report_year, r.status,
        coalesce(r.is_latest, false), coalesce(cast(r.published_on as varchar), ''), coalesce(r.scope, 'unknown'),
        coalesce(r.is_duplicate_of, '')
    )) as report_fingerprint
from {{ ref('dim_report') }} as r
inner join fingerprint as f on r.report_id = f.report_id
