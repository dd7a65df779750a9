"""What the warehouse knows about one report, as questions to its tables."""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from ingest.document import Row
from ingest.trace import rows

REPORT = """
    select p.*, (select count(*) from raw.table_cell c where c.report_id = p.report_id) as cells,
      (select count(*) from raw.prose_value v where v.report_id = p.report_id) as sentences
    from raw.report p where p.report_id = $report
"""

SOURCES = "select * from raw.source_file where report_id = $report order by source_uri"

REJECTIONS = """
    select * from raw.rejection
    where report_id = $report or source_uri in (select unnest($places)) order by part nulls first, reason_code
"""

DIMENSION = """
    select r.*, a.name_zh as agency_name
    from marts.dim_report r left join marts.dim_agency a using (agency_key) where r.report_id = $report
"""

VALUES = """
    select channel, value_status, count(*) as how_many
    from marts.fct_reported_value where report_id = $report and term_code <> 'UNMAPPED' group by all order by all
"""

UNMAPPED = """
    select section, row_path, column_path, raw_value, locator
    from marts.fct_reported_value where report_id = $report and term_code = 'UNMAPPED' order by locator
"""

UNREADABLE = """
    select term_code, raw_value, value_status, locator
    from marts.fct_reported_value
    where report_id = $report and term_code <> 'UNMAPPED' and value_status in ('unreadable', 'unverified')
    order by locator
"""

FAILED_RULES = """
    select severity, rule_id, subject_term_code, applicant_type, left_value, operator, right_value, difference
    from marts.fct_arithmetic_check where report_id = $report and outcome = 'fails'
    order by severity, rule_id, applicant_type
"""


CONFLICTS = """
    select indicator_code, applicant_type, value, candidate_count
    from marts.fct_indicator_value where report_id = $report and has_conflict order by indicator_code, applicant_type
"""

PROSE_AGAINST_TABLE = """
    select indicator_code, prose_value, table_value, difference, prose_locator
    from marts.fct_prose_table_agreement where report_id = $report and agreement = 'differs'
    order by indicator_code, prose_locator
"""

STAR = """
    select count(*) as star_rows, count(value) as with_number
    from marts.fct_indicator_value where report_id = $report
"""


@dataclass(frozen=True)
class ReportView:
    """One report: as read (`report`), as published (`dimension`), and lists of what deserves a look."""

    report: Row | None
    sources: list[Row]
    rejections: list[Row]
    dimension: Row | None
    values: list[Row]
    star: list[Row]
    unmapped: list[Row]
    unreadable: list[Row]
    failed_rules: list[Row]
    prose_against_table: list[Row]
    conflicts: list[Row]


def view_report(
    connection: DuckDBPyConnection, report_id: str | None, places: list[str], built: bool
) -> ReportView:
    """Everything about a report, or about rejected files at `places`; marts are asked only if they are built."""
    key = {"report": report_id}

    def of_marts(query: str) -> list[Row]:
        return rows(connection, query, key) if built else []

    report, dimension = rows(connection, REPORT, key), of_marts(DIMENSION)
    return ReportView(
        report=report[0] if report else None,
        sources=rows(connection, SOURCES, key),
        rejections=rows(connection, REJECTIONS, {**key, "places": places}),
        dimension=dimension[0] if dimension else None,
        values=of_marts(VALUES),
        star=of_marts(STAR),
        unmapped=of_marts(UNMAPPED),
        unreadable=of_marts(UNREADABLE),
        failed_rules=of_marts(FAILED_RULES),
        prose_against_table=of_marts(PROSE_AGAINST_TABLE),
        conflicts=of_marts(CONFLICTS),
    )
