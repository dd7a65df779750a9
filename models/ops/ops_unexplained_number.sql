{{ config(materialized='view') }}

-- Digits become N, so that one wording of many reports is one row.
with unexplained as (
    select
        p.prose_value_id,
        p.report_id,
        p.sentence,
        p.raw_value,
        p.locator,
        coalesce(p.printed_unit, '') as unit,
        regexp_replace(
            regexp_replace(coalesce(p.phrase, p.sentence), '\s', '', 'g'), '[0-9０-９][0-9０-９,，.．]*', 'N', 'g'
        ) as wording
    from {{ ref('stg_prose_value') }} as p
    where p.excluded_reason = 'unexplained'
),

grouped as (
    select
        wording,
        unit,
        count(*) as numbers,
        count(distinct report_id) as reports,
        arg_min(
            {'report_id': report_id, 'sentence': sentence, 'raw_value': raw_value, 'locator': locator}, prose_value_id
        ) as example
    from unexplained
    group by wording, unit
)

select
    md5(concat_ws('|', g.wording, g.unit)) as unexplained_number_id,
    g.wording,
    g.unit,
    g.numbers,
    g.reports,
    r.source_name as example_source_name,
    g.example.report_id as example_report_id,
    g.example.sentence as example_sentence,
    g.example.raw_value as example_raw_value,
    g.example.locator as example_locator,
    -- to be filled in by hand and handed back
    cast(null as varchar) as indicator_code,
    cast(null as varchar) as note
from grouped as g
left join {{ ref('dim_report') }} as r on g.example.report_id = r.report_id
order by g.numbers desc, g.reports desc, g.wording
