-- Every distinct raw value, made plain once; a Chinese numeral in it is read once. Superscripts and fractions stay as
-- they are: made plain, the footnote of 15² would become a digit.
with printed as (
    select raw_text as raw_value from {{ ref('stg_table_cell') }}
    union
    select joined_value from {{ ref('stg_prose_value') }}
    union
    select corrected_raw_value from {{ ref('value_correction') }}
),

plain as (
    select
        raw_value,
        case
            when regexp_matches(raw_value, '[\x{B2}\x{B3}\x{B9}\x{BC}-\x{BE}\x{2070}-\x{209C}]') then trim(raw_value)
            else ogi_number_text(raw_value)
        end as number_text
    from printed
    where raw_value is not null
)

select
    raw_value,
    number_text,
    regexp_extract(number_text, '{{ numeral_pattern() }}', 0) as numeral,
    ogi_chinese_number(regexp_extract(number_text, '{{ numeral_pattern() }}', 0)) as numeral_value
from plain
