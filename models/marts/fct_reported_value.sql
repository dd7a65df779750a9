{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    tags=['value_version'],
    pre_hook="{{ delete_stale_rows(ref('int_report_fingerprint'), ['report_id', 'value_fingerprint']) }}"
) }}

{%- set built = this if is_incremental() else none %}

with wanted as (
    {{ missing_keys(ref('int_report_fingerprint'), ['report_id', 'value_fingerprint'], built) }}
),

printed as (
    select
        w.report_id, w.value_fingerprint, 'table' as channel, m.vocabulary, m.term_code, m.applicant_type, m.basis,
        c.scope, c.raw_text as raw_value, c.raw_text as joined_value, c.printed_unit, false as is_negation,
        false as is_approximate,
        c.section, c.row_path, c.column_path, c.locator, c.reading, c.row_status, m.match_method, m.match_score,
        c.cell_id as raw_id
    from wanted as w
    inner join {{ ref('int_cell_mapping') }} as m on w.report_id = m.report_id and m.outcome <> 'excluded'
    inner join {{ ref('stg_table_cell') }} as c on m.cell_id = c.cell_id
    union all
    select
        w.report_id, w.value_fingerprint, 'prose', 'narrative', m.term_code, null, p.basis,
        p.scope, p.raw_value, p.joined_value, p.printed_unit, p.is_negation, p.is_approximate,
        null, [], [], p.locator, 'text', 'complete', m.match_method, m.match_score,
        p.prose_value_id
    from wanted as w
    inner join {{ ref('stg_prose_value') }} as p on w.report_id = p.report_id and p.excluded_reason is null
    inner join {{ ref('int_prose_mapping') }} as m on p.prose_value_id = m.prose_value_id
),

corrected as (
    select
        p.*,
        k.corrected_raw_value,
        coalesce(k.corrected_raw_value, p.joined_value) as read_value
    from printed as p
    left join {{ ref('value_correction') }} as k
        on p.report_id = k.report_id and p.locator = k.locator and p.raw_value = k.expected_raw_value
)

select
    md5(concat_ws('|', p.report_id, p.channel, p.raw_id)) as reported_value_id,
    p.report_id,
    r.agency_key,
    r.report_year,
    p.channel,
    p.vocabulary,
    p.term_code,
    p.applicant_type,
    p.basis,
    coalesce(r.override_scope, nullif(p.scope, 'unknown'), r.scope) as scope,
    p.raw_value,
    cast(case when p.row_status = 'short' then null else v.value end as decimal(20, 4)) as value,
    case when p.row_status = 'short' then nullif(trim(p.raw_value), '') else v.text_value end as text_value,
    case
        when p.row_status = 'short' and v.value_status <> 'not_reported' then 'unreadable'
        when p.reading = 'ocr' and v.value_status = 'reported' and v.value is not null then 'unverified'
        else v.value_status
    end as value_status,
    t.unit,
    p.is_approximate or v.is_approximate as is_approximate,
    p.section,
    p.row_path,
    p.column_path,
    p.locator,
    p.reading,
    p.match_method,
    cast(p.match_score as decimal(5, 4)) as match_score,
    p.raw_id,
    p.value_fingerprint,
    cast('{{ var("vocabulary_version") }}' as varchar) as vocabulary_version
from corrected as p
inner join {{ ref('int_report') }} as r on p.report_id = r.report_id
left join {{ ref('int_vocabulary_term') }} as t on p.vocabulary = t.vocabulary and p.term_code = t.term_code
inner join {{ ref('int_parsed_value') }} as v
    on
        p.read_value = v.raw_value
        and coalesce(t.value_kind, 'unknown') = v.value_kind
        and coalesce(t.printed_unit, '') = v.term_unit
        and coalesce(p.printed_unit, '') = v.printed_unit
        and p.is_negation = v.is_negation
