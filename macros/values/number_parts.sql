{# The text before a bracketed remark, without a closing full stop and without a sign of the currency before a number
   with its unit; the whole text where there is no such remark. #}
{% macro value_stem(number_text) -%}
    regexp_replace(trim(regexp_replace(
        case
            when regexp_full_match({{ number_text }}, '[^()]+\([^()]*\pL[^()]*\)[。;；]?')
                then split_part({{ number_text }}, '(', 1)
            else {{ number_text }}
        end,
        '[。;；]$', ''
    )), '^(?:' || {{ number_words('currency_sign') }} || ')\s*(\d.*元)$', '\1')
{%- endmacro %}

{# The bracketed remark behind a value, NULL where there is none. #}
{% macro value_remark(number_text) -%}
    case
        when regexp_full_match({{ number_text }}, '[^()]+\([^()]*\pL[^()]*\)[。;；]?')
            then regexp_extract({{ number_text }}, '\((.*)\)', 1)
    end
{%- endmacro %}

{# The printed number without sign, multiplier and unit; a Chinese numeral comes parsed from the caller. #}
{% macro bare_number(digits, numeral, numeral_value) -%}
    case
        when {{ digits }} = {{ numeral }} then cast({{ numeral_value }} as decimal(22, 8))
        else try_cast(replace({{ digits }}, ',', '') as decimal(22, 8))
    end
{%- endmacro %}

{# What a number is multiplied by: the unit printed in the cell outranks the unit of its row, column or term; a
   multiplier printed without a unit (1.2万) already says all. #}
{% macro unit_factor(cell_factor, multiplier, printed_unit, printed_factor, term_factor) -%}
    case
        when {{ cell_factor }} is not null then {{ cell_factor }}
        when {{ multiplier }} is not null then 1
        when {{ printed_unit }} <> '' then {{ printed_factor }}
        else coalesce({{ term_factor }}, 1)
    end
{%- endmacro %}
