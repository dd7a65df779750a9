"""`ogi report`: one report on one screen: what was read, what was not, what contradicts what, and what to do."""

from collections import Counter
from dataclasses import asdict
from typing import Annotated, Any

import typer

from ingest.cli.app import app
from ingest.cli.ingest import REASONS
from ingest.cli.options import AsJson, Database, console, plain_number, print_json, say
from ingest.cli.status import print_next
from ingest.cli.summary_view import in_words
from ingest.document import Row
from ingest.errors import CommandError
from ingest.lock import connect
from ingest.next_steps import for_report
from ingest.project import existing_database
from ingest.report_view import ReportView, view_report
from ingest.seeds import read_rows
from ingest.summary import is_built

SHOWN = 6
"""Rows of each list that one screen shows; `--all` shows every one."""

NOT_IN_JSON = ("plain_text", "repeated_span")
"""What a program asks the file for."""


def _heading(report: Row, dimension: Row | None) -> None:
    say(f"{report['title'] or '（无标题 no title）'}")
    if dimension:
        others = [status for status in dimension["status_all"] if status != dimension["status"]]
        also = f"（并 also {'、'.join(others)}）" if others else ""
        say(f"  状态 status   {in_words('report_status', dimension['status'])}{also}")
    body = dimension["agency_name"] if dimension and dimension["agency_key"] != "UNMAPPED" else "—"
    say(f"  机关 body     {body}")
    year, evidence = (
        (dimension["report_year"], dimension["year_evidence"])
        if dimension
        else (report["report_year"], report["year_evidence"])
    )
    say(f"  年度 year     {year or '—'}  {evidence or ''}")
    say(
        f"  表式 form     {report['vocabulary'] or '—'}，{report['cells']} 格 cells，"
        f"{report['sentences']} 处句中数 numbers in sentences"
        + ("；重复印出的只读一次 what is printed twice was read once" if report["repeated_span"] else "")
    )
    kinds = [report["media_type"], report["encoding"], f"{len(report['plain_text'])} 字 characters"]
    say(f"  文件 file     {'，'.join(kind for kind in kinds if kind)}")
    say(f"  编号 id       {report['report_id']}")


def _candidates(report: Row, show_all: bool) -> None:
    """Years and bodies found in the page, each once, the most frequent first."""
    years = Counter(f"{c['year']} ({c['kind']})" for c in report["year_candidate"])
    bodies: Counter[str] = Counter()
    for mention in report["agency_mention"]:
        bodies[mention["name"]] = max(bodies[mention["name"]], mention["occurrences"])
    for title, found in (("年度候选 years ", years), ("机关候选 bodies", bodies)):
        listed = [f"{name} ×{count}" for name, count in found.most_common(None if show_all else SHOWN)]
        more = f" …… 另有 {len(found) - len(listed)} more" if len(found) > len(listed) else ""
        say(f"  {title} {'；'.join(listed) or '无 none'}{more}")


def _values(view: ReportView) -> None:
    for channel, zh in (("table", "表格"), ("prose", "正文")):
        counts = [
            f"{in_words('value_status', row['value_status'])} {row['how_many']}"
            for row in view.values
            if row["channel"] == channel
        ]
        if counts:
            console.print(f"  {zh} {channel}    {'；'.join(counts)}", markup=False)
    for row in view.star if view.dimension else []:
        say(f"  星表 star     {row['star_rows']} 行 rows，{row['with_number']} 有数 with a number")


def _list(title: str, lines: list[str], show_all: bool) -> None:
    """A heading with the count, and the first lines under it."""
    say(f"{title}  {len(lines) or '无 none'}")
    for line in lines if show_all else lines[:SHOWN]:
        say(f"  {line}")
    if not show_all and len(lines) > SHOWN:
        say(f"  …… 另有 {len(lines) - SHOWN} 条 more (--all)")


def _unread(view: ReportView) -> list[str]:
    unmapped = [
        f"{' › '.join([*row['row_path'], *row['column_path']]) or '（句中 in a sentence）'}: "
        f"“{row['raw_value']}”  {row['locator']}"
        for row in view.unmapped
    ]
    return unmapped + [
        f"{in_words('value_status', row['value_status'])}  {row['term_code']}: "
        f"“{row['raw_value']}”  {row['locator']}"
        for row in view.unreadable
    ]


def _contradictions(view: ReportView) -> list[str]:
    rules = []
    for row in view.failed_rules:
        subject = "" if row["subject_term_code"] == "*" else f" {row['subject_term_code']}"
        applicant = "" if row["applicant_type"] == "total" else f" ({row['applicant_type']})"
        left, right = plain_number(row["left_value"]), plain_number(row["right_value"])
        difference = plain_number(row["difference"])
        numbers = f"{left} {row['operator']} {right}，差 difference {difference}"
        rules.append(f"{numbers}  勾稽不成立 {row['severity']} {row['rule_id']}{subject}{applicant}")
    prose = [
        f"{plain_number(row['prose_value'])} ≠ {plain_number(row['table_value'])}  "
        f"正文与表不一 sentence and table {row['indicator_code']}  {row['prose_locator']}"
        for row in view.prose_against_table
    ]
    conflicts = [
        f"{plain_number(row['value'])}  候选不一 {row['candidate_count']} candidates disagree "
        f"{row['indicator_code']} ({row['applicant_type']})"
        for row in view.conflicts
    ]
    return rules + prose + conflicts


def print_view(view: ReportView, show_all: bool) -> None:
    """One report, or files that were rejected."""
    if view.report:
        _heading(view.report, view.dimension)
        if show_all or not view.dimension or view.dimension["status"] != "loaded":
            _candidates(view.report, show_all)
    for source in view.sources[: None if show_all else SHOWN]:
        say(f"  来源 source   {source['source_uri']}")
    _values(view)
    if view.dimension:
        _list("未识别或读不准 unmapped or unreadable", _unread(view), show_all)
        _list("互相矛盾 contradictions", _contradictions(view), show_all)
    advice = {row["reason_code"]: row["what_to_do"] for row in read_rows(REASONS)} if view.rejections else {}
    for row in view.rejections:
        part = f"（{row['part']}）" if row["part"] else ""
        console.print(
            f"拒收 rejected  {row['source_name']}{part}  {row['reason_code']}\n"
            f"  {row['message']}\n  办法 what to do  {advice.get(row['reason_code'], '')}",
            markup=False,
        )
    print_next(for_report(view))


def as_answer(view: ReportView) -> dict[str, Any]:
    """The view as JSON says it: the report without its text."""
    answer = asdict(view)
    answer["report"] = {name: value for name, value in (view.report or {}).items() if name not in NOT_IN_JSON}
    return answer


@app.command("report")
def report_command(
    file_or_id: Annotated[str, typer.Argument(help="文件名、路径或编号。File name, path or id.")],
    database: Database = None,
    show_all: Annotated[bool, typer.Option("--all", help="列出全部。List everything.")] = False,
    as_json: AsJson = False,
) -> None:
    """看一份报告读到了什么、没读到什么、哪里自相矛盾。One report: what was read, unmapped, contradicted, and why.

    例 examples:  ogi report lanxi_2019.txt  |  ogi report 3f2a9c --all  |  ogi report 报告.pdf --json
    """
    from ingest.find_report import find_rejected_places, find_reports

    connection = connect(existing_database(database), read_only=True)
    try:
        reports = find_reports(connection, file_or_id)
        places = find_rejected_places(connection, file_or_id)
        if not reports and not places:
            raise CommandError(
                f"库中没有“{file_or_id}”；先运行 ogi build {file_or_id}，或用 ogi status 看库中有什么。\n"
                f"The warehouse does not hold '{file_or_id}': run `ogi build {file_or_id}`, or see `ogi status`."
            )
        built = is_built(connection)
        wanted: list[str | None] = [*reports] or [None]
        views = [view_report(connection, report, places, built) for report in wanted]
    finally:
        connection.close()
    if as_json:
        print_json([as_answer(view) for view in views])
        return
    for view in views:
        print_view(view, show_all)
