-- Names that are ambiguous or bare by themselves, completed from the same page where it leaves one place alone.
with waiting as (
    select distinct
        m.report_id,
        m.own_name,
        i.own_part,
        i.generic_rule,
        i.short_place_is,
        r.report_year,
        regexp_extract(m.own_name, {{ name_part('township') }}, 1) as township,
        len(coalesce(i.places, [])) as places,
        i.is_short_alone
    from {{ ref('int_agency_printed') }} as m
    inner join {{ ref('int_agency_identity') }} as i on m.own_name = i.own_name
    inner join {{ ref('stg_report') }} as r on m.report_id = r.report_id
    where i.agency_key is null
),

-- an ambiguous beginning: the page names the place itself, else its prefecture, else its province
candidate as (
    select
        w.report_id,
        w.own_name,
        c.place_code,
        p.level,
        p.province_code,
        w.short_place_is,
        w.is_short_alone,
        coalesce(
            w.report_year >= coalesce(c.valid_from_year, w.report_year)
            and w.report_year < coalesce(c.valid_to_year, w.report_year + 1), true
        ) as is_timely,
        coalesce(max(
            case x.place_code when c.place_code then 3 when p.prefecture_code then 2 when p.province_code then 1 end
        ), 0) as support,
        arg_min(x.evidence, x.rank) as evidence
    from waiting as w
    inner join {{ ref('int_agency_candidate') }} as c on w.own_name = c.own_name
    inner join {{ ref('int_place') }} as p on c.place_code = p.place_code
    left join {{ ref('int_agency_context') }} as x
        on
            w.report_id = x.report_id and x.place_code in (c.place_code, p.prefecture_code, p.province_code)
            and (x.is_head or x.occurrences > 1)
    where w.places > 0
    group by all
),

supported as (
    select
        report_id,
        own_name,
        place_code,
        evidence
    from candidate
    where is_timely
    qualify
        support = max(support) over (partition by report_id, own_name)
        and (support > 0 or count(*) over (partition by report_id, own_name) = 1 and not is_short_alone)
        and count(*) over (partition by report_id, own_name, support) = 1
),

-- one short name for a province and a city in it: the kind of body says which, by seed level_suffix
enclosed as (
    select
        report_id,
        own_name,
        max(place_code) filter (where level = short_place_is) as place_code,
        'name' as evidence
    from candidate
    where is_timely
    group by report_id, own_name
    having
        count(distinct place_code) = 2 and count(distinct province_code) = 1
        and bool_or(level = 'province') and bool_or(level = 'prefecture')
),

-- a name with the kind of place alone: the only place of that kind that the head of the page names
bare as (
    select
        w.report_id,
        w.own_name,
        any_value(d.place_code) as place_code,
        min_by(x.evidence, x.rank) as evidence
    from waiting as w
    inner join {{ ref('int_agency_context') }} as x on w.report_id = x.report_id and x.is_head
    inner join {{ ref('division') }} as d
        on
            x.place_code = d.place_code
            and ends_with(d.name_zh, regexp_extract(w.own_name, {{ name_part('kind') }}, 1))
            and (ends_with(d.name_zh, '自治区') = starts_with(w.own_name, '自治') or right(d.name_zh, 1) <> '区')
    where w.places = 0 and w.generic_rule is not null and regexp_matches(w.own_name, {{ name_part('kind') }})
    group by w.report_id, w.own_name
    having count(distinct d.place_code) = 1
),

-- a name without a place (花桥经济开发区), or a township, that the page also prints behind one (昆山市花桥经济开发区)
printed as (
    select
        w.report_id,
        w.own_name,
        any_value(i.place_code) as place_code,
        min(m.role || ': ' || m.name) as evidence
    from waiting as w
    inner join {{ ref('int_agency_printed') }} as m on w.report_id = m.report_id
    inner join {{ ref('int_agency_identity') }} as i on m.own_name = i.own_name and i.place_code is not null
    where
        w.places = 0 and w.generic_rule is null and i.own_part = w.own_name
        or w.township <> '' and starts_with(i.own_part, w.township)
    group by w.report_id, w.own_name
    having count(distinct i.place_code) = 1
)

select * from (
    select *, 'context' as completed_by from supported
    union all by name
    select *, 'level' as completed_by from enclosed where place_code is not null
    union all by name
    select *, 'bare' as completed_by from bare
    union all by name
    select *, 'printed' as completed_by from printed
) as completion
qualify row_number() over (partition by report_id, own_name order by completed_by) = 1
