-- The body of each report: stated, else agreed by title and text; a contradiction or a bare name is left open.
with mention as (select * from {{ ref('int_agency_mention') }}),

titled as (
    select *
    from mention
    where side = 'title' and not is_generic
    qualify row_number() over (
        partition by report_id
        order by rank, agency_key is null, length(full_name) desc, full_name, name
    ) = 1
),

-- a superior body that the text cites is not what the text is about
told as (
    select
        m.report_id, m.full_name, m.short_name, m.agency_key, min(m.place_code) as place_code,
        min(m.prefecture_code) as prefecture_code, min(m.province_code) as province_code, min(m.own_part) as own_part,
        arg_max(m.name, m.occurrences) as name,
        sum(m.occurrences) as occurrences,
        min(m.rank) as rank
    from mention as m
    left join titled as t on m.report_id = t.report_id
    where
        m.side = 'body' and m.agency_key is not null
        and not coalesce(m.place_code in (t.province_code, t.prefecture_code) and m.place_code <> t.place_code, false)
    group by m.report_id, m.full_name, m.short_name, m.agency_key
    qualify row_number() over (
        partition by m.report_id order by sum(m.occurrences) desc, min(m.rank), length(m.full_name) desc, m.full_name
    ) = 1
),

conflict as (
    select t.report_id
    from titled as t
    inner join told as b on t.report_id = b.report_id
    where
        not {{ names_agree('t', 'b') }}
        and not {{ abbreviates('t', 'b') }}
        -- the body itself under its long name, a department or a zone that writes of the government where it works,
        -- or a body that nothing has placed yet
        and not coalesce(
            starts_with(b.own_part, '人民政府')
            and (t.level <> 'township' and b.place_code = t.place_code or t.agency_key is null), false
        )
        and t.occurrences <= 1
        -- said once: by the first sentence, of one place alone, and not of the body's own place or one in it
        and (b.occurrences > 1 or b.rank < 8 and not (
            starts_with(b.own_part, '人民政府')
            and coalesce(t.place_code in (b.place_code, b.prefecture_code, b.province_code), false)
            or exists (
                select 1 from mention as m
                where m.report_id = b.report_id and m.role = 'opening' and {{ stands_elsewhere('m', 'b') }}
            )
        ))
        and not exists (
            select 1 from mention as m
            where m.report_id = t.report_id and m.side = 'body' and contains(m.full_name, t.distinct_name)
                and not {{ stands_elsewhere('m', 't') }}
        )
    union
    -- no title says whose report it is, and who published it stands elsewhere than the body of the text
    select b.report_id
    from told as b
    inner join mention as m on b.report_id = m.report_id and m.role = 'publisher'
    where b.report_id not in (select t.report_id from titled as t) and {{ stands_elsewhere('m', 'b') }}
    union
    -- the text says itself that another body's report follows
    select t.report_id
    from titled as t
    inner join mention as m on t.report_id = m.report_id and m.side = 'restated'
    where m.agency_key <> t.agency_key and not {{ is_office('t') }} and not {{ is_office('m') }}
    union
    -- a government by its title, and a text that only ever calls its body something else
    select t.report_id
    from titled as t
    inner join {{ ref('int_agency_doubt') }} as d
        on t.report_id = d.report_id and t.role = d.role and t.agency_key = d.agency_key
    where d.is_certain and t.level in ('province', 'prefecture', 'county') and starts_with(t.own_part, '人民政府')
),

chosen as (
    select m.*
    from mention as m
    left join titled as t on m.report_id = t.report_id
    left join told as b on m.report_id = b.report_id
    left join {{ ref('int_agency_evidence') }} as h on m.report_id = h.report_id
    where
        m.agency_key is not null and (
            m.side = 'stated'
            or (
                m.report_id not in (select c.report_id from conflict as c)
                -- the trail completes a bare title
                and (m.side in ('title', 'body', 'publisher') or m.role = 'breadcrumb' and h.bare_title is not null)
                and (t.report_id is null or {{ completes_title('t', 'm') }})
                and (t.report_id is not null or h.bare_title is null or contains(m.full_name, h.bare_title))
                and not (
                    t.report_id is not null and t.agency_key is null
                    and {{ is_office('m') }} and not {{ is_office('t') }}
                )
                -- named once and nowhere else: a place or a body in passing, not who reports
                and (m.role <> 'body' or t.report_id is not null or m.agency_key = b.agency_key and b.occurrences > 1)
                and (t.report_id is not null or (m.report_id, m.role, m.agency_key) not in (
                    select (d.report_id, d.role, d.agency_key) from {{ ref('int_agency_doubt') }} as d
                ))
            )
        )
    qualify row_number() over (
        partition by m.report_id
        order by
            -- who signed is often the office of the body that the first sentence names
            t.report_id is null and m.role = 'opening' and (m.report_id, m.short_name) in (
                select (g.report_id, g.short_name) from mention as g
                where g.role in ('filler', 'signature') and g.agency_key is not null
            ) desc,
            m.rank, m.occurrences desc, length(m.full_name) desc, m.full_name, m.name
    ) = 1
)

select
    r.report_id,
    coalesce(c.agency_key, 'UNMAPPED') as agency_key,
    c.full_name as agency_name,
    x.report_id is not null and coalesce(c.side, '') <> 'stated' as is_conflict,
    coalesce(t.name, e.printed_title) as agency_in_title,
    b.name as agency_in_body,
    e.agency_evidence,
    case when c.agency_key is null then e.agency_candidates end as agency_candidates
from {{ ref('stg_report') }} as r
left join chosen as c on r.report_id = c.report_id
left join conflict as x on r.report_id = x.report_id
left join titled as t on r.report_id = t.report_id
left join told as b on r.report_id = b.report_id
left join {{ ref('int_agency_evidence') }} as e on r.report_id = e.report_id
