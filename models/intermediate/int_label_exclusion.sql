-- The rule that says a label carries no value of its own, if one does.
select
    l.label_id,
    arg_min(e.exclusion_id, e.exclusion_id) as exclusion_id,
    arg_min(e.reason, e.exclusion_id) as reason,
    bool_or(e.drops_numbers) as drops_numbers
from {{ ref('int_label') }} as l
left join {{ ref('int_label_match') }} as m on l.label_id = m.label_id
inner join {{ ref('label_exclusion') }} as e
    on
        e.vocabulary in ('*', l.vocabulary)
        and (
            (e.side in ('column', 'any') and regexp_full_match(coalesce(l.column_cores[-1], ''), e.pattern))
            or (
                e.side in ('row', 'any') and m.label_id is null
                and regexp_full_match(coalesce(l.row_cores[-1], ''), e.pattern)
            )
            or (
                e.side = 'group'
                and len(list_filter(
                    list_concat(l.row_cores[:-2], l.column_cores[:-2]), lambda core: regexp_full_match(core, e.pattern)
                )) > 0
            )
        )
group by l.label_id
