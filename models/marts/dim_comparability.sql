{{ config(contract={'enforced': true}) }}

select
    comparability,
    rank as comparability_rank,
    label_zh,
    label_en,
    note
from {{ ref('comparability') }}
