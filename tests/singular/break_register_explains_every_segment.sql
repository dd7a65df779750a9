-- If this fails, a line breaks without a reason a reader could look up, or the register speaks of a segment that no row
-- of the crosswalk has: the explanation would never be shown.
with change as (
    select
        a.indicator_code,
        a.segment as from_segment,
        b.segment as to_segment
    from (select distinct indicator_code, segment from {{ ref('bridge_term_indicator') }}) as a
    inner join (select distinct indicator_code, segment from {{ ref('bridge_term_indicator') }}) as b
        on a.indicator_code = b.indicator_code and a.segment <> b.segment
)

select
    c.indicator_code,
    c.from_segment,
    c.to_segment,
    'not explained' as fault
from change as c
left join {{ ref('dim_series_break') }} as b
    on c.indicator_code = b.indicator_code and c.from_segment = b.from_segment and c.to_segment = b.to_segment
where b.series_break_id is null
union all
select
    r.indicator_code,
    r.from_segment,
    r.to_segment,
    'no such change'
from {{ ref('break_register') }} as r
left join change as c
    on r.indicator_code = c.indicator_code and r.from_segment = c.from_segment and r.to_segment = c.to_segment
where r.splits_line and c.indicator_code is null
