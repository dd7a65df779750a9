{# The labels and aliases of the seeds as if printed on a form, in the shape of int_label: what the tests match. #}
{% macro seeded_labels(term_labels, removed) %}
    select
        md5(concat_ws('|', t.vocabulary, t.term_code, t.label_source, t.label_path, t.occurrence)) as label_id,
        t.vocabulary,
        t.term_code as own_term_code,
        t.section_core,
        coalesce(t.occurrence, 1) as occurrence,
        case t.placement when 'column' then [] when 'row_column' then t.cores[1:2] else t.cores end as row_cores,
        case t.placement when 'column' then null when 'row_column' then t.keys[2] else t.keys[-1] end as row_leaf_key,
        case when t.placement in ('row', 'matrix', 'any') then t.ordinal end as row_ordinal,
        case t.placement when 'column' then t.cores when 'row_column' then t.cores[3:3] else [] end as column_cores,
        case t.placement when 'row_column' then t.keys[3] end as column_leaf_key,
        cast(null as varchar) as column_ordinal,
        case when {{ removed }} then t.term_code end as removed_term_code,
        t.label_path
    from {{ term_labels }} as t
{% endmacro %}
