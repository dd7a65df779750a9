{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    contract={'enforced': true},
    tags=['star_version'],
    pre_hook="{{ delete_stale_rows(ref('fct_indicator_value'), ['indicator_value_id', 'fingerprint']) }}"
) }}

with due as (
    {{ missing_keys(
        ref('fct_indicator_value'), ['indicator_value_id', 'fingerprint'], this if is_incremental() else none
    ) }}
),

part as (
    select
        f.indicator_value_id,
        f.fingerprint,
        unnest(c.parts) as part
    from {{ ref('fct_indicator_value') }} as f
    inner join due as d on f.indicator_value_id = d.indicator_value_id
    inner join {{ ref('int_star_candidate') }} as c
        on f.agency_key = c.agency_key
        and f.year = c.year
        and f.indicator_code = c.indicator_code
        and f.applicant_type = c.applicant_type
        and f.report_id = c.report_id
        and f.channel = c.channel
        and f.vocabulary = c.vocabulary
        and f.scope = c.scope
)

select
    indicator_value_id,
    part.reported_value_id as reported_value_id,
    part.weight as weight,
    fingerprint
from part
