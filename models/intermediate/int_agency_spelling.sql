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
),

spelled as (
    select
        name,
        plain_name,
        stated_code || coalesce(nullif({{ normal_spelling('uncoded_name') }}, ''), uncoded_name) as own_name
    from coded
),

-- 国家安全监管总局: a national name that leaves characters of the one central body out is that body
shortened as (
    select
        s.own_name,
        any_value(c.name_zh) as central_name
    from (select distinct own_name from spelled where regexp_matches(own_name, '^(国家|国务院).{2,14}$')) as s
    inner join {{ ref('central_body') }} as c
        on regexp_matches(
            c.name_zh,
            '^' || array_to_string(list_transform(string_split(s.own_name, ''), lambda c: regexp_escape(c)), '.*')
            || '$'
        )
    group by s.own_name
    having count(*) = 1
)

select
    s.name,
    s.plain_name,
    coalesce(k.central_name, s.own_name) as own_name
from spelled as s
left join shortened as k on s.own_name = k.own_name
