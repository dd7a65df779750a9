-- If this fails, a number of the star cannot be looked up: one of its parts has no place in a page, or stands in the
-- report of another body or year than the number claims.
select
    f.indicator_value_id,
    v.reported_value_id,
    v.locator
from {{ ref('fct_indicator_value') }} as f
inner join {{ ref('bridge_lineage') }} as b on f.indicator_value_id = b.indicator_value_id
left join {{ ref('fct_reported_value') }} as v on b.reported_value_id = v.reported_value_id
left join {{ ref('dim_report') }} as r on v.report_id = r.report_id
where
    r.report_id is null
    or r.report_id <> f.report_id
    or r.agency_key <> f.agency_key
    or r.report_year <> f.year
    or coalesce(v.locator, '') = ''
