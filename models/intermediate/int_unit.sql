-- Units as printed, those with a multiplier in front (万条) included.
select
    unit,
    dimension,
    cast(factor as decimal(18, 0)) as factor
from {{ ref('unit') }}
union all
select
    m.word || u.unit as unit,
    u.dimension,
    cast(m.factor * u.factor as decimal(18, 0)) as factor
from {{ ref('unit') }} as u
inner join {{ ref('number_word') }} as m on m.role = 'multiplier'
where
    u.dimension in ('count', 'persons')
    and m.word || u.unit not in (select known.unit from {{ ref('unit') }} as known)
