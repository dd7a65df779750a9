-- Every distinct raw value, made plain once; a Chinese numeral in it is read once.
with printed as (
    select raw_text as raw_value from {{ ref('stg_table_cell') }}
    union
    select raw_value from {{ ref('stg_prose_value') }}
    union
    select corrected_raw_value from {{ ref('value_correction') }}
),

plain as (
    select
        raw_value,
        ogi_number_text(raw_value) as number_text
    from printed
    where raw_value is not null
)

select
    raw_value,
    number_text,
    regexp_extract(number_text, '{{ numeral_pattern() }}', 0) as numeral,
    ogi_chinese_number(regexp_extract(number_text, '{{ numeral_pattern() }}', 0)) as numeral_value
from plain
