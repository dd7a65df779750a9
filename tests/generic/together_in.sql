{# The named columns together stand in the other relation. #}
{% test together_in(model, columns, to) %}
    select {{ columns | join(', ') }}
    from {{ model }}
    except
    select {{ columns | join(', ') }}
    from {{ to }}
{% endtest %}
