{{ config(materialized='view', contract={'enforced': true}) }}

with unmapped as (
    select
        u.channel,
        u.vocabulary,
        u.match_method as reason,
        coalesce(u.row_path[-1], '') as row_label,
        coalesce(u.column_path[-1], '') as column_label,
        u.value,
        u.report_id,
        u.report_year,
        {
            'raw_value': u.raw_value, 'source_name': r.source_name, 'title': r.title, 'url': r.report_url,
            'section': u.section, 'locator': u.locator, 'report_id': u.report_id
        } as place,
        u.reported_value_id
    from {{ ref('fct_reported_value') }} as u
    inner join {{ ref('dim_report') }} as r on u.report_id = r.report_id
    where u.term_code = 'UNMAPPED'
),

label as (
    select
        channel, vocabulary, reason, row_label, column_label,
        count(*) as cells,
        count(*) filter (value is not null) as cells_with_number,
        count(distinct report_id) as reports,
        min(report_year) as first_year,
        max(report_year) as last_year,
        arg_min(place, reported_value_id) as example
    from unmapped
    group by all
)

select
    md5(concat_ws('|', l.channel, l.vocabulary, l.reason, l.row_label, l.column_label)) as unmapped_label_id,
    l.row_label,
    l.column_label,
    l.vocabulary,
    v.name_zh as vocabulary_zh,
    v.name_en as vocabulary_en,
    l.channel,
    ch.label_zh as channel_zh,
    ch.label_en as channel_en,
    l.reason,
    l.cells,
    l.cells_with_number,
    l.reports,
    l.first_year,
    l.last_year,
    l.example.raw_value as example_raw_value,
    l.example.section as example_section,
    l.example.locator as example_locator,
    l.example.title as report_title,
    l.example.source_name as source_name,
    l.example.url as report_url,
    l.example.report_id as report_id
from label as l
left join {{ ref('dim_vocabulary') }} as v on l.vocabulary = v.vocabulary
{{ join_code_label('ch', 'channel', 'l.channel') }}
