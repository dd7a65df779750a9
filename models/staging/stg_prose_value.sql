{{ config(materialized='view') }}

select
    prose_value_id,
    report_id,
    sentence,
    phrase,
    raw_value,
    -- thousands with a space between, or a number that a line break divides
    regexp_replace(raw_value, '([0-9０-９])\s+([0-9０-９])', '\1\2', 'g') as joined_value,
    nullif(regexp_replace(unit, '\s', '', 'g'), '') as printed_unit,
    pattern_id,
    indicator_code,
    basis,
    scope,
    is_negation,
    is_approximate,
    excluded_reason,
    locator
from {{ source('raw', 'prose_value') }}
