with side as (
    select
        rule_id,
        'left' as side,
        replace(left_terms, '-', '+-') as terms
    from {{ ref('arithmetic_rule') }}
    union all
    select
        rule_id,
        'right' as side,
        replace(right_terms, '-', '+-') as terms
    from {{ ref('arithmetic_rule') }}
),

term as (
    select
        rule_id,
        side,
        trim(unnest(string_split(terms, '+'))) as signed_code
    from side
)

select
    rule_id,
    side,
    ltrim(signed_code, '-') as member_code,
    case when starts_with(signed_code, '-') then -1 else 1 end as weight
from term
where signed_code <> ''
