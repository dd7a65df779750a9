{# Labels to terms (exact, core, alias, close; never a guess): (label_id, vocabulary, term_code, placement,
   match_method, match_score), at most one row a label. A row of `labels` with `removed_term_code` is matched as if that
   term did not exist, which is how the tests prove that no label slips to a neighbour. #}
{% macro match_labels(labels, term_labels, header_basis, vocabulary, distinguishing_word) %}
with label_form as ({{ label_forms(labels, header_basis) }}),

term_form as ({{ term_forms(term_labels) }}),

heading as (
    select vocabulary, list(distinct core) as cores
    from (select vocabulary, unnest(ancestor_cores) as core from {{ term_labels }})
    group by vocabulary
),

reachable as (
    select own.vocabulary, other.vocabulary as term_vocabulary,
        case
            when other.vocabulary = own.vocabulary then 0 when other.vocabulary = own.extends then 1 else 2
        end as distance
    from {{ vocabulary }} as own
    inner join {{ vocabulary }} as other
        on other.vocabulary in (own.vocabulary, own.extends) or other.extends in (own.vocabulary, own.extends)
),

equal as (
    select l.label_id, t.*, r.distance, l.context, l.ordinal as label_ordinal,
        case
            when t.label_source = 'alias' then 'alias'
            when l.printed_key = t.printed_key or (t.shape = 'column' and l.is_whole and t.is_whole) then 'exact'
            else 'core'
        end as match_method
    from label_form as l
    inner join reachable as r on l.vocabulary = r.vocabulary
    inner join term_form as t
        on r.term_vocabulary = t.term_vocabulary and l.shape = t.shape and l.text = t.text
    where
        (l.is_whole or t.is_whole)
        and (t.occurrence is null or t.occurrence = l.occurrence)
        and list_has_all(l.context, t.required_cores)
        and t.term_code is distinct from l.removed_term_code
),

close as ({{ close_candidates('label_form', 'term_form', 'reachable', 'equal', distinguishing_word) }}),

candidate as (
    select *, 0 as typed_wrong from equal
    union all by name
    select *, 1 as typed_wrong from close
),

placed as (
    select c.*, list_filter(c.context, lambda core: list_contains(h.cores, core)) as headings
    from candidate as c
    left join heading as h on c.term_vocabulary = h.vocabulary
),

ranked as (
    select *,
        rank() over (
            partition by label_id
            order by
                case match_method when 'exact' then 1 when 'core' then 2 when 'alias' then 3 else 4 end,
                distance, depth * cast(shape = 'column' as integer) desc,
                coalesce(ordinal = label_ordinal, false) desc,
                list_has_any(ancestor_cores, headings) desc,
                list_contains(context, section_core) desc
        ) as place
    from placed
    where
        len(ancestor_cores) = 0
        or coalesce(len(headings), 0) = 0
        or (placement = 'matrix' and list_contains(ancestor_cores, headings[-1]))
        or (placement <> 'matrix' and list_has_any(ancestor_cores, headings))
)

select
    label_id,
    any_value(term_vocabulary) as vocabulary,
    any_value(term_code) as term_code,
    any_value(placement) as placement,
    min(match_method) as match_method,
    cast(case min(match_method)
        when 'exact' then 1 when 'core' then 0.95 when 'alias' then 0.9 else 0.8
    end as decimal(5, 4)) as match_score
from ranked
where place = 1
group by label_id
having count(distinct term_vocabulary || '>' || term_code) = 1
{% endmacro %}
