{{ config(materialized='view') }}

select
    cell_id,
    report_id,
    table_index,
    row_index,
    column_index,
    section,
    row_path,
    column_path,
    raw_text,
    nullif(regexp_replace(unit, '\s|[()（）:：]|单位', '', 'g'), '') as printed_unit,
    coalesce(vocabulary, 'narrative') as vocabulary,
    scope,
    reading,
    row_status,
    occurrence,
    printed_year,
    set_apart,
    locator
from {{ source('raw', 'table_cell') }}
