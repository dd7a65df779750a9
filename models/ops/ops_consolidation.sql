{{ config(materialized='view') }}

-- a consolidated value of a body that has others beneath it
with parent as (
    select f.*
    from {{ ref('fct_indicator_value') }} as f
    inner join {{ ref('dim_indicator') }} as i on f.indicator_code = i.indicator_code
    where
        f.scope = 'consolidated' and f.value is not null and i.additive_over_agencies
        and f.indicator_code not in (select indicator_code from {{ ref('signed_indicator') }})
),

below as (
    select
        p.indicator_value_id,
        d.agency_key,
        d.name_zh,
        d.is_registered
    from parent as p
    inner join {{ ref('dim_agency') }} as d
        on
            p.agency_key = d.parent_agency_key
            and p.year between coalesce(d.valid_from_year, p.year) and coalesce(d.valid_to_year, p.year)
),

-- own figures of the bodies below and their consolidated ones are never added to each other
known as (
    select
        b.indicator_value_id,
        c.scope as child_scope,
        cast(sum(c.value) as decimal(20, 4)) as children_sum,
        count(*) filter (b.is_registered) as children_known,
        count(*) filter (not b.is_registered) as other_children,
        list(b.agency_key) as agency_keys,
        string_agg(concat(b.name_zh, ' ', cast(cast(c.value as bigint) as varchar)), '、' order by b.name_zh) as children
    from below as b
    inner join parent as p on b.indicator_value_id = p.indicator_value_id
    inner join {{ ref('fct_indicator_value') }} as c
        on
            b.agency_key = c.agency_key and p.year = c.year
            and p.indicator_code = c.indicator_code and p.applicant_type = c.applicant_type
    where c.value is not null
    group by b.indicator_value_id, c.scope
),

judged as (
    select
        k.indicator_value_id,
        k.child_scope,
        k.children_sum,
        k.children_known,
        k.other_children,
        k.children,
        count(*) filter (b.is_registered) as children_expected,
        string_agg(b.name_zh, '、' order by b.name_zh)
            filter (b.is_registered and not list_contains(k.agency_keys, b.agency_key)) as children_missing
    from known as k
    inner join below as b on k.indicator_value_id = b.indicator_value_id
    group by all
)

select
    md5(concat_ws('|', j.indicator_value_id, j.child_scope)) as consolidation_id,
    a.name_zh as agency_name_zh,
    p.year,
    p.indicator_code,
    i.label_zh as indicator_zh,
    i.label_en as indicator_en,
    p.applicant_type,
    p.value as consolidated_value,
    j.child_scope,
    j.children_sum,
    p.value - j.children_sum as difference,
    p.unit,
    j.children_known,
    j.children_expected,
    j.other_children,
    j.children,
    j.children_missing,
    case
        when j.children_sum > p.value then 'exceeds'
        when j.children_known < t.min_share * greatest(j.children_expected, 1) then 'too_few'
        when j.children_sum = p.value then 'agrees'
        else 'remainder'
    end as outcome,
    p.report_id,
    p.agency_key,
    p.indicator_value_id
from judged as j
cross join {{ ref('consolidation_threshold') }} as t
inner join parent as p on j.indicator_value_id = p.indicator_value_id
inner join {{ ref('dim_indicator') }} as i on p.indicator_code = i.indicator_code
inner join {{ ref('dim_agency') }} as a on p.agency_key = a.agency_key
