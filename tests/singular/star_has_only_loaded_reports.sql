-- If this fails, the star holds numbers of a report whose body or year is not established, or of an older version,
-- or holds them under another body or year than the report's: a reader would see them in the wrong place.
select
    f.indicator_value_id,
    f.report_id,
    r.status
from {{ ref('fct_indicator_value') }} as f
left join {{ ref('dim_report') }} as r on f.report_id = r.report_id
where r.status is distinct from 'loaded' or f.agency_key <> r.agency_key or f.year <> r.report_year
