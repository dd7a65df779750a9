{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    tags=['star_version'],
    pre_hook="{{ delete_stale_rows(ref('int_star_key'), ['agency_key', 'year', 'fingerprint']) }}"
) }}

with due as (
    {{ missing_keys(
        ref('int_star_key'), ['agency_key', 'year', 'fingerprint'], this if is_incremental() else none
    ) }}
),

report as (
    select r.*, d.fingerprint
    from {{ ref('int_star_report') }} as r
    inner join due as d on r.agency_key = d.agency_key and r.report_year = d.year
),

support as (
    select report_id, vocabulary, term_code, applicant_type, basis, bool_and(holds) as holds
    from {{ ref('int_arithmetic_support') }}
    where report_id in (select report_id from report)
    group by all
),

part as (
    select
        r.agency_key, r.report_year as year, r.fingerprint, r.report_id, r.is_loaded, r.is_latest, r.published_on,
        v.channel, v.vocabulary, v.scope, b.indicator_code, v.applicant_type, b.recipe, b.components_expected,
        b.weight, b.relation, b.comparability_rank, b.segment, v.reported_value_id, v.is_ambiguous, v.is_approximate,
        v.value_status, s.holds,
        coalesce(v.value, if(z.report_id is not null and v.value_status = 'not_reported', 0, null)) as value,
        v.value is null and z.report_id is not null and v.value_status = 'not_reported' as is_implied
    from report as r
    inner join {{ ref('int_star_term_value') }} as v on r.report_id = v.report_id
    inner join {{ ref('bridge_term_indicator') }} as b
        on v.vocabulary = b.vocabulary
        and v.term_code = b.term_code
        and r.report_year between coalesce(b.valid_from, r.report_year) and coalesce(b.valid_to, r.report_year)
    inner join {{ ref('dim_indicator') }} as i
        on b.indicator_code = i.indicator_code
        -- a number of another dimension is another quantity
        and v.dimension = i.dimension
        -- what happened in the year stands in the annual column; a stock in the cumulative one where a form has it
        and v.basis = if(i.measure_kind = 'stock' and v.has_cumulative, 'cumulative', 'annual')
    left join {{ ref('int_arithmetic_zero') }} as z
        on v.report_id = z.report_id and v.vocabulary = z.vocabulary and v.term_code = z.term_code
        and v.applicant_type = z.applicant_type and v.basis = z.basis
    left join support as s
        on v.report_id = s.report_id and v.vocabulary = s.vocabulary and v.term_code = s.term_code
        and v.applicant_type = s.applicant_type and v.basis = s.basis
),

recipe as (
    select
        p.agency_key, p.year, p.fingerprint, p.indicator_code, p.applicant_type, p.report_id, p.channel,
        p.vocabulary, p.scope, p.recipe, p.is_loaded, p.is_latest, p.published_on,
        p.components_expected,
        cast(count(p.value) as integer) as components_found,
        cast(
            case when count(p.value) = p.components_expected then sum(p.weight * p.value) end as decimal(20, 4)
        ) as value,
        case
            when count(p.value) < p.components_expected
                -- a part that is not printed at all is not reported
                then coalesce(arg_min(m.star_status, m.rank) filter (p.value is null), 'not_reported')
            when bool_and(p.is_implied) then 'implied_zero'
            when bool_and(p.is_implied or p.value_status = 'reported_none') then 'reported_none'
            else 'reported'
        end as value_status,
        bool_or(p.is_approximate) as is_approximate,
        bool_or(p.is_ambiguous) as is_ambiguous,
        max(p.comparability_rank) as comparability_rank,
        min(p.segment) as segment,
        bool_and(p.holds) as supported_by_arithmetic,
        list({'reported_value_id': p.reported_value_id, 'weight': p.weight} order by p.reported_value_id) as parts
    from part as p
    left join {{ ref('missing_status') }} as m on p.value_status = m.value_status
    group by
        p.agency_key, p.year, p.fingerprint, p.indicator_code, p.applicant_type, p.report_id, p.channel,
        p.vocabulary, p.scope, p.recipe, p.is_loaded, p.is_latest, p.published_on, p.components_expected
)

select *
from recipe
qualify row_number() over (
    partition by agency_key, year, indicator_code, applicant_type, report_id, channel, vocabulary, scope
    order by value is null, recipe
) = 1
