{# The name of a body with the place it stands in, so that namesakes can be told apart; a place that the name itself
   says is left out, and the brackets with it when nothing remains. `a` is dim_agency. #}
{% macro agency_label(a='a') -%}
concat(
        {{ a }}.name_zh,
        '（' || nullif(concat(
            {%- for place in ('province', 'prefecture', 'county') %}
                case when not contains({{ a }}.name_zh, {{ a }}.{{ place }}) then {{ a }}.{{ place }} end{{ ',' if not loop.last }}
            {%- endfor %}
        ), '') || '）'
    )
{%- endmacro %}

{# The columns by which every reporting view names a body; `a` is dim_agency, `al` the label of its level. #}
{% macro agency_columns() -%}
a.name_zh as agency_name_zh,
    {{ agency_label() }} as agency_label_zh,
    a.name_en as agency_name_en,
    a.level as agency_level,
    al.label_zh as agency_level_zh,
    al.label_en as agency_level_en,
    a.province,
    a.prefecture,
    a.county
{%- endmacro %}

{# The columns by which every reporting view names a report and its address; `r` is dim_report. #}
{% macro report_columns() -%}
r.title as report_title,
    r.source_name,
    r.source_uri,
    r.report_url
{%- endmacro %}
