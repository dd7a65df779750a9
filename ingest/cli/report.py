"""`ogi report`: one report: what was read, what was not, and why."""

from typing import Annotated

import typer

from ingest.cli.app import app
from ingest.cli.options import Database, console, plain_number
from ingest.cli.summary_view import STATUS_ZH
from ingest.document import Row
from ingest.errors import CommandError
from ingest.lock import connect
from ingest.project import existing_database
from ingest.report_view import ReportView, view_report
from ingest.summary import is_built

SHOWN = 25
"""Rows of a long list that the terminal shows."""


def say(text: str) -> None:
    """One line of the answer, taken literally."""
    console.print(text, markup=False)


def print_read(report: Row) -> None:
    """What was read from the file."""
    say(f"{report['title'] or '（无标题 no title）'}")
    say(f"  编号 id       {report['report_id']}")
    say(
        f"  文件 file     {report['media_type']}，{report['encoding']}，{len(report['plain_text'])} 字 characters"
    )
    say(
        f"  表式 form     {report['vocabulary'] or '—'}，{report['cells']} 格 cells，"
        f"{report['sentences']} 处句中数 in sentences"
    )
    say(f"  年度 year     {report['report_year'] or '—'}  {report['year_evidence'] or ''}")
    for candidate in report["year_candidate"][:SHOWN]:
        say(f"    候选 candidate {candidate['year']}  {candidate['kind']}  {candidate['evidence']}"[:200])
    for mention in report["agency_mention"][:SHOWN]:
        say(f"    机关 body     {mention['name']}  {mention['role']} ×{mention['occurrences']}")
    if report["repeated_span"]:
        say("    重复印出的部分只读一次 a passage printed twice was read once")


def print_published(dimension: Row) -> None:
    """What the marts made of it."""
    statuses = dimension["status_all"]
    listed = "、".join(statuses) if isinstance(statuses, list) else statuses
    say(f"  状态 status   {STATUS_ZH.get(dimension['status'], '')} {dimension['status']}  ({listed})")
    say(f"  机关 agency   {dimension['agency_name'] or '—'}  [{dimension['agency_key']}]")
    say(f"  采用年度 year {dimension['report_year'] or '—'}  {dimension['year_evidence'] or ''}")


def print_lists(view: ReportView) -> None:
    """Values by status, then what is unmapped, unreadable or does not add up."""
    for row in view.values:
        status = row["value_status"]
        say(f"  值 values     {row['channel']}  {STATUS_ZH.get(status, '')} {status} {row['how_many']}")
    for row in view.unmapped[:SHOWN]:
        label = " › ".join([*row["row_path"], *row["column_path"]])
        say(f"  未识别 unmapped    {label}: “{row['raw_value']}”  {row['locator']}")
    _more(len(view.unmapped))
    for row in view.unreadable[:SHOWN]:
        say(f"  读不成数 unreadable  {row['term_code']}: “{row['raw_value']}”  {row['locator']}")
    _more(len(view.unreadable))
    for row in view.failed_rules[:SHOWN]:
        numbers = " ".join(
            (plain_number(row["left_value"]), row["operator"], plain_number(row["right_value"]))
        )
        say(
            f"  勾稽不成立 fails   {row['severity']} {row['rule_id']} {row['subject_term_code']} "
            f"{row['applicant_type']}: {numbers}，差 difference {plain_number(row['difference'])}"
        )
    _more(len(view.failed_rules))


def _more(total: int) -> None:
    if total > SHOWN:
        say(f"    …… 另有 {total - SHOWN} 条 / {total - SHOWN} more")


@app.command("report")
def report_command(
    file_or_id: Annotated[str, typer.Argument(help="文件名、路径或编号。File name, path or id.")],
    database: Database = None,
) -> None:
    """看一份报告读到了什么、没读到什么、为什么。One report: what was read, unmapped, failed, and why."""
    from ingest.find_report import find_rejected_places, find_reports

    connection = connect(existing_database(database), read_only=True)
    try:
        reports = find_reports(connection, file_or_id)
        places = find_rejected_places(connection, file_or_id)
        if not reports and not places:
            raise CommandError(f"库中没有“{file_or_id}”。\nThe warehouse does not hold '{file_or_id}'.")
        built = is_built(connection)
        wanted: list[str | None] = [*reports] or [None]
        views = [view_report(connection, report, places, built) for report in wanted]
    finally:
        connection.close()
    for view in views:
        if view.report:
            print_read(view.report)
        if view.dimension:
            print_published(view.dimension)
        for source in view.sources:
            say(f"  来源 source   {source['source_uri']}")
        for row in view.rejections:
            part = f"（{row['part']}）" if row["part"] else ""
            say(f"  拒收 rejected  {row['source_uri']}{part}  {row['reason_code']}  {row['message']}")
        print_lists(view)
