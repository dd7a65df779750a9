{# The checksum of the code that maps and reads values: the models of the tag and the macros as they render. #}
{% macro value_code_version() %}
    {%- set sums = [] -%}
    {%- if execute -%}
        {%- for node in graph.nodes.values() | sort(attribute='name') -%}
            {%- if node.resource_type == 'model' and 'value_version' in node.config.tags -%}
                {%- do sums.append(node.name ~ ':' ~ node.checksum.checksum) -%}
            {%- endif -%}
        {%- endfor -%}
        {%- do sums.append(match_labels('l', 't', 'h', 'v', 'w')) -%}
        {%- do sums.append(number_pattern() ~ value_stem('t') ~ value_remark('t') ~ bare_number('d', 'n', 'v')) -%}
        {%- do sums.append(unit_factor('c', 'm', 'p', 'f', 't') ~ label_id('v', 's', 'r', 'c', 'o')) -%}
    {%- endif -%}
    {{- local_md5(sums | join('|')) -}}
{% endmacro %}
