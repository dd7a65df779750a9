-- If this fails, numbers that may never be compared across 2019 stand in one line with others, and a chart joins them.
with graded as (
    select
        b.indicator_code,
        b.segment,
        b.comparability,
        coalesce(v.usual_first_year, b.valid_from, b.valid_to) >= 2019 as is_after
    from {{ ref('bridge_term_indicator') }} as b
    inner join {{ ref('vocabulary') }} as v on b.vocabulary = v.vocabulary
)

select
    indicator_code,
    segment
from graded
group by indicator_code, segment
having
    bool_or(comparability = 'none')
    and (bool_or(comparability <> 'none') or count(distinct is_after) > 1)
