-- Two bodies under one key would be added into one series: every name that settled on a key by itself has its place.
select
    agency_key,
    count(distinct coalesce(place_code, '') || own_part) as bodies
from {{ ref('int_agency_mention') }}
where agency_key is not null and side <> 'stated'
group by agency_key
having
    count(distinct coalesce(place_code, '')) > 1
    or count(distinct own_part) > 1 and not bool_or(level in ('province', 'prefecture', 'county', 'central'))
