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
from ingest.recognise.grammar import says
from ingest.recognise.vocabulary import FALLBACK, FALLBACK_LIST
from ingest.seeds import line_match, load_seeds

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

MAX_LINES = 3
"""Most lines of a title."""

SENDS = "title_sends_report"
TITLE_PUNCTUATION = re.compile(r"[。；;！!？?]|,.*[,:]|^现")
"""What no title has: a sentence, or the words that lead to one."""

PART_PUNCTUATION = re.compile(r"[。;:：,，|>»]|登录|首页|当前位置")
TITLE_REST = re.compile(r"^(?:关于)?(?:(?:人民)?政府|信息公开|政务|年度|20\d\d|二[〇零○]..年)")
"""What a lower line of a title begins with."""

SUBTITLE = re.compile(r"^\((?:(?:19|20)\d{2}|二[〇零○]..)年?度?\)$")
"""A year in brackets below a title."""


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


def leads_through_site(text: str) -> bool:
    """Whether a line leads through a site."""
    return line_match(text, "navigation") is not None


def is_title(text: str) -> bool:
    """Whether a line names the page by what it is, in either direction."""
    line = squeezed(text)
    if not 4 <= len(line) <= MAX_TITLE or TITLE_PUNCTUATION.search(line):
        return False
    if leads_through_site(line):
        return False
    return any(place == "title" and pattern.search(line) for pattern, place, _, _ in signals())


def find_title(document: Document) -> Title | None:
    """The title: a metadata line's, else the first of the first lines that names a report or another kind of page.

    A title over several lines is taken whole. The caption of a column of the site gives way to the one title with a
    year right below it, a letter that only sends a report to the title of that report. Below the first lines, behind a
    long navigation, a title counts only if it states a year and no other line there states another: a list of reports
    has many titles and none of its own.
    """
    found = titled(document)
    return without_key(found) if found else None


def titled(document: Document) -> Title | None:
    """The title with the key that a site may print before it."""
    paragraphs = document.paragraphs()
    named = document.metadata.get("title")
    if named and is_title(named):
        return printed_title(paragraphs, named)
    head = paragraphs[:TITLE_LINES]
    if is_caption(next((block.text for block in head if is_title(block.text)), "")) and (
        dated := dated_title(document, head)
    ):
        return dated
    for index in range(len(head)):
        if not (lines := title_lines(head, index)):
            continue
        title = Title(document.text[lines[0].start : lines[-1].end], lines[0].start, lines[-1].end)
        below = paragraphs[index + len(lines) :][:TITLE_LINES]
        return (dated_title(document, below) if sends_report(title.text) else None) or title
    return dated_title(document, paragraphs[TITLE_LINES:NAVIGATION_LINES])


@lru_cache(maxsize=1)
def title_keys() -> frozenset[str]:
    """What a site prints before the title of a page: 标题, 名称."""
    rows = load_seeds()["recognition/metadata_key.csv"]
    return frozenset(row["key"] for row in rows if row["field"] == "title")


def without_key(title: Title) -> Title:
    """A title without the key in front of it."""
    key, mark, _ = title.text.replace("：", ":").partition(":")
    if not mark or squeezed(key).lower() not in title_keys():
        return title
    text = title.text[len(key) + len(mark) :].strip()
    start = None if title.start is None else title.start + title.text.index(text, len(key))
    return Title(text, start, title.end)


def printed_title(paragraphs: list[Paragraph], named: str) -> Title:
    """The title of the metadata with its place: the line that prints it, else the first that holds it."""
    holding = [p for p in paragraphs if named in p.text]
    line = next((p for p in holding if p.text == named), holding[0] if holding else None)
    if line is None:
        return Title(named, None, None)
    start = line.start + line.text.index(named)
    return Title(named, start, start + len(named))


def title_lines(head: list[Paragraph], index: int) -> list[Paragraph]:
    """The lines of the title whose first telling line stands at an index, none where none begins there.

    A line that is a title takes in the lines above that it continues and a year in brackets below; two or three short
    lines may be a title that is cut, if together they state a year.
    """
    if is_title(head[index].text):
        first = index
        while first and index - first < MAX_LINES and continues_title(head[first - 1], head[first]):
            first -= 1
        below = head[index + 1 : index + 2]
        dated = YEAR.search(squeezed(head[index].text))
        last = index + (not dated and bool(below) and bool(SUBTITLE.match(squeezed(below[0].text))))
        return head[first : last + 1]
    for count in range(2, MAX_LINES + 1):
        lines = head[index : index + count]
        if len(lines) < count or any(is_title(line.text) for line in lines) or not all(map(is_part, lines)):
            return []
        if is_dated_title(lines) and not is_dated_title(lines[1:]):
            above = head[max(0, index - 1) : index]
            return above + lines if above and continues_title(above[0], lines[0]) else lines
    return []


def is_dated_title(lines: list[Paragraph]) -> bool:
    """Whether lines together are a title that states a year."""
    whole = "".join(line.text for line in lines)
    return is_title(whole) and bool(YEAR.search(squeezed(whole)))


def is_part(line: Paragraph) -> bool:
    """Whether a line may be a part of a title: short, no sentence, and no line that leads through the site."""
    text = squeezed(line.text)
    return (
        len(text) <= MAX_HEADING
        and not PART_PUNCTUATION.search(text)
        and not says("site_name", text)
        and not leads_through_site(text)
    )


def sends_report(title: str) -> bool:
    """Whether a title is that of a letter or an announcement which a report follows."""
    line = squeezed(title)
    return any(pattern.search(line) for pattern, _, _, name in signals() if name == SENDS)


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
    """Whether two lines are one title: the lower one begins as the rest of a title does, the upper is a part of one."""
    return is_part(above) and bool(TITLE_REST.match(squeezed(below.text)))


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
