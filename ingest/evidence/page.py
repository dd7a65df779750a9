"""What the page of one report shows, put together from the answers of the warehouse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from ingest.code_labels import Label, label
from ingest.document import Row
from ingest.evidence.contradictions import Contradictions, contradictions
from ingest.evidence.marks import CONTROL, Mark, marked_text
from ingest.evidence.questions import Answers
from ingest.locate import span_of
from ingest.publish.mask import load_masks
from ingest.publish.printed import UNMAPPED

WEB = ("http://", "https://")
"""What an address must begin with to become a link."""


@dataclass(frozen=True)
class Printed:
    """One printed value as the page shows it.

    row       the row of `fct_reported_value` with the labels of its term
    shown     the text at its place, masked
    path      the labels around a cell, outer to inner; the sentence stands in the text
    feeds     the star values it is part of, with weight and comparability
    kind      how its mark looks: star, mapped or unmapped
    support   True or False where arithmetic of the report supports or contradicts it, None where nothing is known
    """

    row: Row
    shown: Markup
    path: list[str]
    feeds: list[Row]
    kind: str
    status: Label
    support: bool | None


@dataclass(frozen=True)
class Page:
    """Everything the template of a report needs."""

    report: Row
    title: str
    status: Label
    statuses: list[Label]
    vocabulary: Label
    scope: Label
    level: Label
    address: str | None
    printed: list[Printed]
    star: list[Row]
    members: dict[str, list[Row]]
    contradictions: Contradictions
    text: Markup
    not_counted: int


@lru_cache(maxsize=65536)
def masked(text: str) -> str:
    """A text without telephone numbers, e-mail addresses and control characters, as long as before."""
    return load_masks().mask(text).translate(CONTROL)


def _is_figure(value: Row) -> bool:
    return value["term_code"] != UNMAPPED and value["value"] is not None


def _masked_page(text: str, values: list[Row]) -> str:
    """The whole text masked; what a form or a pattern explains as a number is never taken for a telephone."""
    return load_masks().mask(text, [span_of(value["locator"]) for value in values if _is_figure(value)])


def _kind(value: Row, feeds: list[Row]) -> str:
    if value["term_code"] == UNMAPPED:
        return "unmapped"
    return "star" if feeds else "mapped"


def _support(feeds: list[Row]) -> bool | None:
    known = {feed["supported_by_arithmetic"] for feed in feeds} - {None}
    return None if not known else False not in known


def _printed(value: Row, text: str, feeds: list[Row]) -> Printed:
    start, end = span_of(value["locator"])
    return Printed(
        row=value,
        shown=escape(text[start:end].strip().translate(CONTROL)),
        path=[*([value["section"]] if value["section"] else []), *value["row_path"], *value["column_path"]],
        feeds=feeds,
        kind=_kind(value, feeds),
        status=label("value_status", value["value_status"]),
        support=_support(feeds),
    )


def _marks(printed: list[Printed], not_counted: list[Row]) -> list[Mark]:
    marks = [Mark(*span_of(one.row["locator"]), one.row["reported_value_id"], one.kind) for one in printed]
    for row in not_counted:
        start, end = span_of(row["locator"])
        if start < end:
            marks.append(Mark(start, end, "", "excluded", f"不计 not counted: {row['reason']}"))
    return marks


def _in_order(printed: list[Printed]) -> list[Printed]:
    return sorted(printed, key=lambda one: (span_of(one.row["locator"]), one.row["reported_value_id"]))


def make_page(report: Row, answers: Answers) -> Page:
    """Put the page of a report together."""
    feeds: dict[str, list[Row]] = {}
    members: dict[str, list[Row]] = {}
    by_key = {value["reported_value_id"]: value for value in answers["values"]}
    for link in answers["lineage"]:
        feeds.setdefault(link["reported_value_id"], []).append(link)
        members.setdefault(link["indicator_value_id"], []).append(
            {**link, **by_key[link["reported_value_id"]]}
        )
    text = _masked_page(report["plain_text"], answers["values"])
    printed = _in_order(
        [_printed(value, text, feeds.get(value["reported_value_id"], [])) for value in answers["values"]]
    )
    address = report.get("report_url") or report["source_uri"]
    return Page(
        report=report,
        title=report["title"] or report["source_name"],
        status=label("report_status", report["status"]),
        statuses=[label("report_status", status) for status in report["status_all"]],
        vocabulary=label("vocabulary", report["vocabulary"]),
        scope=label("scope", report["scope"]),
        level=label("agency_level", report["agency_level"]),
        address=address if address.lower().startswith(WEB) else None,
        printed=printed,
        star=answers["star"],
        members=members,
        contradictions=contradictions(answers),
        text=marked_text(text, _marks(printed, answers["not_counted"])),
        not_counted=len(answers["not_counted"]),
    )
