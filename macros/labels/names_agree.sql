{# Two names of bodies may be one body's: the same key, or one contains the other without its generic ending. #}
{% macro names_agree(one, other) -%}
    (
        coalesce({{ one }}.agency_key = {{ other }}.agency_key, false)
        or contains({{ one }}.full_name, {{ other }}.short_name)
        or contains({{ other }}.full_name, {{ one }}.short_name)
    )
{%- endmacro %}
