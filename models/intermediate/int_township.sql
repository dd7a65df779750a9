-- Townships and sub-districts of today, one a row, with the county that holds them and its prefecture and province.
with listed as (
    select
        t.division_code,
        unnest(string_split(t.townships, ';')) as entry
    from {{ ref('township') }} as t
)

select
    l.division_code || left(l.entry, 3) as township_code,
    substr(l.entry, 4) as name_zh,
    p.place_code,
    p.level as place_level,
    p.prefecture_code,
    p.province_code
from listed as l
-- statistics lists some under a functional zone: its prefecture is what is known of their place
inner join {{ ref('division') }} as d
    on
        d.is_current
        and d.division_code = case
            when l.division_code in (select division_code from {{ ref('division') }}) then l.division_code
            else left(l.division_code, 4) || '00'
        end
inner join {{ ref('int_place') }} as p on d.place_code = p.place_code
