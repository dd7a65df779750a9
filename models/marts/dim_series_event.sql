{{ config(contract={'enforced': true}) }}

select
    md5(concat_ws('|', r.indicator_code, r.break_year)) as series_event_id,
    r.indicator_code,
    r.break_year as year,
    string_agg(distinct r.kind, ', ' order by r.kind) as event_kind,
    case when count(distinct r.direction) = 1 then min(r.direction) else 'unclear' end as direction,
    string_agg(distinct r.evidence, '；' order by r.evidence) as evidence,
    string_agg(r.note_zh, '' order by r.note_zh) as note_zh,
    string_agg(r.note_en, ' ' order by r.note_en) as note_en
from {{ ref('break_register') }} as r
where not r.splits_line
group by r.indicator_code, r.break_year
