-- If this fails, a chart joins two numbers into one line although they count different things: the reporting view
-- does not break there, or breaks without saying why.
with line as (
    select
        *,
        lag(series_segment) over series as last_segment
    from {{ ref('rpt_series') }}
    where value is not null
    window series as (partition by agency_key, indicator_code, applicant_type order by year)
)

select
    indicator_value_id,
    last_segment,
    series_segment
from line
where series_segment <> last_segment and (not is_break or break_note_zh is null or break_note_en is null)
