{# The shapes in which a printed label can meet a term: (label_id, vocabulary, shape, text, printed_key, ordinal,
   context, is_whole, removed_term_code). `context` is what is printed around the label, outer to inner. One head alone
   over a row with a label (a 总计 of applicants) is no term in a column. In a table outside any form the label stands
   in the row or in the column, the other says only that values follow (数量, 2017年). #}
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
    where
        n.n <= len(l.column_cores)
        and (
            len(l.column_cores) > 1 or len(l.row_cores) = 0
            or l.row_cores[-1] in (select b.core from {{ header_basis }} as b)
        )
    union all
    select
        l.label_id, l.vocabulary, 'any', l.column_cores[-1], l.column_leaf_key, l.column_ordinal,
        list_concat([l.section_core], l.row_cores, l.column_cores), true, l.occurrence, l.removed_term_code
    from {{ labels }} as l
    where
        len(l.column_cores) > 0
        and (len(l.row_cores) = 0 or l.row_cores[-1] in (select b.core from {{ header_basis }} as b))
    union all
    select
        l.label_id, l.vocabulary, 'any', l.row_cores[-1], l.row_leaf_key, l.row_ordinal,
        list_concat([l.section_core], l.row_cores, l.column_cores), true, l.occurrence, l.removed_term_code
    from {{ labels }} as l
    where
        len(l.row_cores) > 0
        and (len(l.column_cores) = 0 or l.column_cores[-1] in (select b.core from {{ header_basis }} as b))
{% endmacro %}
