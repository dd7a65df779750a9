-- Distinct raw values with what decides their reading: kind and unit of the term, unit printed beside them.
with cell as (
    select
        coalesce(k.corrected_raw_value, c.raw_text) as raw_value,
        m.vocabulary,
        m.term_code,
        c.printed_unit,
        false as is_negation
    from {{ ref('int_cell_mapping') }} as m
    inner join {{ ref('stg_table_cell') }} as c on m.cell_id = c.cell_id
    left join {{ ref('value_correction') }} as k
        on c.report_id = k.report_id and c.locator = k.locator and c.raw_text = k.expected_raw_value
    where m.outcome <> 'excluded'
),

prose as (
    select
        coalesce(k.corrected_raw_value, p.joined_value) as raw_value,
        'narrative' as vocabulary,
        m.term_code,
        p.printed_unit,
        p.is_negation
    from {{ ref('int_prose_mapping') }} as m
    inner join {{ ref('stg_prose_value') }} as p on m.prose_value_id = p.prose_value_id
    left join {{ ref('value_correction') }} as k
        on p.report_id = k.report_id and p.locator = k.locator and p.raw_value = k.expected_raw_value
),

used as (
    select distinct
        v.raw_value,
        coalesce(t.value_kind, 'unknown') as value_kind,
        coalesce(t.printed_unit, '') as term_unit,
        coalesce(v.printed_unit, '') as printed_unit,
        v.is_negation
    from (select * from cell
    union all
    select * from prose) as v
    left join {{ ref('int_vocabulary_term') }} as t on v.vocabulary = t.vocabulary and v.term_code = t.term_code
)

select
    u.raw_value,
    u.value_kind,
    u.term_unit,
    u.printed_unit,
    u.is_negation,
    n.number_text,
    n.numeral,
    n.numeral_value
from used as u
inner join {{ ref('int_number_text') }} as n on u.raw_value = n.raw_value
