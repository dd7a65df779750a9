-- If this fails, a rule for headings, shares or signatures also fits the label of a term, and figures printed under
-- that label could be dropped.
select
    t.vocabulary,
    t.term_code,
    t.label_path,
    e.exclusion_id
from {{ ref('int_term_label') }} as t
inner join {{ ref('label_exclusion') }} as e
    on e.vocabulary in ('*', t.vocabulary) and regexp_full_match(t.cores[-1], e.pattern)
where
    e.side = 'any'
    or (e.side = 'row' and t.placement in ('row', 'matrix'))
    or (e.side = 'column' and t.placement in ('column', 'row_column'))
