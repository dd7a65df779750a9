"""What to do next: the commands that help most with a warehouse, or a report, in the state it is in."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from ingest.report_view import ReportView

MOST = 3
"""How many steps a build names."""

ID_START = 12
"""Characters of an id that name a report."""


@dataclass(frozen=True)
class NextStep:
    """A command to type, and what it is good for in Chinese and English."""

    command: str
    zh: str
    en: str


WAITING = "select count(*) from marts.dim_report where is_waiting"

UNMAPPED = """
    select count(distinct (vocabulary, row_path, column_path)) from marts.fct_reported_value
    where term_code = 'UNMAPPED' and channel = 'table'
"""

MOST_CONTRADICTED = """
    with fault as (
        select report_id, count(*) as faults from marts.fct_arithmetic_check
        where outcome = 'fails' and severity = 'error' group by report_id
        union all
        select report_id, count(*) from marts.fct_indicator_value where has_conflict group by report_id
    )
    select report_id, cast(sum(faults) as bigint) as faults from fault
    group by report_id order by faults desc, report_id limit 1
"""

EXAMPLE_VALUE = """
    select a.agency_key, a.name_zh, f.year, f.indicator_code,
      (select count(distinct n.agency_key) from marts.agency_name n where n.name_zh = a.name_zh) as bearers
    from marts.fct_indicator_value f join marts.dim_agency a using (agency_key)
    where f.value is not null and f.applicant_type = 'total'
    order by
      f.has_conflict, f.supported_by_arithmetic desc nulls last, f.value = 0, f.year desc,
      count(*) over (partition by f.indicator_code) desc, f.indicator_code, f.agency_key
    limit 1
"""

REJECTED = "select source_name from raw.rejection where part is null order by source_name limit 1"

FIRST_BUILD = NextStep("ogi build FOLDER", "放入报告再建库。", "Build with a folder of reports.")
REVIEW_SHEET = "ogi review --to review.xlsx"
LABEL_SHEET = "ogi labels export labels.xlsx"


def typed(argument: str) -> str:
    """An argument as a person types it in a shell; Chinese names need no quotes."""
    return argument if re.fullmatch(r"[\w./-]+", argument) else shlex.quote(argument)


def _one(connection: DuckDBPyConnection, query: str) -> tuple[Any, ...] | None:
    return connection.execute(query).fetchone()


def _count(connection: DuckDBPyConnection, query: str) -> int:
    found = _one(connection, query)
    return int(found[0]) if found else 0


def _mending(connection: DuckDBPyConnection) -> list[NextStep]:
    """What a person can mend."""
    steps = []
    if waiting := _count(connection, WAITING):
        zh = f"{waiting} 份报告待补机关、年度或版本。"
        en = f"{waiting} reports wait for a body, a year or the choice of a version."
        steps.append(NextStep(REVIEW_SHEET, zh, en))
    if unmapped := _count(connection, UNMAPPED):
        zh, en = f"{unmapped} 种标签未识别。", f"{unmapped} labels match no term."
        steps.append(NextStep(LABEL_SHEET, zh, en))
    if found := _one(connection, MOST_CONTRADICTED):
        zh, en = f"此报告有 {found[1]} 处矛盾。", f"This report has {found[1]} contradictions."
        steps.append(NextStep(f"ogi report {found[0][:ID_START]}", zh, en))
    return steps


def _using(connection: DuckDBPyConnection) -> list[NextStep]:
    """What the star is good for."""
    found = _one(connection, EXAMPLE_VALUE)
    if found is None:
        return []
    key, name, year, indicator, bearers = found
    agency = typed(name if bearers <= 1 else key)
    return [
        NextStep(
            f"ogi trace {agency} {year} {indicator}", "看一个数的出处。", "See where a number comes from."
        ),
        NextStep(
            f"ogi export --agency {agency} --to slice.xlsx", "导出到 Excel。", "Take a slice into Excel."
        ),
        NextStep("ogi publish --to release", "发布一版供人引用。", "Publish a release others can cite."),
    ]


def for_warehouse(connection: DuckDBPyConnection) -> list[NextStep]:
    """The three most useful next commands of a built warehouse, those that mend it first; at least one."""
    steps = [*_mending(connection), *_using(connection)]
    if not steps and (rejected := _one(connection, REJECTED)):
        command = f"ogi report {typed(rejected[0])}"
        steps = [NextStep(command, "看为什么没有读入。", "See why it was not read.")]
    return (steps or [FIRST_BUILD])[:MOST]


def for_report(view: ReportView) -> list[NextStep]:
    """What to do about one report; nothing where there is nothing to mend."""
    steps = []
    if view.report and not view.dimension:
        steps.append(NextStep("ogi build", "已读入，尚未建库。", "It was read but not built yet."))
    if view.dimension and view.dimension["is_waiting"]:
        steps.append(NextStep(REVIEW_SHEET, "填上所缺后交回。", "Fill in what is missing and hand it back."))
    if view.unmapped:
        steps.append(NextStep(LABEL_SHEET, "为标签指定条目。", "Say what the labels mean."))
    return steps
