{{ config(materialized='view') }}

select
    case
        when excluded_reason is not null then excluded_reason
        when indicator_code is null then 'no_indicator'
        else 'value'
    end as outcome,
    count(*) as numbers,
    count(*) filter (is_negation) as negations,
    count(distinct report_id) as reports,
    arg_min(sentence, prose_value_id) as example_sentence,
    arg_min(raw_value, prose_value_id) as example_raw_value
from {{ ref('stg_prose_value') }}
group by outcome
order by numbers desc
