-- Each distinct raw value read once in its context: a number, a marker, text, or unreadable; never a guess.
with stem as (
    select
        *,
        {{ value_stem('number_text') }} as stem,
        {{ value_remark('number_text') }} as remark,
        {{ number_pattern() }} as pattern
    from {{ ref('int_value_context') }}
),

part as (
    select
        s.*,
        regexp_full_match(stem, pattern) as is_number,
        regexp_extract(stem, pattern, 4) as digits,
        case when regexp_extract(stem, pattern, 2) <> '' then -1 else 1 end as sign,
        regexp_extract(stem, pattern, 1) || regexp_extract(stem, pattern, 5) || regexp_extract(stem, pattern, 7)
        || regexp_extract(stem, pattern, 9) <> '' as is_approximate,
        nullif(regexp_extract(stem, pattern, 6), '') as multiplier,
        coalesce(nullif(regexp_extract(stem, pattern, 8), ''), case when u.unit is not null then s.remark end)
            as cell_unit
    from stem as s
    left join {{ ref('unit') }} as u on s.remark = u.unit
),

measured as (
    select
        p.*,
        t.dimension as term_dimension,
        c.dimension as cell_dimension,
        {{ bare_number('p.digits', 'p.numeral', 'p.numeral_value') }} * p.sign * coalesce(m.factor, 1) as counted,
        {{ unit_factor('c.factor', 'p.multiplier', 'p.printed_unit', 'r.factor', 't.factor') }} as factor,
        r.dimension as printed_dimension
    from part as p
    left join {{ ref('number_word') }} as m on p.multiplier = m.word and m.role = 'multiplier'
    left join {{ ref('int_unit') }} as c on p.cell_unit = c.unit
    left join {{ ref('int_unit') }} as r on p.printed_unit = r.unit
    left join {{ ref('int_unit') }} as t on p.term_unit = t.unit
),

numbered as (
    select
        *,
        try_cast(case
            when not is_number or value_kind in ('text', 'flag') then null
            when value_kind = 'unknown' then counted * coalesce(factor, 1)
            when cell_dimension <> term_dimension or printed_dimension <> term_dimension then null
            when value_kind = 'count' and sign < 0 then null
            when value_kind = 'money' and factor is null then null
            when value_kind <> 'money' and counted * coalesce(factor, 1) % 1 <> 0 then null
            when value_kind = 'money' and sign < 0 then null
            else counted * coalesce(factor, 1)
        end as decimal(20, 4)) as number
    from measured
),

marked as (
    select
        n.*,
        k.value_status as marker_status,
        try_cast(k.value as integer) as marker_value,
        k.marker is null and n.number is null and n.is_negation and n.numeral = ''
        and not regexp_matches(n.number_text, '\d') as says_none
    from numbered as n
    left join {{ ref('value_marker') }} as k
        on n.stem = k.marker and (k.applies_to = 'any' or k.applies_to = n.value_kind)
)

select
    raw_value,
    value_kind,
    term_unit,
    printed_unit,
    is_negation,
    case
        when marker_status is not null then marker_value
        when says_none then 0
        else number
    end as value,
    case
        when number_text = '' then 'not_reported'
        when marker_status is not null then marker_status
        when value_kind = 'text' or number is not null then 'reported'
        when says_none then 'reported_none'
        else 'unreadable'
    end as value_status,
    case
        when number_text = '' or says_none or (marker_status is not null and remark is null) then null
        when value_kind = 'text' then trim(raw_value)
        when number is not null or marker_status is not null then nullif(remark, cell_unit)
        else trim(raw_value)
    end as text_value,
    coalesce(is_number and number is not null and is_approximate, false) as is_approximate
from marked
