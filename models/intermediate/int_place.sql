-- Every place once, under the oldest code it has had: its newest name and code, and what it lies in.
with latest as (
    select *
    from {{ ref('division') }}
    qualify row_number() over (
        partition by place_code
        order by is_current desc, valid_to_year desc nulls last, valid_from_year desc nulls last, division_code
    ) = 1
),

period as (
    select
        place_code,
        case when bool_or(valid_from_year is null) then null else min(valid_from_year) end as valid_from_year,
        case when bool_or(is_current) then null else max(valid_to_year) end as valid_to_year
    from {{ ref('division') }}
    group by place_code
)

select
    l.place_code,
    l.division_code,
    l.name_zh,
    l.short_name,
    l.level,
    l.is_current,
    l.province_code,
    p.name_zh as province,
    f.place_code as prefecture_code,
    f.name_zh as prefecture,
    o.valid_from_year,
    o.valid_to_year
from latest as l
inner join period as o on l.place_code = o.place_code
inner join {{ ref('division') }} as p on l.province_code = p.division_code
left join (
    select *
    from {{ ref('division') }}
    where level = 'prefecture'
    qualify row_number() over (partition by division_code order by is_current desc, valid_to_year desc nulls last) = 1
) as f on l.prefecture_code = f.division_code and l.level = 'county'
