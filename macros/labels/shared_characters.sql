{# How much two labels share: the characters that stand in both, of those that stand in either (0 to 1). DuckDB's own
   similarities compare bytes, of which unrelated Chinese characters share many. #}
{% macro shared_characters(left, right) -%}
    coalesce(
        len(list_intersect(list_distinct(string_split({{ left }}, '')), list_distinct(string_split({{ right }}, ''))))
        / nullif(len(list_distinct(list_concat(string_split({{ left }}, ''), string_split({{ right }}, '')))), 0),
        0
    )
{%- endmacro %}
