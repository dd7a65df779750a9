-- If this fails, the parts of one recipe belong to different segments or years, and its sum would have no meaning.
select
    vocabulary,
    indicator_code,
    recipe
from {{ ref('bridge_term_indicator') }}
group by vocabulary, indicator_code, recipe
having
    count(distinct segment) > 1
    or count(distinct coalesce(valid_from, -1)) > 1
    or count(distinct coalesce(valid_to, -1)) > 1
    or (count(*) > 1 and count(*) filter (relation = 'summed_part') < count(*))
