{# The rows of a seed of rules while dbt runs, none while it parses, in a unit test or before the seed is built. Patterns
   then stand in the query as constants, compiled once: a pattern in a column would be compiled for every row. #}
{% macro rule_rows(relation, order_by) -%}
    {%- if execute and relation.schema and load_relation(relation) is not none -%}
        {{ return(run_query('select * from ' ~ relation ~ ' order by ' ~ order_by).rows) }}
    {%- endif -%}
    {{ return([]) }}
{%- endmacro %}

{# A text as an SQL literal. #}
{% macro literal(text) -%} '{{ text | replace("'", "''") }}' {%- endmacro %}

{# The normal spelling of a name: the rules of seed name_variant, applied in order to names that any rule concerns. #}
{% macro normal_spelling(column) -%}
    {%- set rules = rule_rows(ref('name_variant'), 'priority') or [] -%}
    {%- if rules -%}
        case
            when regexp_matches({{ column }}, {{ literal('(?:' ~ (rules | map(attribute='hint') | join(')|(?:')) ~ ')') }})
                then {% for rule in rules -%} regexp_replace( {%- endfor -%}
                {{ column }}
                {%- for rule in rules -%}
                    , {{ literal(rule['pattern']) }}, {{ literal(rule['replacement'] or '') }}, 'g')
                {%- endfor %}
            else {{ column }}
        end
    {%- else -%} {{ column }} {%- endif -%}
{%- endmacro %}

{# The value of a column of the first rule whose pattern matches the whole text, NULL where none does. #}
{% macro first_rule(relation, column, order_by, value, condition='') -%}
    {%- set rules = rule_rows(relation, order_by) or [] -%}
    {%- if rules -%}
        case
            {% for rule in rules -%}
            when regexp_full_match({{ column }}, {{ literal(rule['pattern']) }})
                {%- if condition and rule['level'] == 'central' %} and {{ condition }} {%- endif %}
                then {{ literal(rule[value]) }}
            {% endfor %}
        end
    {%- else -%} cast(null as varchar) {%- endif -%}
{%- endmacro %}

{# A text without the generic endings of seed short_name_ending. #}
{% macro without_ending(column) -%}
    {%- set rules = rule_rows(ref('short_name_ending'), 'length(ending) desc, ending') or [] -%}
    {%- if rules -%}
        regexp_replace({{ column }}, {{ literal('(?:' ~ (rules | map(attribute='ending') | join('|')) ~ ')+$') }}, '')
    {%- else -%} {{ column }} {%- endif -%}
{%- endmacro %}

{# The key of a body: its place, by the oldest code of it, and its own normal name. #}
{% macro agency_key(place, own_part) -%} md5(coalesce({{ place }}, '000000') || '|' || {{ own_part }}) {%- endmacro %}

{# What a place's own government is called: 行政公署 for the two kinds of prefecture without a congress. #}
{% macro government_of(name, level) -%}
    case when {{ level }} = 'prefecture' and regexp_matches({{ name }}, '(地区|盟)$') then '行政公署' else '人民政府' end
{%- endmacro %}

{# The pattern of one row of seed name_part, as a literal; one that matches nothing while the seed is not built. #}
{% macro name_part(part_id) -%}
    {%- set rules = rule_rows(ref('name_part'), "part_id = '" ~ part_id ~ "' desc") or [] -%}
    {%- if rules -%} {{ literal(rules[0]['pattern']) }} {%- else -%} '(?:^$)(.)' {%- endif -%}
{%- endmacro %}

{# Whether the name in a relation is an office's. #}
{% macro is_office(relation) -%} regexp_matches({{ relation }}.full_name, {{ name_part('office') }}) {%- endmacro %}

{# Whether two bodies stand in different places, neither of which holds the other. #}
{% macro stands_elsewhere(one, other) -%}
    coalesce(
        {{ one }}.place_code <> {{ other }}.place_code
        and {{ one }}.place_code not in (coalesce({{ other }}.province_code, ''), coalesce({{ other }}.prefecture_code, ''))
        and {{ other }}.place_code not in (coalesce({{ one }}.province_code, ''), coalesce({{ one }}.prefecture_code, '')),
        false
    )
{%- endmacro %}

{# Whether one name leaves characters of the other out, at the same place: 数据资源局, 数据资源管理局. #}
{% macro abbreviates(one, other) -%}
    coalesce(
        {{ one }}.place_code = {{ other }}.place_code
        and length({{ without_ending(other ~ '.own_part') }}) > 1
        and regexp_matches(
            {{ without_ending(one ~ '.own_part') }},
            array_to_string(
                list_transform(string_split({{ without_ending(other ~ '.own_part') }}, ''), lambda c: regexp_escape(c)), '.*'
            )
        ), false
    )
{%- endmacro %}

{# Whether a name on the page may be the body that the title names: a title that nothing places is completed by a name
   that ends as it does, not by one of the title's own offices or organs (城关镇, 靖远县城关镇财政所). #}
{% macro completes_title(title, name) -%}
    (
        {{ names_agree(title, name) }} and (
            {{ title }}.agency_key is not null
            or ends_with({{ name }}.short_name, {{ title }}.short_name)
            or ends_with({{ title }}.short_name, {{ name }}.short_name)
            -- 德清, 德清县
            or left({{ name }}.short_name, length({{ name }}.short_name) - 1) = {{ title }}.short_name
        )
    )
{%- endmacro %}
