{{ config(materialized='view') }}

with assessed as (
    select
        c.*,
        t.member_code,
        c.applies_to = 'cross_year' and t.side = 'right' as is_earlier,
        u.right_vocabularies
    from {{ ref('fct_arithmetic_check') }} as c
    inner join {{ ref('arithmetic_rule') }} as u on c.rule_id = u.rule_id
    inner join {{ ref('int_arithmetic_term') }} as t on c.rule_id = t.rule_id
    where c.operator = '=' and c.outcome <> 'not_assessable'
)

select
    arithmetic_check_id,
    if(is_earlier, compared_report_id, report_id) as report_id,
    unnest(if(is_earlier, string_split(right_vocabularies, '|'), [vocabulary])) as vocabulary,
    if(applies_to = 'applicant', subject_term_code, member_code) as term_code,
    if(applies_to = 'applicant', member_code, applicant_type) as applicant_type,
    basis,
    outcome = 'holds' as holds
from assessed
