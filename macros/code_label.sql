{# Joins the labels of one closed list of codes. #}
{% macro join_code_label(alias, domain, code) -%}
left join {{ ref('dim_code_label') }} as {{ alias }}
    on {{ alias }}.code_domain = '{{ domain }}' and {{ code }} = {{ alias }}.code
{%- endmacro %}
