-- What a printed name is: a placed body with its key and level, or a bare, generic or ambiguous name without one.
with named as (
    select
        s.name,
        s.own_name,
        p.division_code,
        p.division_level,
        p.division_name,
        p.division_candidates,
        case
            when p.own_part = '' and p.prefix = p.division_name then '人民政府'
            else p.own_part
        end as own_part,
        case when p.own_part = '' then s.own_name || '人民政府' else s.own_name end as full_name
    from {{ ref('int_agency_spelling') }} as s
    inner join {{ ref('int_agency_spelling_place') }} as p on s.name = p.name
),

levelled as (
    select
        n.name,
        arg_min(r.level, r.priority) as level
    from named as n
    inner join {{ ref('level_suffix') }} as r
        on
            regexp_full_match(n.own_part, r.pattern)
            and (r.level <> 'central' or n.division_code is null)
    group by n.name
)

select
    n.name,
    n.own_name,
    n.full_name,
    n.division_candidates,
    n.division_code,
    n.own_part,
    coalesce(nullif(regexp_replace(n.full_name, e.pattern, ''), ''), n.full_name) as short_name,
    coalesce(
        nullif(regexp_replace(n.own_part, e.pattern, ''), ''), regexp_replace(n.full_name, e.pattern, '')
    ) as distinct_name,
    g.rule_id is not null as is_generic,
    case when n.own_part = '人民政府' then n.division_level else coalesce(l.level, 'other') end as level,
    case
        when g.rule_id is not null or n.own_part = '' then null
        when n.division_code is not null or l.level = 'central'
            then md5(coalesce(n.division_code, '000000') || '|' || n.own_part)
    end as agency_key
from named as n
cross join (
    select '(?:' || string_agg(regexp_escape(ending), '|' order by length(ending) desc, ending) || ')+$' as pattern
    from {{ ref('short_name_ending') }}
) as e
left join levelled as l on n.name = l.name
left join (
    select
        s.name,
        min(r.rule_id) as rule_id
    from {{ ref('int_agency_spelling') }} as s
    inner join {{ ref('generic_name') }} as r on regexp_full_match(s.own_name, r.pattern)
    group by s.name
) as g on n.name = g.name
