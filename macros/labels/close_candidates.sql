{# One mistyped character in a label of six or more, for labels that nothing equals: same numerals, same distinguishing
   words. In an Article 20 table one of the two parts is equal and the other is the mistyped one. #}
{% macro close_candidates(label_form, term_form, reachable, equal, distinguishing_word) %}
    select l.label_id, t.*, r.distance, l.context, l.ordinal as label_ordinal, 'close' as match_method
    from {{ label_form }} as l
    inner join {{ reachable }} as r on l.vocabulary = r.vocabulary and r.distance < 2
    inner join {{ term_form }} as t on r.term_vocabulary = t.term_vocabulary and l.shape = t.shape
    where
        l.shape <> 'column'
        and abs(length(l.text) - length(t.text)) <= 1
        and l.label_id not in (select matched.label_id from {{ equal }} as matched)
        and t.occurrence is null
        and list_has_all(l.context, t.required_cores)
        and t.term_code is distinct from l.removed_term_code
        and {{ one_character_apart('l.text', 't.text') }}
        and least(length({{ mistyped_part('l.text', 't.text') }}), length({{ mistyped_part('t.text', 'l.text') }})) >= 6
        and {{ numerals('l.text') }} = {{ numerals('t.text') }}
        and {{ words_within('l.text', distinguishing_word) }} = {{ words_within('t.text', distinguishing_word) }}
{% endmacro %}

{# The part of `row>column` that differs from the other text. #}
{% macro mistyped_part(text, other) -%}
    (case
        when split_part({{ text }}, '>', 1) <> split_part({{ other }}, '>', 1) then split_part({{ text }}, '>', 1)
        else split_part({{ text }}, '>', 2)
    end)
{%- endmacro %}

{% macro numerals(text) -%}
    regexp_replace({{ text }}, '[^0-9〇零一二两三四五六七八九十百千万亿①-⑳Ⅰ-Ⅻ]', '', 'g')
{%- endmacro %}

{% macro words_within(text, distinguishing_word) -%}
    list_filter((select list(w.word order by w.word) from {{ distinguishing_word }} as w), lambda word: contains({{ text }}, word))
{%- endmacro %}

{# One character changed, added or left out. DuckDB's levenshtein counts bytes, so the common beginning and end of the
   two texts are counted in characters; the byte distance only saves work. #}
{% macro one_character_apart(one, other) -%}
    (
        levenshtein({{ one }}, {{ other }}) between 1 and 4
        and greatest(length({{ one }}), length({{ other }})) - least(
            {{ common_length('left', one, other) }} + {{ common_length('right', one, other) }},
            least(length({{ one }}), length({{ other }}))
        ) = 1
    )
{%- endmacro %}

{% macro common_length(side, one, other) -%}
    len(list_filter(
        range(1, least(length({{ one }}), length({{ other }})) + 1),
        lambda n: {{ side }}({{ one }}, n) = {{ side }}({{ other }}, n)
    ))
{%- endmacro %}
