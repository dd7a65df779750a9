{{ config(contract={'enforced': true}) }}

-- every change between two segments of one indicator, in both directions: a body may keep an old form or go back to it
with segment as (
    select distinct
        indicator_code,
        segment
    from {{ ref('bridge_term_indicator') }}
),

change as (
    select
        a.indicator_code,
        a.segment as from_segment,
        b.segment as to_segment
    from segment as a
    inner join segment as b on a.indicator_code = b.indicator_code and a.segment <> b.segment
),

step as (
    select * from {{ ref('break_register') }} where splits_line
    union all by name
    select
        * replace (
            to_segment as from_segment,
            from_segment as to_segment,
            case direction when 'up' then 'down' when 'down' then 'up' else direction end as direction
        )
    from {{ ref('break_register') }}
    where splits_line
),

-- where a body skips a form, the step out of its old segment and the step from there into the new one
route as (
    select
        c.*,
        o.to_segment as via_segment
    from change as c
    inner join step as o on c.indicator_code = o.indicator_code and c.from_segment = o.from_segment
    inner join step as i
        on
            c.indicator_code = i.indicator_code
            and c.to_segment = i.to_segment
            and (o.to_segment = c.to_segment or o.to_segment = i.from_segment)
            and (o.to_segment <> c.to_segment or i.from_segment = c.from_segment)
    qualify rank() over (
        partition by c.indicator_code, c.from_segment, c.to_segment order by o.to_segment <> c.to_segment
    ) = 1
),

explained as (
    select
        r.indicator_code,
        r.from_segment,
        r.to_segment,
        s.* exclude (indicator_code, from_segment, to_segment)
    from route as r
    inner join step as s
        on
            r.indicator_code = s.indicator_code
            and (
                (s.from_segment = r.from_segment and s.to_segment = r.via_segment)
                or (s.from_segment = r.via_segment and s.to_segment = r.to_segment)
            )
)

select
    md5(concat_ws('|', e.indicator_code, e.from_segment, e.to_segment)) as series_break_id,
    e.indicator_code,
    e.from_segment,
    e.to_segment,
    string_agg(distinct k.kind, ', ' order by k.kind) as break_kind,
    string_agg(distinct k.label_zh, '、' order by k.label_zh) as break_kind_zh,
    string_agg(distinct k.label_en, ', ' order by k.label_en) as break_kind_en,
    case when count(distinct e.direction) = 1 then min(e.direction) else 'unclear' end as direction,
    string_agg(distinct e.evidence, '；' order by e.evidence) as evidence,
    string_agg(e.note_zh, '' order by e.break_year, e.note_zh) as note_zh,
    string_agg(e.note_en, ' ' order by e.break_year, e.note_en) as note_en
from explained as e
inner join {{ ref('break_kind') }} as k on e.kind = k.kind
group by e.indicator_code, e.from_segment, e.to_segment
