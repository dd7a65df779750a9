-- Every way in which the beginning of a name states a division, now or then: 二道江区, 通化市二道江区, 双流县, 双流区.
with division as (select * from {{ ref('division') }}),

spelling as (
    select
        division_code,
        name_zh as spelling,
        true as is_full
    from division
    union
    select
        division_code,
        short_name,
        level = 'county' or right(short_name, 1) = '州' as is_full
    from division
    where short_name <> name_zh
    union
    select
        division_code,
        alias,
        stands_alone
    from {{ ref('place_alias') }}
    union
    -- 湘西自治州, 景宁自治县
    select
        division_code,
        left(short_name, length(short_name) - 1) || right(name_zh, 3),
        true
    from division
    where regexp_matches(name_zh, '自治[州县旗]$') and short_name <> name_zh
),

-- a name and the code it belongs to; a renamed place keeps its code and may be reached by either name
named as (
    select
        d.place_code,
        d.division_code,
        d.province_code,
        d.prefecture_code,
        d.level,
        d.valid_from_year,
        d.valid_to_year,
        unnest([
            {'spelling': d.name_zh, 'is_full': true},
            {'spelling': d.short_name, 'is_full': d.level = 'county' or right(d.short_name, 1) = '州'}
        ], recursive := true)
    from division as d
    union all
    select
        d.place_code,
        d.division_code,
        d.province_code,
        d.prefecture_code,
        d.level,
        d.valid_from_year,
        d.valid_to_year,
        s.spelling,
        s.is_full
    from spelling as s
    inner join division as d on s.division_code = d.division_code and d.is_current
    where s.spelling not in (d.name_zh, d.short_name)
),

above as (
    select distinct
        d.division_code,
        '' as spelling
    from division as d
    union
    select
        d.division_code,
        s.spelling
    from division as d
    inner join spelling as s on s.division_code in (d.province_code, d.prefecture_code)
    where s.division_code <> d.division_code
    union
    select
        d.division_code,
        p.spelling || s.spelling as spelling
    from division as d
    inner join spelling as p on d.province_code = p.division_code
    inner join spelling as s on d.prefecture_code = s.division_code
    where d.level = 'county'
)

select
    a.spelling || n.spelling as prefix,
    n.place_code,
    bool_or(n.is_full) as is_full,
    case when bool_or(n.valid_from_year is null) then null else min(n.valid_from_year) end as valid_from_year,
    case when bool_or(n.valid_to_year is null) then null else max(n.valid_to_year) end as valid_to_year
from named as n
inner join above as a on n.division_code = a.division_code
group by all
