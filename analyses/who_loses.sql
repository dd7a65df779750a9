-- 复议和诉讼审结案件的纠错率，附95%区间（威尔逊）；尚未审结的不计。
-- Share of concluded reviews and lawsuits in which the body was corrected, with Wilson's 95 % interval.
with stage as (
    select 'reviews' as stage, 'reviews.corrected' as corrected, 'reviews.concluded' as concluded
    union all
    select 'litigation', 'litigation.corrected', 'litigation.concluded'
),

counted as (
    select
        s.stage,
        n.agency_name_zh,
        n.agency_key,
        sum(c.value) as corrected,
        sum(n.value) as concluded,
        min(n.year) as first_year,
        max(n.year) as last_year
    from stage as s
    inner join reporting.rpt_series as n on s.concluded = n.indicator_code
    inner join reporting.rpt_series as c
        on
            s.corrected = c.indicator_code
            and n.agency_key = c.agency_key
            and n.year = c.year
            and n.applicant_type = c.applicant_type
    where n.value is not null and c.value is not null
    group by s.stage, n.agency_name_zh, n.agency_key
)

select
    stage,
    agency_name_zh,
    first_year,
    last_year,
    corrected,
    concluded,
    round(corrected / concluded, 3) as share,
    round((p + z2 / 2 - 1.96 * sqrt(p * (1 - p) / concluded + z2 / (4 * concluded))) / (1 + z2), 3) as low,
    round((p + z2 / 2 + 1.96 * sqrt(p * (1 - p) / concluded + z2 / (4 * concluded))) / (1 + z2), 3) as high
from (
    select
        *,
        cast(corrected / concluded as double) as p,
        1.96 * 1.96 / cast(concluded as double) as z2
    from counted
    where concluded > 0
) as shares
order by stage, concluded desc, agency_name_zh;
