{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    contract={'enforced': true},
    tags=['star_version'],
    pre_hook="{{ delete_stale_rows(ref('int_arithmetic_report'), ['report_id', 'fingerprint']) }}"
) }}

with due as (
    {{ missing_keys(
        ref('int_arithmetic_report'), ['report_id', 'fingerprint'], this if is_incremental() else none
    ) }}
),

bound as (
    select
        report_id, fingerprint, rule_id, applicant_type, basis, subject_term_code, compared_report_id,
        sum(weight * value) filter (side = 'left') as left_known,
        sum(weight * value) filter (side = 'right') as right_known,
        count(*) filter (value is null) as missing,
        -- a side with missing terms has a least sum if all of them are added, a greatest if all are taken off
        count(*) filter (side = 'left' and value is null and weight > 0) = 0 as left_has_greatest,
        count(*) filter (side = 'left' and value is null and weight < 0) = 0 as left_has_least,
        count(*) filter (side = 'right' and value is null and weight > 0) = 0 as right_has_greatest,
        count(*) filter (side = 'right' and value is null and weight < 0) = 0 as right_has_least,
        count(*) filter (value is null and is_doubtful) as doubtful,
        list_sort(list(member_code) filter (value is null and is_blank)) as blank_terms,
        list_sort(list(member_code) filter (value is null)) as missing_terms,
        count(*) filter (value is null and side = 'left') as left_missing,
        count(*) filter (value is null and side = 'right') as right_missing
    from {{ ref('int_arithmetic_member') }}
    inner join due using (report_id, fingerprint)
    group by all
),

judged as (
    select
        b.*,
        u.vocabulary, u.applies_to, u.operator, u.severity, u.proves_zero,
        if(u.operator = '=', b.left_known, b.right_known) as total_known,
        if(u.operator = '=', b.left_missing, b.right_missing) as total_missing,
        coalesce(if(u.operator = '=', b.right_known, b.left_known), 0) as parts_known,
        case
            when b.missing = 0 and u.operator = '=' then if(b.left_known = b.right_known, 'holds', 'fails')
            when b.missing = 0 and u.operator = '!='
                then if(b.left_known <> b.right_known or b.left_known = 0, 'holds', 'fails')
            when u.operator = '<=' and b.left_known <= b.right_known and b.left_has_greatest and b.right_has_least
                then 'holds'
            when u.operator = '<=' and b.left_known > b.right_known and b.left_has_least and b.right_has_greatest
                then 'fails'
            else 'not_assessable'
        end as outcome
    from bound as b
    inner join {{ ref('arithmetic_rule') }} as u on b.rule_id = u.rule_id
)

select
    md5(concat_ws('|', j.rule_id, j.report_id, j.applicant_type, j.basis, j.subject_term_code)) as arithmetic_check_id,
    j.rule_id,
    j.report_id,
    d.agency_key,
    cast(d.report_year as integer) as report_year,
    j.vocabulary,
    j.applies_to,
    j.subject_term_code,
    j.applicant_type,
    j.basis,
    j.compared_report_id,
    cast(j.left_known as decimal(20, 4)) as left_value,
    j.operator,
    cast(j.right_known as decimal(20, 4)) as right_value,
    cast(if(j.outcome = 'not_assessable', null, j.left_known - j.right_known) as decimal(20, 4)) as difference,
    j.outcome,
    j.severity,
    coalesce(j.missing_terms, []) as missing_terms,
    case
        when j.proves_zero = 'never' or j.missing = 0 or j.doubtful > 0 or j.total_missing > 0 then []
        when j.total_known = 0 and j.parts_known = 0 then coalesce(j.blank_terms, [])
        when j.proves_zero = 'total_or_zero' and j.total_known = j.parts_known then coalesce(j.blank_terms, [])
        else []
    end as zero_terms,
    j.fingerprint
from judged as j
inner join {{ ref('dim_report') }} as d on j.report_id = d.report_id
