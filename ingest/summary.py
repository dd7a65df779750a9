"""The warehouse at a glance, as questions to its tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from ingest.errors import CommandError
from ingest.lock import connect

Rows = list[tuple[Any, ...]]

REPORTS_BY_STATUS = "select status, count(*) from marts.dim_report group by 1 order by 2 desc, 1"

WAITING = """
    select source_name, status, status_all, agency_candidates, year_candidates
    from marts.dim_report
    where is_waiting
    order by source_name
"""

REJECTIONS = (
    "select reason_code, count(*) from raw.rejection where part is null group by 1 order by 2 desc, 1"
)

VALUES_BY_STATUS = """
    select value_status, count(*) from marts.fct_reported_value where term_code <> 'UNMAPPED'
    group by 1 order by 2 desc, 1
"""

UNMAPPED = """
    select count(*), count(distinct (row_path, column_path))
    from marts.fct_reported_value where term_code = 'UNMAPPED'
"""

STAR = """
    select count(*), count(value), count(distinct agency_key), min(year), max(year), count(*) filter (has_conflict)
    from marts.fct_indicator_value
"""

FAILED_RULES = """
    select a.severity, a.rule_id, a.subject_term_code, a.applicant_type, r.source_name,
      a.left_value, a.operator, a.right_value, a.difference
    from marts.fct_arithmetic_check a join marts.dim_report r using (report_id)
    where a.outcome = 'fails'
    order by case a.severity when 'error' then 1 when 'warning' then 2 else 3 end,
      abs(a.difference) desc nulls last, a.rule_id, r.source_name, a.applicant_type
"""

RULES_BY_OUTCOME = "select outcome, count(*) from marts.fct_arithmetic_check group by 1 order by 1"

LAST_RUN = """
    select started_at, files_seen, loaded, unchanged, rejected from raw.ingest_run order by started_at desc limit 1
"""


@dataclass(frozen=True)
class Summary:
    """What there is to say; the fields hold the rows of the questions above."""

    reports: Rows
    waiting: Rows
    rejections: Rows
    values: Rows
    unmapped: tuple[Any, ...]
    star: tuple[Any, ...]
    rules: Rows
    failed_rules: Rows

    def as_answer(self) -> dict[str, Any]:
        """The summary with a name for each number, as JSON says it."""
        star = ("rows", "with_number", "agencies", "first_year", "last_year", "conflicts")
        failed = (
            "severity", "rule_id", "subject_term_code", "applicant_type", "source_name",
            "left_value", "operator", "right_value", "difference",
        )  # fmt: skip
        waiting = ("source_name", "status", "status_all", "agency_candidates", "year_candidates")
        return {
            "reports": dict(self.reports),
            "rejections": dict(self.rejections),
            "printed_values": dict(self.values),
            "unmapped": dict(zip(("values", "labels"), self.unmapped, strict=True)),
            "star": dict(zip(star, self.star, strict=True)),
            "arithmetic": dict(self.rules),
            "waiting": [dict(zip(waiting, row, strict=True)) for row in self.waiting],
            "failed_checks": [dict(zip(failed, row, strict=True)) for row in self.failed_rules],
        }


def is_built(connection: DuckDBPyConnection) -> bool:
    """Whether the marts exist."""
    found = connection.execute(
        "select count(*) from duckdb_tables() where schema_name = 'marts' and table_name in "
        "('dim_report', 'fct_reported_value', 'fct_indicator_value', 'fct_arithmetic_check')"
    ).fetchone()
    return found is not None and found[0] == 4


@contextmanager
def built(database: Path, wait: float = 0) -> Iterator[DuckDBPyConnection]:
    """A connection that reads a built warehouse, after at most `wait` seconds for its lock.

    Raises:
        CommandError: the database holds no marts yet.
    """
    connection = connect(database, wait, read_only=True)
    try:
        if not is_built(connection):
            raise CommandError("尚未建库，请先运行 ogi build。\nNot built yet: run `ogi build` first.")
        yield connection
    finally:
        connection.close()


def summarise(connection: DuckDBPyConnection) -> Summary:
    """Ask all questions of a built warehouse."""

    def rows(query: str) -> Rows:
        return connection.execute(query).fetchall()

    return Summary(
        reports=rows(REPORTS_BY_STATUS),
        waiting=rows(WAITING),
        rejections=rows(REJECTIONS),
        values=rows(VALUES_BY_STATUS),
        unmapped=rows(UNMAPPED)[0],
        star=rows(STAR)[0],
        rules=rows(RULES_BY_OUTCOME),
        failed_rules=rows(FAILED_RULES),
    )
