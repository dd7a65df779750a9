{{ config(materialized='view') }}

with part as (
    select distinct unnest(parts).reported_value_id as reported_value_id
    from {{ ref('int_star_candidate') }}
),

-- what the map makes of each printed number: whether any of its indicators could take it, and why not
mapped as (
    select
        t.reported_value_id,
        bool_or(t.dimension = i.dimension) as fits_dimension,
        bool_or(
            t.dimension = i.dimension
            and t.basis = if(i.measure_kind = 'stock' and t.has_cumulative, 'cumulative', 'annual')
        ) as fits_basis,
        bool_or(c.recipe <> b.recipe) as fits_other_recipe
    from {{ ref('int_star_term_value') }} as t
    inner join {{ ref('bridge_term_indicator') }} as b on t.vocabulary = b.vocabulary and t.term_code = b.term_code
    inner join {{ ref('dim_indicator') }} as i on b.indicator_code = i.indicator_code
    left join {{ ref('int_star_candidate') }} as c
        on t.report_id = c.report_id
        and t.channel = c.channel
        and t.vocabulary = c.vocabulary
        and t.scope = c.scope
        and t.applicant_type = c.applicant_type
        and b.indicator_code = c.indicator_code
    group by t.reported_value_id
),

mapped_term as (
    select distinct vocabulary, term_code
    from {{ ref('bridge_term_indicator') }}
),

printed as (
    select
        v.*,
        r.status,
        b.term_code is not null as has_indicator
    from {{ ref('fct_reported_value') }} as v
    inner join {{ ref('dim_report') }} as r on v.report_id = r.report_id
    left join mapped_term as b on v.vocabulary = b.vocabulary and v.term_code = b.term_code
)

select
    p.reported_value_id,
    p.report_id,
    p.vocabulary,
    p.term_code,
    p.applicant_type,
    p.value,
    p.value_status,
    case
        when p.term_code = 'UNMAPPED' then 'unmapped'
        when l.reported_value_id is not null then 'in_star'
        when p.status = 'superseded' then 'superseded_report'
        when p.status <> 'loaded' then 'waiting_report'
        when not p.has_indicator then 'no_indicator'
        when p.basis is null or p.basis not in ('annual', 'cumulative') then 'other_basis'
        when t.reported_value_id is null then 'repeated'
        when d.reported_value_id is not null then 'other_candidate'
        when not m.fits_dimension then 'other_dimension'
        when not m.fits_basis then 'other_basis'
        when m.fits_other_recipe then 'other_recipe'
        else 'lost'
    end as star_use
from printed as p
left join (select distinct reported_value_id from {{ ref('bridge_lineage') }}) as l
    on p.reported_value_id = l.reported_value_id
left join {{ ref('int_star_term_value') }} as t on p.reported_value_id = t.reported_value_id
left join part as d on p.reported_value_id = d.reported_value_id
left join mapped as m on p.reported_value_id = m.reported_value_id
