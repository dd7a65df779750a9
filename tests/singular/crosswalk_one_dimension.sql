-- If this fails, a quantity of one dimension (persons, items, money) would be added to a series of another.
select
    b.vocabulary,
    b.term_code,
    b.indicator_code,
    t.unit as term_unit,
    i.unit as indicator_unit
from {{ ref('bridge_term_indicator') }} as b
inner join {{ ref('dim_indicator') }} as i on b.indicator_code = i.indicator_code
inner join {{ ref('dim_vocabulary_term') }} as t on b.vocabulary = t.vocabulary and b.term_code = t.term_code
left join {{ ref('unit') }} as u on t.unit = u.unit
left join {{ ref('unit') }} as ui on i.unit = ui.unit
where u.dimension is distinct from i.dimension or ui.dimension is distinct from i.dimension
