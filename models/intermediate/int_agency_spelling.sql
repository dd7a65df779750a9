-- Every distinct printed name of a body in its normal spelling: width, script, and the variants of seed name_variant. A
-- division code that a person wrote before a name (320106 区教育局) stays in front; a township's code stands for its name.
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
),

coded as (
    select
        p.name,
        p.plain_name,
        regexp_extract(p.plain_name, '^([0-9]{6})(?:[0-9]{3}|[0-9]{6})?(?:[^0-9]|$)', 1) as stated_code,
        coalesce(t.name_zh, regexp_replace(p.plain_name, '^[0-9]{6,12}', '')) as uncoded_name
    from plain as p
    left join {{ ref('int_township') }} as t on left(regexp_extract(p.plain_name, '^[0-9]{9,12}'), 9) = t.township_code
)

select
    name,
    plain_name,
    stated_code || coalesce(nullif({{ normal_spelling('uncoded_name') }}, ''), uncoded_name) as own_name
from coded
