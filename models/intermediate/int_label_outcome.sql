-- What a printed label means: a term with its applicant type and basis, an exclusion, or neither.
with named as (
    select
        l.label_id,
        m.vocabulary as term_vocabulary,
        m.term_code,
        m.placement,
        m.match_method,
        m.match_score,
        case when m.placement = 'matrix' then a.applicant_type end as applicant_type,
        len(l.column_cores) > 0 as has_header,
        c.basis as column_basis,
        r.basis as row_basis,
        coalesce(c.header_year, case when m.placement = 'any' then r.header_year end) as header_year,
        e.reason as exclusion_reason,
        e.drops_numbers
    from {{ ref('int_label') }} as l
    left join {{ ref('int_label_match') }} as m on l.label_id = m.label_id
    left join {{ ref('int_label_applicant') }} as a on l.label_id = a.label_id
    left join {{ ref('int_label_exclusion') }} as e on l.label_id = e.label_id
    left join {{ ref('int_header_basis') }} as c on l.column_cores[-1] = c.core
    left join {{ ref('int_header_basis') }} as r on l.row_cores[-1] = r.core
),

based as (
    select
        *,
        case
            when placement in ('matrix', 'row_column', 'column') then 'annual'
            when placement = 'any' then coalesce(column_basis, row_basis, 'annual')
            when placement = 'row' and not has_header then 'annual'
            when placement = 'row' then column_basis
        end as header_basis
    from named
)

select
    label_id,
    term_vocabulary,
    term_code,
    placement,
    match_method,
    match_score,
    applicant_type,
    header_basis,
    case header_basis when 'dated' then 'annual' when 'other' then null else header_basis end as basis,
    header_year,
    has_header,
    exclusion_reason,
    drops_numbers
from based
