{#
  Relations are named by schema alone. A view that named the database file as well would break when the file is
  copied or renamed for publication.
#}
{% macro ref() %}
  {% do return(builtins.ref(*varargs, **kwargs).include(database=false)) %}
{% endmacro %}

{% macro source() %}
  {% do return(builtins.source(*varargs, **kwargs).include(database=false)) %}
{% endmacro %}
