{{ config(tags=['star_version']) }}

{%- set built = load_relation_or_none('marts', 'fct_arithmetic_check') %}

with due as (
    {{ missing_keys(ref('int_arithmetic_report'), ['report_id', 'fingerprint'], built) }}
),

report as (
    select r.*
    from {{ ref('int_arithmetic_report') }} as r
    inner join due as d on r.report_id = d.report_id
),

read_report as (
    select report_id
    from report
    union
    select compared_report_id
    from report
),

-- one number for each term, applicant and value column of a report, however often it is printed
cell as (
    select
        v.report_id,
        v.vocabulary,
        v.term_code,
        v.applicant_type,
        v.basis,
        case
            when count(distinct v.value) filter (not v.is_approximate) = 1 and not bool_or(v.is_ambiguous)
                then max(v.value) filter (not v.is_approximate)
        end as value,
        bool_and(coalesce(m.may_be_zero, false)) as is_blank,
        bool_or(v.is_approximate or v.value_status = 'unreadable') as is_doubtful
    from {{ ref('int_star_term_value') }} as v
    inner join read_report as r on v.report_id = r.report_id
    left join {{ ref('missing_status') }} as m on v.value_status = m.value_status
    group by all
),

-- each member of a rule with the forms on which its value may stand
rule_member as (
    select
        u.rule_id, u.vocabulary, u.applies_to, t.side, t.member_code, t.weight,
        u.applies_to = 'cross_year' and t.side = 'right' as is_earlier,
        unnest(string_split(
            if(u.applies_to = 'cross_year' and t.side = 'right', u.right_vocabularies, u.vocabulary), '|'
        )) as value_vocabulary
    from {{ ref('arithmetic_rule') }} as u
    inner join {{ ref('int_arithmetic_term') }} as t on u.rule_id = t.rule_id
),

applicability as (
    -- a term rule: each applicant and value column in which one of its terms is printed
    select distinct
        r.report_id, r.fingerprint, m.rule_id, c.applicant_type, c.basis, '*' as subject_term_code,
        if(m.applies_to = 'cross_year', r.compared_report_id, null) as compared_report_id
    from report as r
    inner join cell as c on r.report_id = c.report_id
    inner join rule_member as m on c.vocabulary = m.vocabulary and c.term_code = m.member_code
    where m.applies_to = 'term' or (m.applies_to = 'cross_year' and r.is_loaded and m.side = 'left')
    union all
    -- an applicant rule: each term with a breakdown
    select distinct
        r.report_id, r.fingerprint, u.rule_id, 'total', c.basis, c.term_code, null
    from report as r
    inner join cell as c on r.report_id = c.report_id
    inner join {{ ref('vocabulary_term') }} as t
        on c.vocabulary = t.vocabulary and c.term_code = t.term_code and t.breakdown = 'applicant_type'
    inner join {{ ref('arithmetic_rule') }} as u on c.vocabulary = u.vocabulary and u.applies_to = 'applicant'
),

member as (
    select
        a.*,
        m.side,
        m.member_code,
        m.weight,
        if(m.is_earlier, a.compared_report_id, a.report_id) as value_report_id,
        if(m.applies_to = 'applicant', a.subject_term_code, m.member_code) as value_term_code,
        if(m.applies_to = 'applicant', m.member_code, a.applicant_type) as value_applicant_type,
        m.value_vocabulary
    from applicability as a
    inner join rule_member as m on a.rule_id = m.rule_id
)

select
    m.report_id,
    m.fingerprint,
    m.rule_id,
    m.applicant_type,
    m.basis,
    m.subject_term_code,
    m.compared_report_id,
    m.side,
    m.member_code,
    m.weight,
    case when count(distinct c.value) = 1 then max(c.value) end as value,
    coalesce(bool_or(c.is_blank), false) as is_blank,
    coalesce(bool_or(c.is_doubtful), false) as is_doubtful
from member as m
left join cell as c
    on m.value_report_id = c.report_id
    and m.value_vocabulary = c.vocabulary
    and m.value_term_code = c.term_code
    and m.value_applicant_type = c.applicant_type
    and m.basis = c.basis
group by all
