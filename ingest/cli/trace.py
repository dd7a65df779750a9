"""`ogi trace`: where a number comes from, marked in its page."""

import re
import webbrowser
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from ingest.cli.app import app
from ingest.cli.complete import complete_agency, complete_applicant, complete_indicator
from ingest.cli.options import AsJson, Database, console, plain_number, print_json
from ingest.cli.summary_view import in_words
from ingest.document import Row
from ingest.errors import CommandError
from ingest.evidence.address import evidence_folder, page_address
from ingest.project import existing_database
from ingest.summary import built
from ingest.trace import Trace, excerpt, trace, years_known

Open = Annotated[
    bool, typer.Option("--open", help="在浏览器中打开证据页。Open the page of the evidence site as well.")
]
Evidence = Annotated[
    Path | None,
    typer.Option(
        help="证据网站文件夹，缺省同 ogi evidence。The folder of the evidence site; by default as for ogi evidence."
    ),
]

LINE_ENDS = re.compile(r"\s*\n\s*")

Applicant = Annotated[
    str,
    typer.Option(
        help="申请人类型代码或名称，缺省为总计。Applicant type, code or name; the total by default.",
        autocompletion=complete_applicant,
    ),
]


def one_line(text: str) -> str:
    """Text of a page with its line ends shown instead of obeyed: crawled tables print a cell a line."""
    return LINE_ENDS.sub(" ⏎ ", text)


def marked_text(plain_text: str, locator: str) -> Text:
    """The page around a value on one line, the value between brackets and in colour."""
    part = excerpt(plain_text, locator)
    marked = ("【" + part.marked + "】", "bold reverse")
    return Text.assemble("    …", one_line(part.before), marked, one_line(part.after), "…")


def print_star(star: Row) -> None:
    """The value with what is to be known about it."""
    status = in_words("value_status", star["value_status"])
    approximate = "约 about " if star["is_approximate"] else ""
    lines = [
        f"{star['agency_name']}  {star['year']}  {star['label_zh']} / {star['label_en']}  [{star['indicator_code']}]",
        f"  值 value          {approximate}{plain_number(star['value'])} {star['unit'] or ''}  {status}",
        f"  申请人 applicant  {star['applicant_zh'] or ''} {star['applicant_type']}",
        f"  表式 vocabulary   {star['vocabulary']}，口径 scope {star['scope']}，渠道 channel {star['channel']}",
        f"  算法 recipe       {star['recipe']}，{star['components_found']}/{star['components_expected']} 项 terms",
        f"  可比性 comparable {star['comparability']}，序列段 segment {star['series_segment']}"
        + ("，此处断开 break" if star["is_break"] else ""),
        f"  勾稽 arithmetic   {_support(star['supported_by_arithmetic'])}"
        f"，候选 candidates {star['candidate_count']}"
        + ("，彼此不一 conflict" if star["has_conflict"] else ""),
        f"  报告 report       {star['source_name']}  {star['title'] or ''}",
    ]
    for line in lines:
        console.print(line, markup=False)


def _support(supported: bool | None) -> str:
    if supported is None:
        return "无可核对 nothing to check against"
    return "支持 supports it" if supported else "不支持 contradicts it"


def print_member(member: Row) -> None:
    """One printed value with its page."""
    place = " › ".join([*(member["row_path"] or []), *(member["column_path"] or [])])
    console.print(
        f"\n  {plain_number(member['weight'])} × {plain_number(member['value'])} {member['unit'] or ''}"
        f"  原文 printed: “{member['raw_value']}”  {member['term_code']} {member['label_zh'] or ''}"
        f"  {member['comparability'] or ''}",
        markup=False,
    )
    if place:
        console.print(f"    {place}", markup=False)
    if member["note_zh"] or member["note"]:
        console.print(f"    注 note: {member['note_zh'] or ''} {member['note'] or ''}", markup=False)
    console.print(f"    {member['source_name']}  {member['locator']}", markup=False)
    console.print(marked_text(member["plain_text"], member["locator"]))


def print_trace(found: Trace) -> None:
    """The value, its members in their pages, and the terms that are missing."""
    print_star(found.star)
    for member in found.members:
        print_member(member)
    for term in found.missing:
        console.print(
            f"\n  {plain_number(term['weight'])} × 缺 missing  {term['term_code']} {term['label_zh'] or ''}",
            markup=False,
        )


def open_evidence(folder: Path, star: Row) -> None:
    """Open the page of the report at the value, and print its address for those without a browser.

    Raises:
        CommandError: the site has no page of the report.
    """
    address = page_address(folder, star["report_id"], star["indicator_value_id"])
    if address is None:
        raise CommandError(
            f"{folder} 中没有这份报告的证据页，请先运行 ogi evidence。\n"
            f"{folder} has no page of this report: run `ogi evidence` first."
        )
    console.print(f"\n证据页 evidence  {address}", markup=False)
    webbrowser.open(address)


def as_answer(found: Trace) -> dict[str, Any]:
    """The trace as JSON says it: each printed value with the text around it instead of its whole page."""
    members = []
    for member in found.members:
        part = excerpt(member["plain_text"], member["locator"])
        kept = {name: value for name, value in member.items() if name != "plain_text"}
        members.append(kept | {"context": asdict(part)})
    return {"star": found.star, "members": members, "missing": found.missing}


@app.command("trace")
def trace_command(
    agency: Annotated[
        str, typer.Argument(help="机关的任一名称。Any name of the agency.", autocompletion=complete_agency)
    ],
    year: Annotated[int, typer.Argument(help="年度。Year.")],
    indicator: Annotated[
        str,
        typer.Argument(
            help="指标代码或名称。Code or label of the indicator.", autocompletion=complete_indicator
        ),
    ],
    applicant: Applicant = "total",
    open_page: Open = False,
    evidence: Evidence = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """追溯一个数的出处。Show where a number of the star comes from.

    例 examples:  ogi trace 兰溪市 2019 requests.received

    ogi trace 兰溪市 2019 outcomes.granted --applicant 自然人 --open
    """
    from ingest.resolve import find_agency, find_applicant, find_indicator

    file = existing_database(database)
    with built(file) as connection:
        agency_key, code = find_agency(connection, agency), find_indicator(connection, indicator)
        who = find_applicant(connection, applicant)
        found = trace(connection, agency_key, year, code, who)
        if found is None:
            years = years_known(connection, agency_key, code) or "无 none"
            raise CommandError(
                f"星表中没有 {agency} {year} 年的 {code}（{who}）；有数据的年度：{years}。\n"
                f"The star has no {code} ({who}) of {agency} in {year}; years it has: {years}."
            )
        if as_json:
            print_json(as_answer(found))
        else:
            print_trace(found)
    if open_page:
        open_evidence(evidence_folder(file, evidence), found.star)
