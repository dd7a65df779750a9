{{ config(contract={'enforced': true}) }}

select
    rule_id,
    vocabulary,
    applies_to,
    left_terms,
    operator,
    right_terms,
    severity,
    note
from {{ ref('arithmetic_rule') }}
