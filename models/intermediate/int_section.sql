-- A printed heading reduced to the heading of a form, NULL where no form knows it.
with known as (
    select section_core as core from {{ ref('int_term_label') }}
    union
    select unnest(ancestor_cores) from {{ ref('int_term_label') }}
    union
    select unnest(required_cores) from {{ ref('int_term_label') }}
),

printed as (
    select distinct section from {{ ref('stg_table_cell') }} where section is not null
)

select
    p.section,
    k.core as section_core
from printed as p
inner join {{ ref('int_label_text') }} as t on p.section = t.label_text
left join known as k on t.label_core = k.core
