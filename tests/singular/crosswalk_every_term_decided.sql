-- If this fails, a term of a form is neither mapped nor declared unmapped (or both, or unknown to its form):
-- its numbers would silently stay out of the series, or enter it against a stated decision.
with decided as (
    select distinct vocabulary, term_code, 'mapped' as decision from {{ ref('term_indicator_map') }}
    union all
    select vocabulary, term_code, 'unmapped' from {{ ref('unmapped_term') }}
),

term as (
    select t.vocabulary, t.term_code
    from {{ ref('vocabulary_term') }} as t
    where t.vocabulary not in (select vocabulary from {{ ref('identity_vocabulary') }})
)

select
    coalesce(t.vocabulary, d.vocabulary) as vocabulary,
    coalesce(t.term_code, d.term_code) as term_code,
    count(d.decision) as decisions,
    bool_or(t.term_code is null) as is_unknown_term
from term as t
full join decided as d on t.vocabulary = d.vocabulary and t.term_code = d.term_code
group by all
having count(d.decision) <> 1 or bool_or(t.term_code is null)
