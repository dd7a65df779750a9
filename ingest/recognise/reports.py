"""The parts of a page that belong to another report or body, printed below its own title."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Block, Paragraph
from ingest.extract.years import stated_year
from ingest.normalise.characters import squeeze
from ingest.recognise.apart import says
from ingest.recognise.bodies import body_of_caption, body_of_title, is_other_body, without_kind
from ingest.recognise.grammar import place_at
from ingest.recognise.title import Title
from ingest.seeds import line_match

YEAR, BODY = "other_year", "other_body"


@dataclass(frozen=True)
class Parts:
    """The parts of a page by the place where each begins, and why what stands there is not of the page's own report."""

    starts: tuple[int, ...] = ()
    reasons: tuple[str | None, ...] = ()

    def reason(self, place: int) -> str | None:
        """Why what stands at a place of the plain text belongs to another report, None where nothing says so."""
        index = bisect_right(self.starts, place)
        return self.reasons[index - 1] if index else None

    def body(self, place: int) -> str | None:
        """`other_body` for a place in the report of another body; the year of a table is read with its cells."""
        return BODY if self.reason(place) == BODY else None


def parts_of(blocks: Sequence[Block], title: Title | None, report_year: int | None) -> Parts:
    """The parts that titles, and captions over tables of one body, begin below the page's own title.

    Titles one below the other are a list of reports. A page whose own title is not printed has one part: nothing tells
    where its report begins.
    """
    if title is None or title.start is None:
        return Parts()
    own = body_of_title(title)
    named = [report_named(block) for block in blocks]
    begun: list[tuple[int, str | None]] = []
    for index, (block, report) in enumerate(zip(blocks, named, strict=True)):
        beside = {*named[max(0, index - 1) : index], *named[index + 1 : index + 2]} - {None, report}
        if not isinstance(block, Paragraph) or block.start <= title.start:
            continue
        if report is not None and not beside:
            begun.append((block.start, why_apart(report, own, report_year)))
        elif own and report is None and (body := table_body(block.text, own)):
            begun.append((block.start, BODY if is_other_body(body, own) else None))
    return Parts(tuple(start for start, _ in begun), tuple(reason for _, reason in begun))


def why_apart(report: tuple[int, str | None], own: str | None, report_year: int | None) -> str | None:
    """Why the report of a year and a body is not the page's own, None where nothing says so."""
    year, body = report
    if report_year is not None and year != report_year:
        return YEAR
    return BODY if own and body and is_other_body(body, own) else None


def report_named(block: Block) -> tuple[int, str | None] | None:
    """Year and body of the report whose title a line is: it begins with the one or the other."""
    if not isinstance(block, Paragraph) or (year := stated_year(block.text, "year_title")) is None:
        return None
    line = squeeze(block.text).text
    body = body_of_title(Title(block.text, None, None))
    begins = line[:1].isdecimal() or line.startswith("二") or (body is not None and line.startswith(body))
    return (year, body) if begins else None


def table_body(text: str, own: str) -> str | None:
    """The body whose tables follow a line: its caption names it, or it filled them in.

    A department may fill in the tables of its government.
    """
    line = squeeze(text).text
    if says("table_of_body", line):
        return body_of_caption(line)
    if place_at(own, 0) == len(without_kind(own)):
        return None
    found = line_match(line, "filled_by")
    return found["name"] if found and place_at(found["name"], 0) else None
