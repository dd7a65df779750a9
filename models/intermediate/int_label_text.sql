-- Every distinct piece of a label, printed or seeded, normalised once by the parser's own functions.
with piece as (
    select section as label_text from {{ ref('stg_table_cell') }}
    union
    select unnest(row_path) from {{ ref('stg_table_cell') }}
    union
    select unnest(column_path) from {{ ref('stg_table_cell') }}
    union
    select section_zh from {{ ref('int_vocabulary_term') }}
    union
    select unnest(string_split(label_path, ' > ')) from {{ ref('int_vocabulary_term') }}
    union
    select unnest(string_split(alias, ' > ')) from {{ ref('term_alias') }}
    union
    select unnest(string_split(alias, ' > ')) from {{ ref('applicant_alias') }}
),

normalised as (
    select
        label_text,
        ogi_label_key(label_text) as label_key,
        ogi_label_core(label_text) as label_core
    from piece
    where label_text is not null
)

select
    label_text,
    label_key,
    label_core,
    nullif(split_part(split_part(label_key, '|', 1), '.', 2), '') as ordinal
from normalised
