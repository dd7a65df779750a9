-- If this fails, an indicator can never have a value: a reader would take an empty series for silence of the bodies.
select i.indicator_code
from {{ ref('dim_indicator') }} as i
where i.indicator_code not in (select indicator_code from {{ ref('bridge_term_indicator') }})
