{# A term's labels in the shapes of label_forms: (term_vocabulary, term_code, shape, text, printed_key, ordinal, …). #}
{% macro term_forms(term_labels) %}
    select
        t.vocabulary as term_vocabulary, t.term_code, t.placement, t.label_source, t.occurrence,
        case t.placement when 'matrix' then 'row' else t.placement end as shape,
        case t.placement when 'row_column' then t.cores[2] || '>' || t.cores[3] else t.cores[-1] end as text,
        case t.placement when 'row_column' then t.keys[2] || '>' || t.keys[3] else t.keys[-1] end as printed_key,
        t.ordinal, t.section_core, t.ancestor_cores, t.required_cores, true as is_whole, len(t.cores) as depth
    from {{ term_labels }} as t
    where t.placement <> 'column'
    union all
    select
        t.vocabulary, t.term_code, t.placement, t.label_source, t.occurrence, 'column',
        array_to_string(t.cores[n.n:], '>'), null, null, t.section_core, [], [], n.n = 1, len(t.cores) - n.n + 1
    from {{ term_labels }} as t
    cross join unnest(range(1, 5)) as n(n)
    where t.placement = 'column' and n.n <= len(t.cores)
{% endmacro %}
