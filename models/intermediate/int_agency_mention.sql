-- Every name of a body in a report, what it is, where and how often: by itself, or completed from its page.
with township as (
    select
        place_code,
        name_zh,
        min(township_code) as township_code
    from {{ ref('int_township') }}
    group by place_code, name_zh
),

known as (
    select
        m.report_id,
        m.role,
        m.name,
        m.occurrences,
        i.*,
        c.place_code as page_place_code,
        c.completed_by,
        c.evidence as completion_evidence,
        coalesce(i.place_code, c.place_code) as settled_place_code,
        case
            when c.completed_by = 'bare' then regexp_extract(i.own_name, {{ name_part('kind') }}, 2) else i.own_part
        end as settled_part
    from {{ ref('int_agency_printed') }} as m
    inner join {{ ref('int_agency_identity') }} as i on m.own_name = i.own_name
    left join {{ ref('int_agency_completion') }} as c on m.report_id = c.report_id and m.own_name = c.own_name
),

settled as (
    select
        k.*,
        p.name_zh as place_name,
        p.level as place_level,
        p.division_code,
        p.province_code,
        p.prefecture_code,
        t.township_code,
        g.government is not null as is_settled_government,
        case
            when k.completed_by = 'bare' then p.name_zh || k.settled_part
            when k.completed_by is not null and k.own_part = k.own_name then p.name_zh || k.full_name
            else k.full_name
        end as settled_name,
        coalesce(k.agency_key, case
            when k.settled_place_code is not null and k.is_kind_known
                then {{ agency_key('k.settled_place_code', 'coalesce(g.government, k.settled_part)') }}
        end) as own_key
    from known as k
    left join {{ ref('int_place') }} as p on k.settled_place_code = p.place_code
    left join {{ ref('government_form') }} as g on k.settled_part = g.form
    left join township as t
        on
            k.settled_place_code = t.place_code
            and regexp_extract(k.settled_part, {{ name_part('township') }}, 1) = t.name_zh
)

select
    s.report_id,
    s.role,
    r.rank,
    r.side,
    s.name,
    s.settled_name as full_name,
    coalesce(nullif({{ without_ending('s.settled_name') }}, ''), s.settled_name) as short_name,
    coalesce(
        nullif({{ without_ending('s.settled_part') }}, ''), {{ without_ending('s.settled_name') }}
    ) as distinct_name,
    s.settled_part as own_part,
    s.settled_place_code as place_code,
    s.division_code,
    s.province_code,
    s.prefecture_code,
    s.township_code,
    case when s.settled_place_code is null then s.division_candidates end as division_candidates,
    case when s.is_settled_government then coalesce(s.place_level, s.level) else s.level end as level,
    s.is_generic and s.settled_place_code is null as is_generic,
    s.generic_rule,
    coalesce(s.completed_by, case when s.own_key is not null then 'name' end) as settled_by,
    s.completion_evidence,
    -- what a person states establishes a body, unless the statement itself fits several
    case
        when r.side = 'stated' and s.places is null and not s.is_generic and not s.is_misplaced
            then coalesce(s.own_key, {{ agency_key('null', 's.full_name') }})
        else s.own_key
    end as agency_key,
    s.occurrences
from settled as s
inner join {{ ref('mention_role') }} as r on s.role = r.role
