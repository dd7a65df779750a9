-- The applicant type that a label's columns name; 其他 needs the heading that an alias asks for.
with alias_piece as (
    select
        applicant_type,
        alias,
        unnest(string_split(alias, ' > ')) as label_text,
        generate_subscripts(string_split(alias, ' > '), 1) as position
    from {{ ref('applicant_alias') }}
),

applicant as (
    select
        p.applicant_type,
        p.alias,
        list(t.label_core order by p.position) as cores
    from alias_piece as p
    inner join {{ ref('int_label_text') }} as t on p.label_text = t.label_text
    group by all
)

select
    l.label_id,
    any_value(a.applicant_type) as applicant_type
from {{ ref('int_label') }} as l
inner join applicant as a on l.column_cores[-1] = a.cores[-1] and list_has_all(l.column_cores, a.cores)
group by l.label_id
having count(distinct a.applicant_type) = 1
