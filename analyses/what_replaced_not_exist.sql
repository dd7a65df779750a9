-- “信息不存在”去了哪里：各年“不掌握”由哪几项构成，占办理结果的比例。
-- What replaced 信息不存在: the lines that make up not held, year by year, and their share of all outcomes.
with part as (
    select
        f.agency_key,
        f.year,
        f.value,
        f.series_segment,
        v.vocabulary,
        t.label_zh || ' ' || cast(v.value as integer) as part
    from marts.fct_indicator_value as f
    inner join marts.bridge_lineage as b on f.indicator_value_id = b.indicator_value_id
    inner join marts.fct_reported_value as v on b.reported_value_id = v.reported_value_id
    inner join marts.dim_vocabulary_term as t on v.vocabulary = t.vocabulary and v.term_code = t.term_code
    where f.indicator_code = 'outcomes.not_held' and f.applicant_type = 'total' and f.value is not null
)

select
    o.agency_name_zh,
    p.year,
    any_value(p.vocabulary) as vocabulary,
    string_agg(p.part, ' + ' order by p.part) as parts,
    any_value(p.value) as not_held,
    o.value as outcomes,
    round(any_value(p.value) / nullif(o.value, 0), 3) as share,
    any_value(p.series_segment) as segment
from part as p
inner join reporting.rpt_series as o
    on
        p.agency_key = o.agency_key
        and p.year = o.year
        and o.indicator_code = 'outcomes.total'
        and o.applicant_type = 'total'
group by o.agency_name_zh, p.year, o.value
order by count(*) over (partition by o.agency_name_zh) desc, o.agency_name_zh, p.year;
