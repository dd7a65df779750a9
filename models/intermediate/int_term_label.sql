-- A term's own label and its aliases in one shape; ancestors of an alias must be printed, those of a label help.
with recursive wording as (
    select
        vocabulary,
        term_code,
        'label' as label_source,
        label_path,
        cast(null as integer) as occurrence
    from {{ ref('int_vocabulary_term') }}
    union all
    select
        v.vocabulary,
        a.term_code,
        'alias' as label_source,
        a.alias as label_path,
        a.occurrence
    from {{ ref('term_alias') }} as a
    inner join {{ ref('vocabulary') }} as v
        on a.vocabulary = v.vocabulary or (a.vocabulary = '*' and v.kind = 'general')
),

piece as (
    select
        w.vocabulary,
        w.term_code,
        w.label_source,
        w.label_path,
        w.occurrence,
        unnest(string_split(w.label_path, ' > ')) as label_text,
        generate_subscripts(string_split(w.label_path, ' > '), 1) as position
    from wording as w
),

path as (
    select
        p.vocabulary,
        p.term_code,
        p.label_source,
        p.label_path,
        p.occurrence,
        list(t.label_core order by p.position) as cores,
        list(t.label_key order by p.position) as keys,
        arg_max(t.ordinal, p.position) as ordinal
    from piece as p
    inner join {{ ref('int_label_text') }} as t on p.label_text = t.label_text
    group by all
),

lineage (vocabulary, term_code, ancestor_code) as (
    select
        vocabulary,
        term_code,
        parent_code
    from {{ ref('int_vocabulary_term') }}
    where parent_code is not null
    union all
    select
        l.vocabulary,
        l.term_code,
        t.parent_code
    from lineage as l
    inner join {{ ref('int_vocabulary_term') }} as t
        on l.vocabulary = t.vocabulary and l.ancestor_code = t.term_code and t.parent_code is not null
),

own_path as (
    select
        vocabulary,
        term_code,
        cores
    from path
    where label_source = 'label'
),

parent_core as (
    select
        l.vocabulary,
        l.term_code,
        list(p.cores[-1]) as cores
    from lineage as l
    inner join own_path as p on l.vocabulary = p.vocabulary and l.ancestor_code = p.term_code
    group by all
)

select
    p.vocabulary,
    p.term_code,
    p.label_source,
    p.label_path,
    t.placement,
    p.occurrence,
    p.ordinal,
    p.cores,
    p.keys,
    s.label_core as section_core,
    case when t.placement in ('column', 'any') then [] else list_distinct(list_concat(
        case when t.placement = 'row_column' then o.cores[:1] else o.cores[:-2] end, coalesce(c.cores, [])
    )) end as ancestor_cores,
    case when p.label_source = 'alias' and t.placement in ('row', 'any') then p.cores[:-2] else [] end
        as required_cores
from path as p
inner join {{ ref('int_vocabulary_term') }} as t on p.vocabulary = t.vocabulary and p.term_code = t.term_code
inner join own_path as o on p.vocabulary = o.vocabulary and p.term_code = o.term_code
left join parent_core as c on p.vocabulary = c.vocabulary and p.term_code = c.term_code
left join {{ ref('int_label_text') }} as s on t.section_zh = s.label_text
