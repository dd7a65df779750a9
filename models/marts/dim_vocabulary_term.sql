select
    vocabulary,
    term_code,
    parent_code,
    section_zh,
    label_zh,
    label_en,
    unit,
    printed_unit,
    value_kind,
    breakdown,
    placement,
    label_path
from {{ ref('int_vocabulary_term') }}
union all
select
    vocabulary,
    'UNMAPPED' as term_code,
    null as parent_code,
    null as section_zh,
    '未对应的标签' as label_zh,
    'Label that no term matches' as label_en,
    null as unit,
    null as printed_unit,
    'unknown' as value_kind,
    null as breakdown,
    'any' as placement,
    '' as label_path
from {{ ref('vocabulary') }}
