{{ config(materialized='view', contract={'enforced': true}) }}

-- reports by their main form, printed and star values by their own, each counted once
with thing as (
    select
        r.report_year as year,
        a.province,
        a.level,
        r.vocabulary,
        'report' as kind,
        r.status
    from {{ ref('dim_report') }} as r
    inner join {{ ref('dim_agency') }} as a on r.agency_key = a.agency_key
    union all
    select
        r.report_year,
        a.province,
        a.level,
        p.vocabulary,
        'printed',
        case when p.term_code = 'UNMAPPED' then 'unmapped' else 'mapped' end
    from {{ ref('fct_reported_value') }} as p
    inner join {{ ref('dim_report') }} as r on p.report_id = r.report_id
    inner join {{ ref('dim_agency') }} as a on r.agency_key = a.agency_key
    union all
    select
        f.year,
        a.province,
        a.level,
        f.vocabulary,
        'star',
        case when f.value is null then 'gap' else 'value' end
    from {{ ref('fct_indicator_value') }} as f
    inner join {{ ref('dim_agency') }} as a on f.agency_key = a.agency_key
),

counted as (
    select
        year, province, level, vocabulary,
        count(*) filter (kind = 'report') as reports,
        count(*) filter (kind = 'report' and status = 'loaded') as reports_loaded,
        count(*) filter (kind = 'report' and status = 'superseded') as reports_superseded,
        count(*) filter (kind = 'report' and status not in ('loaded', 'superseded')) as reports_waiting,
        count(*) filter (kind = 'printed') as printed_values,
        count(*) filter (kind = 'printed' and status = 'unmapped') as unmapped_values,
        count(*) filter (kind = 'star' and status = 'value') as star_values,
        count(*) filter (kind = 'star' and status = 'gap') as star_gaps
    from thing
    group by all
)

select
    c.year,
    y.period_label_zh,
    y.period_label_en,
    c.province,
    c.level as agency_level,
    al.label_zh as agency_level_zh,
    al.label_en as agency_level_en,
    c.vocabulary,
    v.name_zh as vocabulary_zh,
    v.name_en as vocabulary_en,
    c.reports,
    c.reports_loaded,
    c.reports_waiting,
    c.reports_superseded,
    c.printed_values,
    c.unmapped_values,
    c.star_values,
    c.star_gaps,
    cast('{{ run_started_at }}' as timestamp) as built_at,
    cast('{{ var("vocabulary_version") }}' as varchar) as vocabulary_version
from counted as c
left join {{ ref('dim_year') }} as y on c.year = y.year
left join {{ ref('dim_vocabulary') }} as v on c.vocabulary = v.vocabulary
{{ join_code_label('al', 'agency_level', 'c.level') }}
