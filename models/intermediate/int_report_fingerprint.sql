-- Everything that the values of one report depend on, as one hash; a report whose hash moved is rebuilt.
with correction as (
    select
        report_id,
        string_agg(
            concat_ws('>', locator, expected_raw_value, corrected_raw_value), '|' order by locator
        ) as corrections
    from {{ ref('value_correction') }}
    group by report_id
)

select
    r.report_id,
    md5(concat_ws(
        '|',
        r.parse_id,
        v.value_version,
        r.agency_key,
        coalesce(cast(r.report_year as varchar), ''),
        coalesce(r.override_scope, ''),
        r.scope,
        coalesce(c.corrections, '')
    )) as value_fingerprint
from {{ ref('int_report') }} as r
cross join {{ ref('int_value_version') }} as v
left join correction as c on r.report_id = c.report_id
