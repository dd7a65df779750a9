{{ config(contract={'enforced': true}) }}

select
    vocabulary,
    name_zh,
    name_en,
    document_number,
    extends,
    kind,
    usual_first_year,
    usual_last_year,
    note
from {{ ref('vocabulary') }}
