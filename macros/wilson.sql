{# One bound of the interval of Wilson (1927) for a share, `sign` being + or -; NULL where nothing was counted or the
   part is larger than the whole. The standard score is the variable wilson_z. #}
{% macro wilson_bound(part, whole, sign) -%}
{%- set n = 'cast(' ~ whole ~ ' as double)' -%}
{%- set p = '(cast(' ~ part ~ ' as double) / ' ~ n ~ ')' -%}
{%- set z = var('wilson_z') -%}
{%- set z_square = '(' ~ z ~ ' * ' ~ z ~ ')' -%}
case
    when {{ whole }} > 0 and {{ part }} between 0 and {{ whole }}
        then cast(
            ({{ p }} + {{ z_square }} / (2 * {{ n }})
            {{ sign }} {{ z }} * sqrt({{ p }} * (1 - {{ p }}) / {{ n }} + {{ z_square }} / (4 * {{ n }} * {{ n }})))
            / (1 + {{ z_square }} / {{ n }}) as decimal(9, 6)
        )
end
{%- endmacro %}
