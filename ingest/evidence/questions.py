"""What the pages ask the warehouse, for many reports at once: one list of rows for each report."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from ingest.document import Row
from ingest.trace import rows

REPORTS = """
    select r.*, a.name_zh as agency_name, a.level as agency_level, a.province, a.prefecture, a.county, p.plain_text
    from marts.dim_report r
    join marts.dim_agency a using (agency_key)
    join raw.report p using (report_id)
    where r.report_id in (select unnest($ids))
"""

VALUES = """
    select v.*, coalesce(t.label_zh, i.label_zh) as label_zh, coalesce(t.label_en, i.label_en) as label_en,
      p.name_zh as applicant_zh, p.name_en as applicant_en
    from marts.fct_reported_value v
    left join marts.dim_vocabulary_term t using (vocabulary, term_code)
    left join marts.dim_indicator i on v.term_code = i.indicator_code
    left join marts.dim_applicant_type p using (applicant_type)
    where v.report_id in (select unnest($ids))
    order by v.report_id, v.locator, v.reported_value_id
"""

STAR = """
    select s.*, i.label_zh, i.label_en, p.name_zh as applicant_zh, p.name_en as applicant_en
    from marts.fct_indicator_value s
    join marts.dim_indicator i using (indicator_code)
    join marts.dim_applicant_type p using (applicant_type)
    where s.report_id in (select unnest($ids))
    order by s.report_id, i.theme, s.indicator_code, p.sort_order
"""

LINEAGE = """
    select v.report_id, l.reported_value_id, l.weight, s.indicator_value_id, s.indicator_code, s.applicant_type,
      s.comparability, s.supported_by_arithmetic, i.label_zh, i.label_en
    from marts.bridge_lineage l
    join marts.fct_reported_value v using (reported_value_id)
    join marts.fct_indicator_value s using (indicator_value_id)
    join marts.dim_indicator i using (indicator_code)
    where v.report_id in (select unnest($ids))
    order by s.indicator_code, s.applicant_type
"""

FAILED_CHECKS = """
    select c.*, u.left_terms, u.right_terms, u.note, p.name_zh as applicant_zh, p.name_en as applicant_en
    from marts.fct_arithmetic_check c
    join marts.dim_arithmetic_rule u using (rule_id)
    left join marts.dim_applicant_type p using (applicant_type)
    where c.outcome = 'fails' and c.report_id in (select unnest($ids))
    order by case c.severity when 'error' then 1 when 'warning' then 2 else 3 end, c.rule_id, c.applicant_type
"""

SENTENCES_AGAINST_TABLES = """
    select g.*, s.sentence, i.label_zh, i.label_en
    from marts.fct_prose_table_agreement g
    join marts.fct_reported_value v on g.prose_reported_value_id = v.reported_value_id
    join raw.prose_value s on v.raw_id = s.prose_value_id
    join marts.dim_indicator i on g.indicator_code = i.indicator_code
    where g.agreement = 'differs' and g.report_id in (select unnest($ids))
    order by g.indicator_code, g.prose_reported_value_id
"""

NOT_COUNTED = """
    select report_id, locator, excluded_reason as reason from raw.prose_value
    where excluded_reason is not null and report_id in (select unnest($ids))
    union all
    select m.report_id, c.locator, m.exclusion_reason
    from intermediate.int_cell_mapping m
    join raw.table_cell c using (cell_id)
    where m.outcome = 'excluded' and m.report_id in (select unnest($ids))
"""

CANDIDATES = """
    with concerned as (
        select distinct report_id as of_report, indicator_value_id
        from ops.ops_conflict where report_id in (select unnest($ids))
    )
    select q.of_report, c.*, i.label_zh, i.label_en, p.name_zh as applicant_zh, p.name_en as applicant_en, i.unit
    from concerned q
    join ops.ops_conflict c using (indicator_value_id)
    join marts.dim_indicator i using (indicator_code)
    join marts.dim_applicant_type p using (applicant_type)
    order by c.indicator_code, p.sort_order, c.is_chosen desc, c.source_name, c.channel
"""

QUESTIONS = {
    "values": VALUES,
    "star": STAR,
    "lineage": LINEAGE,
    "failed_checks": FAILED_CHECKS,
    "sentences": SENTENCES_AGAINST_TABLES,
    "not_counted": NOT_COUNTED,
    "candidates": CANDIDATES,
}
"""What is asked of each report besides itself."""

Answers = dict[str, list[Row]]


def ask(connection: DuckDBPyConnection, ids: list[str]) -> list[tuple[Row, Answers]]:
    """Each report of the list with the answers to all questions about it."""
    parameters = {"ids": ids}
    by_report: dict[str, Answers] = {report: {name: [] for name in QUESTIONS} for report in ids}
    for name, question in QUESTIONS.items():
        key = "of_report" if name == "candidates" else "report_id"
        for row in rows(connection, question, parameters):
            by_report[row[key]][name].append(row)
    found = {row["report_id"]: row for row in rows(connection, REPORTS, parameters)}
    return [(found[report], by_report[report]) for report in ids if report in found]
