-- Raw values that say nothing: blank, or a marker for none, not applicable, not required.
select n.raw_value
from {{ ref('int_number_text') }} as n
where
    n.number_text = ''
    or n.number_text in (select m.marker from {{ ref('value_marker') }} as m where m.applies_to = 'any')
