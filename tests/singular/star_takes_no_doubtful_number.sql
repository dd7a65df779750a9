-- If this fails, an unconfirmed OCR number, an unreadable cell, an unmapped label, a part of a year or a cumulative
-- figure of something that happens year by year has become a number of the star.
select
    f.indicator_value_id,
    v.reported_value_id,
    v.value_status,
    v.term_code,
    v.basis
from {{ ref('fct_indicator_value') }} as f
inner join {{ ref('dim_indicator') }} as i on f.indicator_code = i.indicator_code
inner join {{ ref('bridge_lineage') }} as b on f.indicator_value_id = b.indicator_value_id
inner join {{ ref('fct_reported_value') }} as v on b.reported_value_id = v.reported_value_id
where
    v.term_code = 'UNMAPPED'
    or v.basis not in ('annual', 'cumulative')
    or (v.basis = 'cumulative' and i.measure_kind <> 'stock')
    or (f.value is not null and v.value_status not in ('reported', 'reported_none', 'not_reported'))
