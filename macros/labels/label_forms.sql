{# The shapes in which a printed label can meet a term: (label_id, vocabulary, shape, text, printed_key, ordinal,
   context, is_whole, removed_term_code). `context` is what is printed around the label, outer to inner. #}
{% macro label_forms(labels, header_basis) %}
    select
        l.label_id, l.vocabulary, 'row' as shape, l.row_cores[-1] as text, l.row_leaf_key as printed_key,
        l.row_ordinal as ordinal, list_concat([l.section_core], l.row_cores[:-2]) as context,
        true as is_whole, l.occurrence, l.removed_term_code
    from {{ labels }} as l
    where len(l.row_cores) > 0
    union all
    select
        l.label_id, l.vocabulary, 'row_column', l.row_cores[-1] || '>' || l.column_cores[-1],
        l.row_leaf_key || '>' || l.column_leaf_key, null,
        list_concat([l.section_core], l.row_cores[:-2], l.column_cores[:-2]), true, l.occurrence, l.removed_term_code
    from {{ labels }} as l
    where len(l.row_cores) > 0 and len(l.column_cores) > 0
    union all
    select
        l.label_id, l.vocabulary, 'column', array_to_string(l.column_cores[n.n:], '>'), null, null,
        [], n.n = 1, l.occurrence, l.removed_term_code
    from {{ labels }} as l
    cross join unnest(range(1, 5)) as n(n)
    where n.n <= len(l.column_cores)
    union all
    select
        l.label_id, l.vocabulary, 'any',
        case when {{ row_names_the_value() }} then l.column_cores[-1] else l.row_cores[-1] end,
        case when {{ row_names_the_value() }} then l.column_leaf_key else l.row_leaf_key end,
        case when {{ row_names_the_value() }} then l.column_ordinal else l.row_ordinal end,
        list_concat([l.section_core], l.row_cores, l.column_cores), true, l.occurrence, l.removed_term_code
    from {{ labels }} as l
    left join {{ header_basis }} as r on l.row_cores[-1] = r.core
    left join {{ header_basis }} as c on l.column_cores[-1] = c.core
    where {{ row_names_the_value() }} or {{ column_names_the_value() }}
{% endmacro %}

{# The label stands in the column, the row only says that values follow (数量, 2017年), or is not there. #}
{% macro row_names_the_value() -%}
    (len(l.column_cores) > 0 and c.core is null and (len(l.row_cores) = 0 or r.core is not null))
{%- endmacro %}

{% macro column_names_the_value() -%}
    (len(l.row_cores) > 0 and r.core is null and (len(l.column_cores) = 0 or c.core is not null))
{%- endmacro %}
