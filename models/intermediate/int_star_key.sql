with established as (
    select *
    from {{ ref('int_star_report') }}
    where report_year is not null and agency_key <> 'UNMAPPED'
),

by_year as (
    select
        agency_key,
        report_year as year,
        bool_or(is_loaded) as is_loaded,
        md5(string_agg(report_fingerprint, '|' order by report_fingerprint)) as year_fingerprint
    from established
    group by agency_key, report_year
),

scope_use as (
    select
        agency_key,
        scope,
        count(distinct report_year) as years
    from established
    where is_loaded
    group by agency_key, scope
),

-- the scope a body uses in most years; on a tie its own figures go before consolidated ones
preferred as (
    select
        agency_key,
        scope as preferred_scope
    from scope_use
    qualify row_number() over (
        partition by agency_key
        order by years desc, scope = 'own' desc, scope = 'consolidated' desc
    ) = 1
),

-- the years beside take part: breaks look at the year before, cross-year checks at both
windowed as (
    select
        agency_key,
        year,
        is_loaded,
        list(year_fingerprint) over (
            partition by agency_key order by year
            range between 1 preceding and 1 following
        ) as fingerprints
    from by_year
)

select
    w.agency_key,
    w.year,
    p.preferred_scope,
    md5(concat_ws(
        '|',
        v.star_version,
        cast(w.fingerprints as varchar),
        p.preferred_scope
    )) as fingerprint
from windowed as w
cross join {{ ref('int_star_version') }} as v
inner join preferred as p on w.agency_key = p.agency_key
where w.is_loaded
