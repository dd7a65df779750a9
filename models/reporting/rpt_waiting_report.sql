{{ config(materialized='view', contract={'enforced': true}) }}

select
    r.report_id,
    {{ report_columns() }},
    r.status,
    st.label_zh as status_zh,
    st.label_en as status_en,
    array_to_string(r.status_all, ', ') as status_all,
    st.note as what_to_do,
    case when r.agency_key <> 'UNMAPPED' then a.name_zh end as agency_name_zh,
    a.province,
    r.report_year as year,
    r.agency_in_title,
    r.agency_in_body,
    r.agency_candidates,
    r.agency_evidence,
    r.year_candidates,
    r.publisher,
    r.published_on,
    r.vocabulary,
    v.name_zh as vocabulary_zh,
    v.name_en as vocabulary_en
from {{ ref('dim_report') }} as r
inner join {{ ref('dim_agency') }} as a on r.agency_key = a.agency_key
left join {{ ref('dim_vocabulary') }} as v on r.vocabulary = v.vocabulary
{{ join_code_label('st', 'report_status', 'r.status') }}
where r.is_waiting
