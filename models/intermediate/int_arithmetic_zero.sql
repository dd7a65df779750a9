{{ config(materialized='view') }}

with proved as (
    select
        report_id,
        vocabulary,
        applies_to,
        subject_term_code,
        applicant_type,
        basis,
        unnest(zero_terms) as member_code
    from {{ ref('fct_arithmetic_check') }}
    where len(zero_terms) > 0
)

select distinct
    report_id,
    vocabulary,
    if(applies_to = 'applicant', subject_term_code, member_code) as term_code,
    if(applies_to = 'applicant', member_code, applicant_type) as applicant_type,
    basis
from proved
