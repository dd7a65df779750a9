-- In which county a township lies, from every place that may stand before its name: its county, prefecture, province.
select distinct
    t.name_zh,
    w.within_place_code,
    t.place_code
from {{ ref('int_township') }} as t
cross join unnest([t.place_code, t.prefecture_code, t.province_code]) as w (within_place_code)
where w.within_place_code is not null
