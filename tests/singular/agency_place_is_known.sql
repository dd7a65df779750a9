-- Level and place are what people filter by: a registered body below the centre without its province cannot be found.
select agency_key
from {{ ref('dim_agency') }}
where is_registered and level <> 'central' and (region_code is null or province is null)
