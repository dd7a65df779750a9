{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ delete_stale_rows(ref('int_report_fingerprint'), ['report_id', 'value_fingerprint']) }}"
) }}

{%- set built = this if is_incremental() else none %}

with wanted as (
    {{ missing_keys(ref('int_report_fingerprint'), ['report_id', 'value_fingerprint'], built) }}
),

cell as (
    select
        c.*,
        w.value_fingerprint,
        p.report_year,
        count(*) over (partition by c.report_id, c.table_index, c.row_index) as cells_in_row,
        {{ label_id('c.vocabulary', 's.section_core', 'c.row_path', 'c.column_path', 'c.occurrence') }} as label_id
    from {{ ref('stg_table_cell') }} as c
    inner join wanted as w on c.report_id = w.report_id
    inner join {{ ref('int_report') }} as p on c.report_id = p.report_id
    left join {{ ref('int_section') }} as s on c.section = s.section
),

judged as (
    select
        c.report_id,
        c.value_fingerprint,
        c.cell_id,
        c.table_index,
        c.column_index,
        c.vocabulary,
        o.term_vocabulary,
        o.term_code,
        o.match_method,
        o.match_score,
        o.applicant_type,
        o.basis,
        case when o.drops_numbers or b.raw_value is not null then o.exclusion_reason end as exclusion_reason,
        case
            when c.set_apart is not null then c.set_apart
            when o.term_code is null then 'no_label'
            when o.exclusion_reason is not null then 'excluded_label_with_number'
            when o.placement = 'matrix' and o.applicant_type is null then 'no_applicant'
            when o.basis is null then 'no_basis'
            when not o.has_header and o.placement = 'row' and c.cells_in_row > 1 then 'no_header'
            when o.header_year <> c.report_year % 100 or c.printed_year <> c.report_year then 'other_year'
            when u.dimension <> t.dimension then 'other_unit'
        end as obstacle
    from cell as c
    inner join {{ ref('int_label_outcome') }} as o on c.label_id = o.label_id
    left join {{ ref('int_vocabulary_term') }} as t on o.term_vocabulary = t.vocabulary and o.term_code = t.term_code
    left join {{ ref('int_unit') }} as u on c.printed_unit = u.unit
    left join {{ ref('int_blank_value') }} as b on c.raw_text = b.raw_value
),

-- a close match gives way to any other label that took the term in the same table and column
contested as (
    select
        *,
        match_method = 'close' and count(*) over (
            partition by report_id, table_index, column_index, term_vocabulary, term_code, obstacle is null
        ) > 1 as is_taken
    from judged
)

select
    cell_id,
    report_id,
    value_fingerprint,
    case
        when exclusion_reason is not null then 'excluded'
        when obstacle is null and not is_taken then 'mapped'
        else 'unmapped'
    end as outcome,
    exclusion_reason,
    case when obstacle is null and not is_taken then term_vocabulary else vocabulary end as vocabulary,
    case when obstacle is null and not is_taken then term_code else 'UNMAPPED' end as term_code,
    case when obstacle is null and not is_taken then applicant_type end as applicant_type,
    basis,
    case when is_taken then 'taken' else coalesce(obstacle, match_method) end as match_method,
    case when obstacle is null and not is_taken then match_score else 0 end as match_score
from contested
