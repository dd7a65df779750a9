-- A reader who asks for a place of 2008 or of today finds no body for its government, as if the place did not exist.
select
    d.division_code,
    d.name_zh
from {{ ref('division') }} as d
left join {{ ref('dim_agency') }} as a
    on {{ agency_key('d.place_code', "'人民政府'") }} = a.agency_key
where
    a.agency_key is null
    and (d.is_current or (coalesce(d.valid_from_year, 2008) <= 2008 and coalesce(d.valid_to_year, 2008) >= 2008))
