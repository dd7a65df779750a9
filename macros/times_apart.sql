{# How many times the smaller of two numbers the larger is, NULL where either is missing; a smaller one below 1 counts as 1. #}
{% macro times_apart(one, other) -%}
    if({{ one }} is null or {{ other }} is null, null, greatest({{ one }}, {{ other }}) / greatest(least({{ one }}, {{ other }}), 1))
{%- endmacro %}
