{{ config(materialized='view') }}

select
    report_id,
    title,
    publisher,
    report_year,
    year_evidence,
    published_on,
    language_script,
    scope,
    vocabulary,
    vocabulary_score,
    agency_mention,
    year_candidate,
    parser_version,
    parse_id
from {{ source('raw', 'report') }}
