{# Identity of a printed label: cells with the same identity are matched once. `section_core` is the heading reduced to
   what a form knows, so that a caption with a body's name in it does not make every report's labels distinct. #}
{% macro label_id(vocabulary, section_core, row_path, column_path, occurrence) -%}
    md5(concat_ws(
        chr(31),
        {{ vocabulary }},
        coalesce({{ section_core }}, ''),
        array_to_string({{ row_path }}, chr(30)),
        array_to_string({{ column_path }}, chr(30)),
        cast({{ occurrence }} as varchar)
    ))
{%- endmacro %}
