-- the seeds and the code on which every row of the star rests, as one hash
with seed as (
    select md5(string_agg(cast(b as varchar), '|' order by cast(b as varchar))) as part
    from {{ ref('bridge_term_indicator') }} as b
    union all
    select md5(string_agg(cast(i as varchar), '|' order by cast(i as varchar)))
    from {{ ref('dim_indicator') }} as i
    union all
    select md5(string_agg(cast(r as varchar), '|' order by cast(r as varchar)))
    from {{ ref('arithmetic_rule') }} as r
    union all
    select md5(string_agg(cast(m as varchar), '|' order by cast(m as varchar)))
    from {{ ref('missing_status') }} as m
    union all
    select md5(string_agg(cast(u as varchar), '|' order by cast(u as varchar)))
    from {{ ref('unit') }} as u
)

select md5('{{ star_code_version() }}' || '|' || string_agg(part, '|' order by part)) as star_version
from seed
