-- What a value column's header says about time; the same words as a row label say that the label is elsewhere.
with leaf as (
    select column_cores[-1] as core from {{ ref('int_label') }} where len(column_cores) > 0
    union
    select row_cores[-1] from {{ ref('int_label') }} where len(row_cores) > 0
),

matched as (
    select
        l.core,
        b.basis,
        b.priority
    from leaf as l
    inner join {{ ref('column_basis') }} as b on regexp_full_match(l.core, b.pattern)
)

select
    core,
    arg_min(basis, priority) as basis,
    case
        when arg_min(basis, priority) = 'dated'
            then cast(right(regexp_extract(core, '(\d+)年', 1), 2) as integer)
    end as header_year
from matched
group by core
