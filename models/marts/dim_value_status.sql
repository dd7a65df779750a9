{{ config(contract={'enforced': true}) }}

select
    value_status,
    has_value,
    label_zh,
    label_en
from {{ ref('value_status') }}
