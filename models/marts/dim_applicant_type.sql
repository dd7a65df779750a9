select
    applicant_type,
    name_zh,
    name_en,
    parent_applicant_type,
    sort_order
from {{ ref('applicant_type') }}
