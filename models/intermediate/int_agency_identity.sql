-- What a printed name is by itself: a placed body with its key and level, or a bare, generic or ambiguous name.
with candidate as (
    select
        own_name,
        min(own_part) as own_part,
        list(distinct place_code) as places,
        min(place_code) as place_code,
        bool_or(is_short_alone) as is_short_alone
    from {{ ref('int_agency_candidate') }}
    group by own_name
),

-- 320106 南京市鼓楼区、350102 福州市鼓楼区
ambiguous as (
    select
        c.own_name,
        array_to_string(
            list_sort(list(
                p.division_code || ' '
                || coalesce(p.prefecture, case when p.level <> 'province' then p.province end, '')
                || case when p.level = 'prefecture' then '' else p.name_zh end
            )), '、'
        ) as division_candidates
    from (select k.own_name, unnest(k.places) as place_code from candidate as k where len(k.places) > 1) as c
    inner join {{ ref('int_place') }} as p on c.place_code = p.place_code
    group by c.own_name
),

named as (
    select
        s.own_name,
        c.places,
        coalesce(c.is_short_alone, false) as is_short_alone,
        -- a short name alone (黄山, 海南) may be more than the one place that it is short for
        case when len(c.places) = 1 and not c.is_short_alone then c.place_code end as place_code,
        a.division_candidates,
        coalesce(c.own_part, s.own_name) as raw_part,
        coalesce(
            nullif(c.own_part, ''), case when c.own_name is not null then '人民政府' end, s.own_name
        ) as own_part,
        {{ first_rule(ref('generic_name'), 's.own_name', 'rule_id', 'rule_id') }} as generic_rule
    from (select distinct own_name from {{ ref('int_agency_spelling') }}) as s
    left join candidate as c on s.own_name = c.own_name
    left join ambiguous as a on s.own_name = a.own_name
),

levelled as (
    select
        n.*,
        {{ first_rule(
            ref('level_suffix'), 'n.own_part', 'priority', 'rule_id', 'n.places is null'
        ) }} as level_rule,
        g.government is not null as is_government,
        coalesce(g.government, n.own_part) as key_part,
        b.central_name
    from named as n
    left join {{ ref('government_form') }} as g on n.own_part = g.form
    -- a central body, or one that carries a central body's name in front of its own
    left join (
        select
            s.own_name,
            arg_max(c.name_zh, length(c.name_zh)) as central_name
        from named as s
        inner join {{ ref('central_body') }} as c
            on left(s.own_name, 3) = left(c.name_zh, 3) and starts_with(s.own_name, c.name_zh)
        where s.places is null
        group by s.own_name
    ) as b on n.own_name = b.own_name
)

select
    l.own_name,
    case
        when regexp_matches(l.own_name, '^[0-9]{6}')
            then coalesce(p.prefecture, case when p.level = 'county' then p.province end, '') || p.name_zh || l.raw_part
        else l.own_name
    end || case when l.raw_part = '' then {{ government_of('p.name_zh', 'p.level') }} else '' end as full_name,
    l.own_part,
    l.key_part,
    l.places,
    l.place_code,
    l.division_candidates,
    l.generic_rule,
    l.generic_rule is not null and l.place_code is null as is_generic,
    l.is_government,
    r.short_place_is,
    l.is_short_alone,
    l.level_rule is not null or l.is_government as is_kind_known,
    -- it begins like a place or with a code, and yet no place is certain: 朝阳医院, 泰安市双流区教育局, 999999教育局
    l.places is null
    and (l.own_name in (select g.own_name from {{ ref('int_agency_beginning') }} as g where g.place_code is not null)
        or regexp_matches(l.own_name, '^[0-9]{6}')) as is_misplaced,
    case
        when l.central_name is not null and coalesce(l.level_rule, '') <> 'field_office' then 'central'
        when l.is_government then p.level
        else coalesce(r.level, 'other')
    end as level,
    case
        when l.place_code is not null and (l.level_rule is not null or l.is_government)
            then {{ agency_key('l.place_code', 'l.key_part') }}
        when
            l.places is null and l.generic_rule is null
            and (l.central_name is not null or regexp_matches(l.own_name, {{ name_part('national') }}))
            then {{ agency_key('null', 'l.own_name') }}
    end as agency_key
from levelled as l
left join {{ ref('int_place') }} as p on l.place_code = p.place_code
left join {{ ref('level_suffix') }} as r on l.level_rule = r.rule_id
