-- Names on a page that establish no body by themselves: the text calls its own body something else (本局 is no
-- government), or the first paragraphs name another body just as often.
with called as (
    select
        m.report_id,
        w.pattern,
        w.word is null as is_place
    from {{ ref('int_agency_mention') }} as m
    left join {{ ref('self_word') }} as w on substr(m.name, 2) = w.word
    where m.side = 'self'
),

-- a text that also speaks of its place (我县) may be the government's
contradicted as (
    select
        m.report_id,
        m.role,
        m.agency_key,
        not bool_or(c.is_place) as is_certain
    from {{ ref('int_agency_mention') }} as m
    inner join called as c on m.report_id = c.report_id
    where m.agency_key is not null and m.side <> 'stated'
    group by m.report_id, m.role, m.agency_key, m.full_name
    having
        not coalesce(bool_or(regexp_matches(m.full_name, c.pattern)), false)
        and count(c.pattern) > 0
)

select
    report_id,
    role,
    agency_key,
    bool_and(is_certain) as is_certain,
    'self' as because
from contradicted
group by report_id, role, agency_key
union all
select distinct
    m.report_id,
    m.role,
    m.agency_key,
    false as is_certain,
    'rival' as because
from {{ ref('int_agency_mention') }} as m
inner join {{ ref('int_agency_mention') }} as o
    on
        m.report_id = o.report_id and m.role = o.role and m.agency_key <> o.agency_key
        and m.occurrences = o.occurrences
where
    m.role = 'opening'
    -- a government and its office are named together
    and not coalesce(
        m.place_code = o.place_code and starts_with(m.own_part, '人民政府') and starts_with(o.own_part, '人民政府'), false
    )
