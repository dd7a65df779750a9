-- Every way in which the beginning of a name states a registered zone; a spelling that fits two zones states none.
with written as (
    select
        place_code,
        own_part,
        is_unplaced,
        own_part as spelling,
        true as is_exact
    from {{ ref('int_zone') }}
    union
    select
        z.place_code,
        z.own_part,
        z.is_unplaced,
        unnest([
            replace(z.own_part, f.zone_form, f.also_written), replace(z.own_part, f.also_written, f.zone_form)
        ]) as spelling,
        false as is_exact
    from {{ ref('int_zone') }} as z
    cross join {{ ref('zone_form') }} as f
    where contains(z.own_part, f.zone_form) or contains(z.own_part, f.also_written)
),

prefixed as (
    select
        p.prefix || w.spelling as prefix,
        w.*
    from written as w
    inner join {{ ref('int_place_prefix') }} as p on w.place_code = p.place_code
    union
    select
        w.spelling as prefix,
        w.*
    from written as w
    where w.is_unplaced
)

select
    prefix,
    any_value(place_code) as place_code,
    any_value(own_part) as zone_part
from (
    select distinct
        prefix,
        place_code,
        own_part
    from prefixed
    qualify is_exact or not bool_or(is_exact) over (partition by prefix)
) as known
group by prefix
having count(*) = 1
