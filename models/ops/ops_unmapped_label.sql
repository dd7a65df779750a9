{{ config(materialized='view') }}

with unmapped as (
    select
        v.*,
        r.source_name,
        coalesce(v.row_path[-1], '') as row_label,
        coalesce(v.column_path[-1], '') as column_label
    from {{ ref('fct_reported_value') }} as v
    inner join {{ ref('dim_report') }} as r on v.report_id = r.report_id
    where v.term_code = 'UNMAPPED' and v.channel = 'table'
),

label as (
    select
        u.vocabulary,
        u.match_method as reason,
        coalesce(tr.label_core, '') as row_core,
        coalesce(tc.label_core, '') as column_core,
        min(u.row_label) as row_label,
        min(u.column_label) as column_label,
        count(*) as cells,
        count(*) filter (u.value is not null) as cells_with_number,
        count(distinct u.report_id) as reports,
        arg_min({
            'source_name': u.source_name, 'report_id': u.report_id, 'section': u.section, 'row_path': u.row_path,
            'column_path': u.column_path, 'raw_value': u.raw_value, 'locator': u.locator
        }, u.reported_value_id) as example
    from unmapped as u
    left join {{ ref('int_label_text') }} as tr on u.row_label = tr.label_text
    left join {{ ref('int_label_text') }} as tc on u.column_label = tc.label_text
    group by all
),

-- forms offer their own terms; tables outside any form offer the indicators
term as (
    select
        t.vocabulary,
        t.term_code,
        t.label_zh,
        string_split(t.label_path, ' > ')[-1] as own_label
    from {{ ref('dim_vocabulary_term') }} as t
    where t.term_code <> 'UNMAPPED'
),

scored as (
    select
        l.vocabulary, l.reason, l.row_core, l.column_core,
        t.term_code, t.label_zh,
        greatest(
            {{ shared_characters('l.row_core', 'coalesce(k.label_core, t.own_label)') }},
            {{ shared_characters('l.row_core || l.column_core', 'coalesce(k.label_core, t.own_label)') }}
        ) as score
    from label as l
    inner join term as t on l.vocabulary = t.vocabulary
    left join {{ ref('int_label_text') }} as k on t.own_label = k.label_text
    where score > 0
    qualify row_number() over (
        partition by l.vocabulary, l.reason, l.row_core, l.column_core order by score desc, t.term_code
    ) <= 3
),

nearest as (
    select
        vocabulary, reason, row_core, column_core,
        list(
            {'term_code': term_code, 'label_zh': label_zh, 'score': round(score, 3)}
            order by score desc, term_code
        ) as nearest_terms
    from scored
    group by all
)

select
    md5(concat_ws('|', l.vocabulary, l.reason, l.row_core, l.column_core)) as unmapped_label_id,
    l.vocabulary, l.row_label, l.column_label, l.reason, l.cells, l.cells_with_number, l.reports,
    l.example.raw_value as example_raw_value,
    l.example.source_name as example_source_name,
    l.example.report_id as example_report_id,
    l.example.section as example_section,
    l.example.row_path as example_row_path,
    l.example.column_path as example_column_path,
    l.example.locator as example_locator,
    coalesce(n.nearest_terms, []) as nearest_terms,
    -- to be filled in by hand and handed back
    cast(null as varchar) as term_code,
    cast(null as varchar) as note
from label as l
left join nearest as n using (vocabulary, reason, row_core, column_core)
