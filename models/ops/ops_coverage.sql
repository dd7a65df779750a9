{{ config(materialized='view') }}

select
    a.agency_key,
    a.name_zh,
    a.level,
    a.province,
    c.year,
    c.coverage,
    c.reports,
    c.loaded,
    c.waiting,
    c.rejected,
    c.superseded,
    c.star_values,
    c.star_gaps
from {{ ref('fct_coverage') }} as c
inner join {{ ref('dim_agency') }} as a on c.agency_key = a.agency_key
