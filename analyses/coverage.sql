-- 各省各年度的覆盖：已入库的机关数和有数的指标数。Bodies loaded and indicators with a number, by province and year.
select
    province,
    year,
    period_label_zh,
    count(*) filter (where coverage = 'loaded') as bodies_loaded,
    count(*) filter (where coverage = 'waiting') as bodies_waiting,
    round(avg(indicators_with_value) filter (where coverage = 'loaded'), 1) as indicators_per_body
from reporting.rpt_coverage
group by province, year, period_label_zh
order by province, year;
