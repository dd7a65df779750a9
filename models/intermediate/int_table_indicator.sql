-- What the tables of a report say of an indicator, all applicants together: the lowest recipe with all its parts known.
with part as (
    select
        v.report_id, v.vocabulary, v.scope, b.indicator_code, b.recipe, b.weight, b.components_expected, v.value,
        v.reported_value_id, f.locator
    from {{ ref('int_star_term_value') }} as v
    inner join {{ ref('int_star_report') }} as r on v.report_id = r.report_id
    inner join {{ ref('bridge_term_indicator') }} as b
        on v.vocabulary = b.vocabulary
        and v.term_code = b.term_code
        and coalesce(r.report_year, b.valid_from, b.valid_to, 0)
        between coalesce(b.valid_from, r.report_year, 0) and coalesce(b.valid_to, r.report_year, 9999)
    inner join {{ ref('dim_indicator') }} as i
        on b.indicator_code = i.indicator_code
        and v.dimension = i.dimension
        and v.basis = if(i.measure_kind = 'stock' and v.has_cumulative, 'cumulative', 'annual')
    inner join {{ ref('fct_reported_value') }} as f on v.reported_value_id = f.reported_value_id
    where
        v.channel = 'table'
        and v.applicant_type = 'total'
        and v.value is not null
)

select
    report_id,
    vocabulary,
    scope,
    indicator_code,
    cast(sum(weight * value) as decimal(20, 4)) as value,
    list(value order by reported_value_id) as part_values,
    list(reported_value_id order by reported_value_id) as reported_value_ids,
    list(locator order by reported_value_id) as locators
from part
group by report_id, vocabulary, scope, indicator_code, recipe, components_expected
having count(*) = components_expected
qualify row_number() over (partition by report_id, vocabulary, scope, indicator_code order by recipe) = 1
