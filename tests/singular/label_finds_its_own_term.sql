-- If this fails, a figure printed exactly as the form or an alias words it would be missing or stand under another
-- term: every label and alias of the seeds must find its own term.
with own_label as (
    {{ seeded_labels(ref('int_term_label'), 'false') }}
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
    f.term_code as found_term_code
from own_label as o
left join found as f on o.label_id = f.label_id
where f.term_code is distinct from o.own_term_code or f.vocabulary <> o.vocabulary
