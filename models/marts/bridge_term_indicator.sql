{{ config(contract={'enforced': true}) }}

with form_row as (
    select
        m.vocabulary,
        m.term_code,
        m.indicator_code,
        m.recipe,
        m.weight,
        m.relation,
        c.rank as comparability_rank,
        m.segment,
        m.evidence,
        m.valid_from,
        m.valid_to,
        m.status,
        m.note_zh,
        m.note
    from {{ ref('term_indicator_map') }} as m
    left join {{ ref('comparability') }} as c on m.comparability = c.comparability
),

-- the forms whose segment a sentence's number joins: the first of the list that has the indicator
reference as (
    select
        v.vocabulary,
        v.recipe,
        f.indicator_code,
        arg_min(f.segment, list_position(string_split(v.like_vocabularies, '|'), f.vocabulary) * 1000 + f.recipe)
            as segment,
        arg_min(
            f.comparability_rank,
            list_position(string_split(v.like_vocabularies, '|'), f.vocabulary) * 1000000 + f.recipe * 1000
            - f.comparability_rank
        ) as comparability_rank
    from {{ ref('identity_vocabulary') }} as v
    inner join form_row as f on list_contains(string_split(v.like_vocabularies, '|'), f.vocabulary)
    group by v.vocabulary, v.recipe, f.indicator_code
),

identity_row as (
    select
        v.vocabulary,
        i.indicator_code as term_code,
        i.indicator_code,
        v.recipe,
        cast(1 as decimal(9, 4)) as weight,
        v.relation,
        greatest(c.rank, coalesce(r.comparability_rank, 0)) as comparability_rank,
        coalesce(r.segment, 'main') as segment,
        v.evidence,
        v.valid_from,
        v.valid_to,
        v.status,
        v.note_zh,
        v.note
    from {{ ref('identity_vocabulary') }} as v
    cross join {{ ref('indicator') }} as i
    left join {{ ref('comparability') }} as c on v.comparability = c.comparability
    left join reference as r
        on v.vocabulary = r.vocabulary and v.recipe = r.recipe and i.indicator_code = r.indicator_code
),

mapping as (
    select * from form_row
    union all
    select * from identity_row
)

select
    m.vocabulary,
    m.term_code,
    m.indicator_code,
    m.recipe,
    cast(m.weight as decimal(9, 4)) as weight,
    m.relation,
    c.comparability,
    c.rank as comparability_rank,
    m.segment,
    cast(count(*) over (partition by m.vocabulary, m.indicator_code, m.recipe) as integer) as components_expected,
    m.evidence,
    m.valid_from,
    m.valid_to,
    m.status,
    m.note_zh,
    m.note
from mapping as m
left join {{ ref('comparability') }} as c on m.comparability_rank = c.rank
