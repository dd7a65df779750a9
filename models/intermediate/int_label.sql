-- Distinct printed labels: matching works on these, not on cells.
with printed as (
    select distinct
        c.vocabulary,
        s.section_core,
        c.row_path,
        c.column_path,
        c.occurrence
    from {{ ref('stg_table_cell') }} as c
    left join {{ ref('int_section') }} as s on c.section = s.section
),

identified as (
    select
        *,
        {{ label_id('vocabulary', 'section_core', 'row_path', 'column_path', 'occurrence') }} as label_id
    from printed
),

row_piece as (
    select
        label_id,
        unnest(row_path) as label_text,
        generate_subscripts(row_path, 1) as position
    from identified
),

column_piece as (
    select
        label_id,
        unnest(column_path) as label_text,
        generate_subscripts(column_path, 1) as position
    from identified
),

row_label as (
    select
        p.label_id,
        list(t.label_core order by p.position) as cores,
        arg_max(t.label_key, p.position) as leaf_key,
        arg_max(t.ordinal, p.position) as ordinal
    from row_piece as p
    inner join {{ ref('int_label_text') }} as t on p.label_text = t.label_text
    group by p.label_id
),

column_label as (
    select
        p.label_id,
        list(t.label_core order by p.position) as cores,
        arg_max(t.label_key, p.position) as leaf_key,
        arg_max(t.ordinal, p.position) as ordinal
    from column_piece as p
    inner join {{ ref('int_label_text') }} as t on p.label_text = t.label_text
    group by p.label_id
)

select
    i.label_id,
    i.vocabulary,
    i.section_core,
    i.row_path,
    i.column_path,
    i.occurrence,
    coalesce(r.cores, []) as row_cores,
    r.leaf_key as row_leaf_key,
    r.ordinal as row_ordinal,
    coalesce(c.cores, []) as column_cores,
    c.leaf_key as column_leaf_key,
    c.ordinal as column_ordinal,
    cast(null as varchar) as removed_term_code
from identified as i
left join row_label as r on i.label_id = r.label_id
left join column_label as c on i.label_id = c.label_id
