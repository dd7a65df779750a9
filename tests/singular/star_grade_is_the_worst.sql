-- If this fails, a number is graded better than the worst of the parts it is made of, and a reader compares what
-- should not be compared.
select
    f.indicator_value_id,
    f.comparability,
    max(b.comparability_rank) as worst_rank
from {{ ref('fct_indicator_value') }} as f
inner join {{ ref('comparability') }} as c on f.comparability = c.comparability
inner join {{ ref('bridge_lineage') }} as l on f.indicator_value_id = l.indicator_value_id
inner join {{ ref('fct_reported_value') }} as v on l.reported_value_id = v.reported_value_id
inner join {{ ref('bridge_term_indicator') }} as b
    on
        v.vocabulary = b.vocabulary and v.term_code = b.term_code
        and f.indicator_code = b.indicator_code and f.recipe = b.recipe
group by f.indicator_value_id, f.comparability, c.rank
having max(b.comparability_rank) <> c.rank
