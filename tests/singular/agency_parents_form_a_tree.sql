-- A body under itself, under an unknown parent or in a ring would make a count of a province's bodies wrong or endless.
with recursive above (agency_key, parent_agency_key, depth) as (
    select
        agency_key,
        parent_agency_key,
        1
    from {{ ref('dim_agency') }}
    where parent_agency_key is not null
    union all
    select
        a.agency_key,
        p.parent_agency_key,
        a.depth + 1
    from above as a
    inner join {{ ref('dim_agency') }} as p on a.parent_agency_key = p.agency_key
    where p.parent_agency_key is not null and a.depth < 12
)

select agency_key from above where depth >= 12
union all
select a.agency_key
from {{ ref('dim_agency') }} as a
left join {{ ref('dim_agency') }} as p on a.parent_agency_key = p.agency_key
where a.parent_agency_key is not null and p.agency_key is null
