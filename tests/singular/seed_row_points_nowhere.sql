-- If this fails, a row of a seed names a term, a parent or a vocabulary that does not exist: what it was meant for
-- stays unmapped and nobody notices.
select
    'vocabulary_term.parent_code' as place,
    t.vocabulary,
    t.parent_code as missing
from {{ ref('vocabulary_term') }} as t
left join {{ ref('vocabulary_term') }} as p on t.vocabulary = p.vocabulary and t.parent_code = p.term_code
where t.parent_code is not null and p.term_code is null
union all
select
    'term_alias.term_code' as place,
    a.vocabulary,
    a.term_code as missing
from {{ ref('term_alias') }} as a
left join {{ ref('int_term_label') }} as t on a.term_code = t.term_code and t.vocabulary = a.vocabulary
left join {{ ref('indicator') }} as i on a.vocabulary = '*' and a.term_code = i.indicator_code
where t.term_code is null and i.indicator_code is null
union all
select
    'applicant_type without alias' as place,
    null as vocabulary,
    p.applicant_type as missing
from {{ ref('applicant_type') }} as p
where p.applicant_type not in (select a.applicant_type from {{ ref('applicant_alias') }} as a)
union all
select
    'vocabulary without a term' as place,
    v.vocabulary,
    null as missing
from {{ ref('vocabulary') }} as v
where v.vocabulary not in (select t.vocabulary from {{ ref('int_vocabulary_term') }} as t)
union all
select
    'label_exclusion.vocabulary' as place,
    e.vocabulary,
    e.exclusion_id as missing
from {{ ref('label_exclusion') }} as e
where e.vocabulary <> '*' and e.vocabulary not in (select v.vocabulary from {{ ref('vocabulary') }} as v)
