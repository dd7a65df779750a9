{# The expression is true for every row; NULL counts as a failure. #}
{% test expression_holds(model, expression, column_name=none) %}
    select *
    from {{ model }}
    where ({{ expression }}) is not true
{% endtest %}
