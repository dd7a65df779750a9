{{ config(materialized='view', contract={'enforced': true}) }}

{%- set headlines = [
    'requests.received', 'requests.carried_in', 'requests.carried_out',
    'outcomes.total', 'outcomes.granted', 'outcomes.granted_in_part', 'outcomes.refused', 'outcomes.unable',
    'outcomes.not_processed', 'outcomes.other',
    'reviews.total', 'reviews.concluded', 'reviews.corrected',
    'litigation.total', 'litigation.concluded', 'litigation.corrected',
    'published.total', 'regulations.made', 'normative_documents.made', 'normative_documents.in_force',
    'licences.decisions', 'penalties.decisions', 'coercion.decisions',
    'administrative_fees.amount', 'request_fees.collected', 'capacity.staff'
] %}
{%- set headline_codes = "'" ~ headlines | join("', '") ~ "'" %}

with report as (
    select
        agency_key,
        report_year as year,
        count(*) as reports,
        count(*) filter (status = 'loaded') as reports_loaded,
        count(*) filter (status = 'superseded') as reports_superseded,
        count(*) filter (status not in ('loaded', 'superseded')) as reports_waiting,
        string_agg(distinct vocabulary, ', ' order by vocabulary) filter (status = 'loaded') as vocabularies,
        string_agg(source_name, ', ' order by source_name) filter (status = 'loaded') as source_names,
        string_agg(report_url, ' ' order by report_url) filter (status = 'loaded') as report_urls
    from {{ ref('dim_report') }}
    where agency_key <> 'UNMAPPED' and report_year is not null
    group by agency_key, year
),

checked as (
    select
        r.agency_key,
        r.report_year as year,
        count(*) filter (k.outcome = 'holds') as checks_that_hold,
        count(*) filter (k.outcome = 'fails' and k.severity = 'error') as errors,
        count(*) filter (k.outcome = 'fails' and k.severity = 'warning') as warnings,
        count(*) filter (k.outcome = 'fails' and k.severity = 'suspicious') as suspicions
    from {{ ref('fct_arithmetic_check') }} as k
    inner join {{ ref('dim_report') }} as r on k.report_id = r.report_id
    where r.status = 'loaded'
    group by r.agency_key, r.report_year
),

-- one star row for each headline, so that max() only picks it
star as (
    select
        f.agency_key,
        f.year,
        {%- for code in headlines %}
            max(f.value) filter (f.applicant_type = 'total' and f.indicator_code = '{{ code }}')
                as {{ code | replace('.', '_') }},
        {%- endfor %}
        count(*) filter (f.value is not null) as star_values,
        count(*) filter (f.value is null) as star_gaps,
        count(*) filter (f.has_conflict) as conflicts,
        count(*) filter (f.supported_by_arithmetic) as supported_values,
        count(*) filter (not f.supported_by_arithmetic) as contradicted_values,
        {%- for language, comma in (('zh', '、'), ('en', '; ')) %}
            string_agg(i.label_{{ language }}, '{{ comma }}' order by f.indicator_code) filter (
                l.is_break and f.applicant_type = 'total' and f.indicator_code in ({{ headline_codes }})
            ) as broken_headlines_{{ language }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ ref('fct_indicator_value') }} as f
    inner join {{ ref('dim_indicator') }} as i on f.indicator_code = i.indicator_code
    left join {{ ref('fct_series_step') }} as l on f.indicator_value_id = l.indicator_value_id
    group by f.agency_key, f.year
)

select
    {{ agency_columns() }},
    y.year,
    y.period_label_zh,
    y.period_label_en,
    {%- for code in headlines %}
        s.{{ code | replace('.', '_') }},
    {%- endfor %}
    s.broken_headlines_zh,
    s.broken_headlines_en,
    {%- for column in ('star_values', 'star_gaps', 'conflicts', 'supported_values', 'contradicted_values') %}
        coalesce(s.{{ column }}, 0) as {{ column }},
    {%- endfor %}
    {%- for column in ('checks_that_hold', 'errors', 'warnings', 'suspicions') %}
        coalesce(k.{{ column }}, 0) as {{ column }},
    {%- endfor %}
    r.reports,
    r.reports_loaded,
    r.reports_waiting,
    r.reports_superseded,
    r.vocabularies,
    r.source_names,
    r.report_urls,
    r.agency_key
from report as r
inner join {{ ref('dim_agency') }} as a on r.agency_key = a.agency_key
inner join {{ ref('dim_year') }} as y on r.year = y.year
left join checked as k on r.agency_key = k.agency_key and r.year = k.year
left join star as s on r.agency_key = s.agency_key and r.year = s.year
{{ join_code_label('al', 'agency_level', 'a.level') }}
