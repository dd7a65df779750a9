{# One hash over every row of a relation, whatever their order. #}
{% macro hash_of_rows(relation) -%}
    (
        select coalesce(md5(string_agg(md5(cast(hashed as varchar)), '' order by md5(cast(hashed as varchar)))), '')
        from {{ relation }} as hashed
    )
{%- endmacro %}
