-- Who continued whose work; a body that only changed its name or code is one row of dim_agency and not listed here.
with place as (
    select
        s.year,
        s.kind,
        s.derivation,
        {{ agency_key('a.place_code', "'人民政府'") }} as predecessor_agency_key,
        {{ agency_key('b.place_code', "'人民政府'") }} as successor_agency_key
    from {{ ref('division_succession') }} as s
    inner join {{ ref('division') }} as a on s.predecessor_code = a.division_code and s.predecessor_name = a.name_zh
    inner join {{ ref('division') }} as b on s.successor_code = b.division_code and s.successor_name = b.name_zh
    where a.place_code <> b.place_code
),

central as (
    select
        year,
        kind,
        'announced' as derivation,
        {{ agency_key('null', 'predecessor_name') }} as predecessor_agency_key,
        {{ agency_key('null', 'successor_name') }} as successor_agency_key
    from {{ ref('central_succession') }}
),

-- departments that both have reports here, at one place; which year a place reformed is not known, the usual one is
department as (
    select
        d.agency_key,
        m.place_code,
        regexp_extract(any_value(m.own_part), '^(.+?)(?:局|厅|委员会|委)$', 1) as stem
    from {{ ref('dim_agency') }} as d
    inner join {{ ref('int_agency_mention') }} as m on d.agency_key = m.agency_key
    where d.level = 'department' and m.place_code is not null
    group by d.agency_key, m.place_code
),

reform as (
    select
        s.year,
        s.kind,
        'taxonomy' as derivation,
        a.agency_key as predecessor_agency_key,
        b.agency_key as successor_agency_key
    from {{ ref('department_succession') }} as s
    inner join department as a on s.predecessor_stem = a.stem
    inner join department as b on s.successor_stem = b.stem and a.place_code = b.place_code
)

select
    md5(concat_ws('|', predecessor_agency_key, successor_agency_key)) as succession_id,
    predecessor_agency_key,
    successor_agency_key,
    cast(min(year) as integer) as year,
    any_value(kind) as kind,
    any_value(derivation) as derivation
from (
    select * from place
    union all by name
    select * from central
    union all by name
    select * from reform
) as pair
where predecessor_agency_key <> successor_agency_key
group by predecessor_agency_key, successor_agency_key
