-- The division that a name begins with, by the longest prefix; where one text names two, only an enclosing one counts.
with spelled as (
    select
        s.name,
        s.own_name,
        coalesce(max(x.prefix), '') as skipped,
        substr(s.own_name, coalesce(max(length(x.prefix)), 0) + 1) as rest
    from {{ ref('int_agency_spelling') }} as s
    left join {{ ref('name_prefix') }} as x on starts_with(s.own_name, x.prefix)
    group by s.name, s.own_name
),

begun as (
    select
        s.name,
        p.prefix,
        p.division_code
    from spelled as s
    cross join unnest(range(2, 25)) as n (n)
    inner join {{ ref('int_division_prefix') }} as p on left(s.rest, n.n) = p.prefix
    where n.n <= length(s.rest)
    qualify rank() over (partition by s.name order by length(p.prefix) desc) = 1
),

candidate as (
    select
        b.name,
        b.prefix,
        d.*,
        count(*) over (partition by b.name) as candidates
    from begun as b
    inner join {{ ref('division') }} as d on b.division_code = d.division_code
),

settled as (
    select c.*
    from candidate as c
    where c.candidates = (
        select count(*)
        from candidate as o
        where
            o.name = c.name
            and c.division_code in (o.division_code, o.prefecture_code, o.province_code)
    )
)

select
    s.name,
    d.division_code,
    d.level as division_level,
    d.name_zh as division_name,
    d.prefix,
    s.skipped || substr(s.rest, length(coalesce(d.prefix, '')) + 1) as own_part,
    (
        select string_agg(c.division_code || ' ' || c.name_zh, '、' order by c.division_code)
        from candidate as c where c.name = s.name
    ) as division_candidates
from spelled as s
left join settled as d on s.name = d.name
