-- If this fails, a report whose form has a row that the vocabulary lacks would have its figure counted under another
-- row's name: with a term taken out of its vocabulary, the term's label must stay unmapped.
with own_label as (
    {{ seeded_labels(ref('int_term_label'), 'true') }}
),

found as (
    select * from (
        {{ match_labels(
            'own_label', ref('int_term_label'), ref('int_header_basis'), ref('vocabulary'), ref('distinguishing_word')
        ) }}
    )
)

select
    o.vocabulary,
    o.own_term_code,
    o.label_path,
    f.vocabulary as found_vocabulary,
    f.term_code as found_term_code,
    f.match_method
from found as f
inner join own_label as o on f.label_id = o.label_id
