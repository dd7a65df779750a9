"""The title of a page, and whether the page is an annual report at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.document import Document, Paragraph, Rejected
from ingest.extract.shapes import shape
from ingest.extract.table import DataCell
from ingest.normalise.characters import squeeze
from ingest.normalise.labels import numbering, without_punctuation
from ingest.recognise.vocabulary import FALLBACK, FALLBACK_LIST
from ingest.seeds import load_seeds

TITLE_LINES = 12
NAVIGATION_LINES = 400
YEAR = re.compile(r"(?:19|20)\d{2}年?|二[〇零○0]")
MAX_TITLE = 80
MAX_HEADING = 40
MAX_CAPTION = 10
"""Longest name of a column of a site: 政府信息公开年报."""

TABLE_WEIGHT = 4
ACCEPT = 5
"""Weight from which a page is a report: its name and one chapter, or a filled official form and one chapter."""

TITLE_PUNCTUATION = re.compile(r"[。；;！!？?]|,.*,")


@dataclass(frozen=True)
class Title:
    """The title as printed (outer white space trimmed), with its place; start is None for a metadata line's title."""

    text: str
    start: int | None
    end: int | None


@lru_cache(maxsize=1)
def signals() -> tuple[tuple[re.Pattern[str], str, int, str], ...]:
    """Rows of `seeds/recognition/report_signal.csv`: pattern, place, weight, id."""
    rows = load_seeds().patterns("recognition/report_signal.csv")
    return tuple((pattern, row["place"], int(row["weight"]), row["signal_id"]) for pattern, row in rows)


def squeezed(text: str) -> str:
    """A normalised copy without white space."""
    return squeeze(text).text


@lru_cache(maxsize=1)
def navigation() -> tuple[re.Pattern[str], ...]:
    """Patterns of lines that lead through a site."""
    return load_seeds().patterns_of("recognition/line_pattern.csv", "navigation")


def is_title(text: str) -> bool:
    """Whether a line names the page by what it is, in either direction."""
    line = squeezed(text)
    if not 4 <= len(line) <= MAX_TITLE or TITLE_PUNCTUATION.search(line):
        return False
    if any(pattern.search(line) for pattern in navigation()):
        return False
    return any(place == "title" and pattern.search(line) for pattern, place, _, _ in signals())


def find_title(document: Document) -> Title | None:
    """The title: a metadata line's, else the first of the first lines that names a report or another kind of page.

    A title over two lines is taken whole. The caption of a column of the site gives way to the one title with a year
    right below it. Below the first lines, behind a long navigation, a title counts only if it
    states a year and no other line there states another: a list of reports has many titles and none of its own.
    """
    named = document.metadata.get("title")
    if named and is_title(named):
        return Title(named, None, None)
    paragraphs = document.paragraphs()
    head = paragraphs[:TITLE_LINES]
    if is_caption(next((block.text for block in head if is_title(block.text)), "")) and (
        dated := dated_title(document, head)
    ):
        return dated
    for index, block in enumerate(head):
        if not is_title(block.text):
            continue
        first = block
        if index and continues_title(head[index - 1], block):
            first = head[index - 1]
        return Title(document.text[first.start : block.end], first.start, block.end)
    return dated_title(document, paragraphs[TITLE_LINES:NAVIGATION_LINES])


def is_caption(text: str) -> bool:
    """Whether a title may be the name of a column of the site: short, and of no year."""
    line = squeezed(text)
    return 0 < len(line) <= MAX_CAPTION and not YEAR.search(line)


def dated_title(document: Document, paragraphs: list[Paragraph]) -> Title | None:
    """The one title with a year among some lines, None where there are several or none."""
    found = [block for block in paragraphs if is_title(block.text) and YEAR.search(squeezed(block.text))]
    if len({squeezed(block.text) for block in found}) != 1:
        return None
    return Title(document.text[found[0].start : found[0].end], found[0].start, found[0].end)


def continues_title(above: Paragraph, below: Paragraph) -> bool:
    """Whether two lines are one title: the lower one names no year, the upper one is short and no sentence."""
    upper, lower = squeezed(above.text), squeezed(below.text)
    has_year = re.search(r"(?:19|20)\d{2}", lower) or re.search(r"二[〇零○0]", lower)
    short = len(upper) <= MAX_HEADING and not re.search(r"[。;:：,，|>»]|登录|首页|当前位置", upper)
    names_body = bool(re.match(r"^(?:政府信息|信息|政务|政府)", lower)) or bool(
        re.match(r"^(?:年度|20\d\d)", lower)
    )
    return short and names_body and (not has_year or lower.startswith("20"))


def report_weight(document: Document, title: Title | None, cells: list[DataCell], forms: list[str]) -> int:
    """The sum of what speaks for and against an annual report."""
    weight = 0
    if title is not None:
        line = squeezed(title.text)
        weight += sum(w for pattern, place, w, _ in signals() if place == "title" and pattern.search(line))
    filled = any(
        form not in (FALLBACK, FALLBACK_LIST) and shape(cell.cell.text) not in ("blank", "text")
        for cell, form in zip(cells, forms, strict=True)
    )
    weight += TABLE_WEIGHT if filled else 0
    found: dict[str, int] = {}
    for paragraph in document.paragraphs():
        line = squeezed(paragraph.text)
        heading = without_punctuation(numbering(line).rest) if len(line) <= MAX_HEADING else ""
        for pattern, place, value, name in signals():
            if (place == "body" and pattern.search(line)) or (
                place == "heading" and heading and pattern.search(heading)
            ):
                found[name] = value
    return weight + sum(found.values())


def points_elsewhere(document: Document) -> bool:
    """Whether a page points to a file."""
    if "attachment" in document.metadata:
        return True
    lines = [squeezed(paragraph.text) for paragraph in document.paragraphs()]
    patterns = [pattern for pattern, place, _, _ in signals() if place == "attachment"]
    return any(pattern.search(line) for line in lines for pattern in patterns)


def require_report(document: Document, title: Title | None, cells: list[DataCell], forms: list[str]) -> None:
    """Raises Rejected where the page is no report.

    `report_in_attachment` where a title alone points to a file, `not_a_report` for a notice, news, a rule or anything
    else.
    """
    weight = report_weight(document, title, cells, forms)
    if weight < ACCEPT:
        if title is not None and weight >= TABLE_WEIGHT and points_elsewhere(document):
            raise Rejected(
                "report_in_attachment",
                f"网页只有标题，报告在附件里（“{title.text.strip()[:60]}”），请下载附件入库 / "
                "the page holds a title alone, the report is in a file it links to: download and ingest that",
            )
        seen = f"“{title.text.strip()[:60]}”" if title else "没有标题 / no title"
        raise Rejected(
            "not_a_report",
            f"页面不像政府信息公开年度报告（{seen}，得分 {weight}，需 {ACCEPT}） / "
            f"the page does not read as an annual report on disclosure ({seen}, weight {weight}, needs {ACCEPT})",
        )
