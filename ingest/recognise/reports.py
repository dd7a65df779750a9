"""The parts of a page that belong to another report: one of another year or of another body, printed below its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Block, Paragraph
from ingest.extract.years import stated_year
from ingest.normalise.characters import squeeze
from ingest.recognise.bodies import body_of_title, is_other_body
from ingest.recognise.title import Title

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
    """The parts that the titles below the page's own begin; titles one below the other are a list of reports.

    A page whose own title is not printed has one part: nothing tells where its report begins.
    """
    if title is None or title.start is None:
        return Parts()
    own = body_of_title(title)
    named = [report_named(block) for block in blocks]
    begun: list[tuple[int, str | None]] = []
    for index, (block, report) in enumerate(zip(blocks, named, strict=True)):
        beside = {*named[max(0, index - 1) : index], *named[index + 1 : index + 2]} - {None, report}
        if report is None or beside or not isinstance(block, Paragraph) or block.start <= title.start:
            continue
        year, body = report
        if report_year is not None and year != report_year:
            begun.append((block.start, YEAR))
        elif own and body and is_other_body(body, own):
            begun.append((block.start, BODY))
        else:
            begun.append((block.start, None))
    return Parts(tuple(start for start, _ in begun), tuple(reason for _, reason in begun))


def report_named(block: Block) -> tuple[int, str | None] | None:
    """Year and body of the report whose title a line is: it begins with the one or the other."""
    if not isinstance(block, Paragraph) or (year := stated_year(block.text, "year_title")) is None:
        return None
    line = squeeze(block.text).text
    body = body_of_title(Title(block.text, None, None))
    begins = line[:1].isdecimal() or line.startswith("二") or (body is not None and line.startswith(body))
    return (year, body) if begins else None
