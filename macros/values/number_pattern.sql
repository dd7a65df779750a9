{# The words of one role of seed number_word as an alternation, longest first, for use inside a pattern. #}
{% macro number_words(role) -%}
    (
        select string_agg(regexp_escape(w.word), '|' order by length(w.word) desc, w.word)
        from {{ ref('number_word') }} as w
        where w.role = '{{ role }}'
    )
{%- endmacro %}

{# The one pattern of a readable number: groups 1 approximate prefix, 2 minus, 3 plus, 4 digits or Chinese numeral,
   5 approximate suffix, 6 multiplier, 7 approximate suffix, 8 unit, 9 approximate suffix. #}
{% macro number_pattern() -%}
    (
        select concat(
            '^(?:', {{ number_words('filler_prefix') }}, ')?',
            '(', {{ number_words('approximate_prefix') }}, ')?',
            '(?:(', {{ number_words('negative_sign') }}, ')|(', {{ number_words('positive_sign') }}, '))?',
            '({{ digits_pattern() }}|{{ numeral_pattern() }})',
            '(', {{ number_words('approximate_suffix') }}, ')?',
            '(', {{ number_words('multiplier') }}, ')?',
            '(', {{ number_words('approximate_suffix') }}, ')?',
            '(', (select string_agg(regexp_escape(u.unit), '|' order by length(u.unit) desc, u.unit)
                from {{ ref('unit') }} as u where u.dimension <> 'flag'), ')?',
            '(', {{ number_words('approximate_suffix') }}, ')?$'
        )
    )
{%- endmacro %}

{# A Chinese numeral begins with a digit: a multiplier alone is no number. #}
{% macro numeral_pattern() -%}
    [零〇一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]*
{%- endmacro %}

{# Digits: grouped by threes or not grouped at all; no leading zero, so digits run together are not read. #}
{% macro digits_pattern() -%}
    (?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?
{%- endmacro %}
