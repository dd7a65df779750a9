-- If this fails, a rule names a term that no form has: it could never be assessed, and nobody would notice.
select
    u.rule_id,
    t.side,
    t.member_code
from {{ ref('arithmetic_rule') }} as u
inner join {{ ref('int_arithmetic_term') }} as t on u.rule_id = t.rule_id
where
    (u.applies_to = 'applicant' and t.member_code not in (select applicant_type from {{ ref('dim_applicant_type') }}))
    or (u.applies_to <> 'applicant' and not exists (
        select 1
        from {{ ref('dim_vocabulary_term') }} as v
        where v.term_code = t.member_code
            and list_contains(
                if(
                    u.applies_to = 'cross_year' and t.side = 'right',
                    string_split(u.right_vocabularies, '|'), [u.vocabulary]
                ),
                v.vocabulary
            )
    ))
