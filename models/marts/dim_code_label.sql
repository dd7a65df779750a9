{{ config(contract={'enforced': true}) }}

select
    code_domain,
    code,
    label_zh,
    label_en,
    sort_order,
    note
from {{ ref('code_label') }}
