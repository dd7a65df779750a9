{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    tags=['star_version'],
    pre_hook="{{ delete_stale_rows(ref('int_star_report'), ['report_id', 'value_fingerprint']) }}"
) }}

with due as (
    {{ missing_keys(ref('int_star_report'), ['report_id', 'value_fingerprint'], this if is_incremental() else none) }}
),

printed as (
    select
        v.*,
        coalesce(v.applicant_type, 'total') as applicant,
        u.dimension,
        v.value_status in ('reported', 'reported_none') and v.value is not null as is_known,
        v.match_method = 'part' as is_part
    from {{ ref('fct_reported_value') }} as v
    inner join due as d on v.report_id = d.report_id
    left join {{ ref('unit') }} as u on v.unit = u.unit
    where v.term_code <> 'UNMAPPED' and v.basis in ('annual', 'cumulative')
),

grouped as (
    select
        report_id,
        value_fingerprint,
        channel,
        vocabulary,
        term_code,
        applicant as applicant_type,
        basis,
        coalesce(scope, 'unknown') as scope,
        max(dimension) as dimension,
        count(*) as cells,
        count(distinct value) filter (is_known and not is_part and not is_approximate) as exact_values,
        count(distinct value) filter (is_known and not is_part) as known_values,
        min({'part': is_part, 'approximate': is_approximate, 'id': reported_value_id, 'value': value})
        filter (is_known) as known,
        min({'rank': m.rank, 'id': reported_value_id, 'status': m.value_status}) filter (not is_known) as missing,
        min(value_status) filter (is_known) as known_status
    from printed
    left join {{ ref('missing_status') }} as m using (value_status)
    group by all
)

select
    report_id,
    value_fingerprint,
    channel,
    vocabulary,
    term_code,
    applicant_type,
    basis,
    scope,
    dimension,
    cells,
    -- two different numbers for one thing: no guess which of them is meant
    exact_values > 1 or (exact_values = 0 and known_values > 1) as is_ambiguous,
    coalesce(known.id, missing.id) as reported_value_id,
    -- parts that a sentence counts do not contradict each other, and none of them is the whole
    case when not (is_ambiguous or known.part) then known.value end as value,
    case
        when is_ambiguous or known.part then 'unreadable'
        when known is not null then known_status
        else coalesce(missing.status, 'not_reported')
    end as value_status,
    coalesce(known.approximate, false) as is_approximate,
    bool_or(basis = 'cumulative') over (
        partition by report_id, channel, vocabulary, term_code
    ) as has_cumulative
from grouped
