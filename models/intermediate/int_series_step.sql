{{ config(materialized='view') }}

-- each value of the star beside the ones before and after it in its series
select
    f.*,
    lag(f.indicator_value_id) over series as last_value_id,
    lag(f.year) over series as last_year,
    lag(f.value) over series as last_value,
    lag(f.series_segment) over series as last_segment,
    lag(f.scope) over series as last_scope,
    lag(f.channel) over series as last_channel,
    lag(f.report_id) over series as last_report_id,
    lag(f.value, 2) over series as value_before_last,
    lead(f.year) over series as next_year,
    lead(f.value) over series as next_value,
    count(f.value) over earlier as earlier_values,
    sum(f.value) over earlier as earlier_sum,
    {{ times_apart('f.value', 'last_value') }} as factor
from {{ ref('fct_indicator_value') }} as f
where f.value is not null
window
    series as (partition by f.agency_key, f.indicator_code, f.applicant_type order by f.year),
    earlier as (
        partition by f.agency_key, f.indicator_code, f.applicant_type order by f.year
        rows between unbounded preceding and 1 preceding
    )
