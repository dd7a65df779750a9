-- Every way in which the beginning of a name states a division: 通化市二道江区, 吉林省通化市二道江区, 二道江区.
with division as (select * from {{ ref('division') }}),

spelling as (
    select division_code, name_zh as spelling from division
    union
    select division_code, short_name from division
),

above as (
    select
        d.division_code,
        '' as spelling
    from division as d
    union all
    select
        d.division_code,
        s.spelling
    from division as d
    inner join spelling as s on s.division_code in (d.province_code, d.prefecture_code)
    where s.division_code <> d.division_code
    union all
    select
        d.division_code,
        p.spelling || s.spelling as spelling
    from division as d
    inner join spelling as p on d.province_code = p.division_code
    inner join spelling as s on d.prefecture_code = s.division_code
    where d.level = 'county'
)

select distinct
    a.spelling || s.spelling as prefix,
    a.division_code
from above as a
inner join spelling as s on a.division_code = s.division_code
