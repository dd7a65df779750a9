-- Every distinct printed name of a body in its normal spelling: width, script, and the variants of seed name_variant.
with printed as (
    select unnest(agency_mention).name as name from {{ ref('stg_report') }}
    union
    select manifest_agency from {{ ref('stg_source_file') }}
    union
    select value from {{ ref('report_override') }} where field = 'agency'
),

plain as (
    select
        name,
        regexp_replace(ogi_number_text(name), '\s', '', 'g') as plain_name
    from printed
    where trim(coalesce(name, '')) <> ''
)

select
    name,
    plain_name,
    coalesce(nullif({{ normal_spelling('plain_name') }}, ''), plain_name) as own_name
from plain
