{# Deletes from an incremental model the rows whose keys are no longer current. `keys` are the columns that `current`
   (a relation) must hold with the same values; nothing to do on a first build or a full refresh. #}
{% macro delete_stale_rows(current, keys) %}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where not exists (
        select 1 from {{ current }} as fresh
        where {% for key in keys %}fresh.{{ key }} = {{ this.name }}.{{ key }}{{ ' and ' if not loop.last }}{% endfor %}
    )
    {%- else -%}
    select 1
    {%- endif -%}
{% endmacro %}


{# The keys of `current` that an incremental model does not hold yet: all of them on a first build. #}
{% macro missing_keys(current, keys, built=none) %}
    select {{ keys | join(', ') }}
    from {{ current }}
    {%- if built %}
    except
    select distinct {{ keys | join(', ') }}
    from {{ built }}
    {%- endif %}
{% endmacro %}


{# The checksum of the code of the models that make the star: rows built by other code are stale. #}
{% macro star_code_version() %}
    {%- set sums = [] -%}
    {%- if execute -%}
        {%- for node in graph.nodes.values() | sort(attribute='name') -%}
            {%- if node.resource_type == 'model' and 'star_version' in node.config.tags -%}
                {%- do sums.append(node.name ~ ':' ~ node.checksum.checksum) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
    {{- local_md5(sums | join('|')) -}}
{% endmacro %}


{# The relation that a model has built before in this database, or none: on a full refresh nothing counts as built. #}
{% macro load_relation_or_none(schema, identifier) %}
    {%- if execute and not flags.FULL_REFRESH -%}
        {{ return(adapter.get_relation(database=target.database, schema=schema, identifier=identifier)) }}
    {%- endif -%}
    {{ return(none) }}
{% endmacro %}
