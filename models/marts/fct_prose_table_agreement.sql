{{ config(contract={'enforced': true}) }}

with sentence as (
    select
        v.reported_value_id, v.report_id, v.term_code as indicator_code, coalesce(v.scope, 'unknown') as scope,
        v.value, v.is_approximate, v.locator, v.match_method = 'part' as is_part
    from {{ ref('fct_reported_value') }} as v
    inner join {{ ref('dim_indicator') }} as i on v.term_code = i.indicator_code
    where
        v.channel = 'prose'
        and v.value is not null
        and v.value_status in ('reported', 'reported_none')
        and v.basis = 'annual'
),

-- a total that a form gives with its pending cases, which sentences often leave out
pending as (
    select
        t.report_id,
        t.vocabulary,
        t.scope,
        i.parent_indicator_code as indicator_code,
        t.value
    from {{ ref('int_table_indicator') }} as t
    inner join {{ ref('dim_indicator') }} as i
        on t.indicator_code = i.indicator_code and i.cut = 'stage' and i.measure_kind = 'stock'
),

paired as (
    select
        s.*,
        t.vocabulary as table_vocabulary,
        t.scope as table_scope,
        t.value as table_value,
        t.part_values,
        t.reported_value_ids as table_reported_value_ids,
        t.locators as table_locators,
        p.value as pending_value
    from sentence as s
    inner join {{ ref('int_table_indicator') }} as t
        on s.report_id = t.report_id and s.indicator_code = t.indicator_code
    left join pending as p
        on t.report_id = p.report_id and t.vocabulary = p.vocabulary and t.scope = p.scope
        and t.indicator_code = p.indicator_code
),

judged as (
    select
        *,
        case
            when value = table_value then 'agrees'
            -- about 3000 and 3000 odd agree with what lies within a tenth
            when is_approximate and abs(table_value - value) <= 0.1 * value then 'agrees_rounded'
            when pending_value > 0 and value = table_value - pending_value then 'agrees_without_pending'
            when len(part_values) > 1 and list_contains(part_values, value) then 'agrees_with_part'
            when is_part and value <= table_value then 'part_of_total'
            when scope <> table_scope and 'unknown' not in (scope, table_scope) then 'other_scope'
            else 'differs'
        end as agreement
    from paired
)

select
    reported_value_id as prose_reported_value_id,
    report_id,
    indicator_code,
    agreement,
    value as prose_value,
    table_value,
    cast(pending_value as decimal(20, 4)) as table_pending_value,
    cast(value - table_value as decimal(20, 4)) as difference,
    is_approximate,
    scope as prose_scope,
    table_scope,
    table_vocabulary,
    locator as prose_locator,
    table_locators,
    table_reported_value_ids
from judged
-- of several tables, the one that agrees best
qualify row_number() over (
    partition by reported_value_id
    order by
        list_position(
            [
                'agrees', 'agrees_rounded', 'agrees_without_pending', 'agrees_with_part', 'part_of_total', 'differs',
                'other_scope'
            ],
            agreement
        ),
        scope = table_scope desc,
        table_vocabulary,
        table_scope
) = 1
