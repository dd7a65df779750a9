{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    contract={'enforced': true},
    tags=['star_version'],
    pre_hook="{{ delete_stale_rows(ref('int_star_key'), ['agency_key', 'year', 'fingerprint']) }}"
) }}

with due as (
    {{ missing_keys(
        ref('int_star_key'), ['agency_key', 'year', 'fingerprint'], this if is_incremental() else none
    ) }}
),

-- of a total beside the own figures in one table, the total is what the one column of the form holds
candidate as (
    select
        *,
        scope = 'consolidated' and channel = 'table' and bool_or(scope = 'own') over (
            partition by agency_key, year, indicator_code, applicant_type, report_id, channel
        ) as is_beside_own
    from {{ ref('int_star_candidate') }}
),

-- best first: a number before none, a form before a sentence, the latest report, the scope the body mostly uses
ranked as (
    select
        c.*,
        k.preferred_scope,
        dense_rank() over (
            partition by c.agency_key, c.year, c.indicator_code, c.applicant_type
            order by
                not c.is_loaded, c.value is null, c.channel <> 'table',
                c.vocabulary in (select vocabulary from {{ ref('identity_vocabulary') }}),
                c.is_approximate, not c.is_latest, c.published_on desc nulls last, c.scope <> k.preferred_scope,
                c.is_beside_own and k.preferred_scope = 'unknown' desc
        ) as place
    from candidate as c
    inner join due as d on c.agency_key = d.agency_key and c.year = d.year and c.fingerprint = d.fingerprint
    inner join {{ ref('int_star_key') }} as k on c.agency_key = k.agency_key and c.year = k.year
),

chosen as (
    select *
    from ranked
    where is_loaded
    qualify row_number() over (
        partition by agency_key, year, indicator_code, applicant_type
        order by place, recipe, vocabulary, report_id, scope
    ) = 1
),

compared as (
    select
        c.agency_key, c.year, c.indicator_code, c.applicant_type,
        cast(count(*) as integer) as candidate_count,
        count(distinct o.value) filter (o.place = c.place) > 1 as is_undecided,
        coalesce(bool_or(o.is_ambiguous), false) or coalesce(bool_or(
            o.value <> c.value and not o.is_approximate and not c.is_approximate
            and (o.scope = c.scope or o.scope = 'unknown' or c.scope = 'unknown')
        ), false) as has_conflict
    from chosen as c
    inner join ranked as o
        on c.agency_key = o.agency_key and c.year = o.year
        and c.indicator_code = o.indicator_code and c.applicant_type = o.applicant_type
    group by all
),

reconciled as (
    select
        c.* exclude (value, value_status),
        m.candidate_count,
        m.has_conflict or m.is_undecided as has_conflict,
        if(m.is_undecided, null, c.value) as value,
        if(m.is_undecided, 'unreadable', c.value_status) as value_status
    from chosen as c
    inner join compared as m
        on c.agency_key = m.agency_key and c.year = m.year
        and c.indicator_code = m.indicator_code and c.applicant_type = m.applicant_type
),

-- the values of the year before, built now or standing already: a break is a change against them
line as (
    select agency_key, year, indicator_code, applicant_type, segment, scope, true as is_due
    from reconciled
    where value is not null
    {%- if is_incremental() %}
    union all
    select t.agency_key, t.year, t.indicator_code, t.applicant_type, t.series_segment, t.scope, false
    from {{ this }} as t
    where t.value is not null and t.agency_key in (select agency_key from due)
    {%- endif %}
),

broken as (
    select
        agency_key, year, indicator_code, applicant_type, is_due,
        coalesce(segment <> any_value(segment) over year_before, false)
        or coalesce(
            scope <> any_value(scope) over year_before
            and scope <> 'unknown' and any_value(scope) over year_before <> 'unknown', false
        ) as is_break
    from line
    window year_before as (
        partition by agency_key, indicator_code, applicant_type order by year
        range between 1 preceding and 1 preceding
    )
)

select
    md5(concat_ws('|', r.agency_key, r.year, r.indicator_code, r.applicant_type)) as indicator_value_id,
    r.agency_key, r.year, r.indicator_code, r.applicant_type, r.value, i.unit, r.value_status, r.scope, r.vocabulary,
    r.recipe, c.comparability, r.segment as series_segment, coalesce(b.is_break, false) as is_break,
    r.components_expected, r.components_found, r.channel, r.report_id, r.candidate_count, r.has_conflict,
    r.supported_by_arithmetic, r.is_approximate, r.fingerprint,
    cast('{{ var("vocabulary_version") }}' as varchar) as vocabulary_version
from reconciled as r
inner join {{ ref('dim_indicator') }} as i on r.indicator_code = i.indicator_code
inner join {{ ref('comparability') }} as c on r.comparability_rank = c.rank
left join broken as b
    on b.is_due and r.agency_key = b.agency_key and r.year = b.year
    and r.indicator_code = b.indicator_code and r.applicant_type = b.applicant_type
