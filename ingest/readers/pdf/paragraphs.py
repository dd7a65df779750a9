"""Lines of a PDF as running text: a line that the layout broke inside a sentence goes on in the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.breaks import is_page_number
from ingest.readers.lines import Line
from ingest.readers.page import Hidden, Item, Recognised, Wrapped
from ingest.readers.pdf.glyphs import TextLine

FULL_LINE = 0.7
"""Share of the page's width that full lines reach at least."""

EDGE = 0.12
"""Share of the page's height at its top and bottom where page numbers and running heads stand."""

SENTENCE_END = re.compile(r"[。！？!?；;：:]$")
Margins = dict[int, tuple[float, float]]
"""Left and right margin by page."""

ROOM = 1.6
"""Characters that may be missing at the end of a full line: a mark that must not begin a line takes one with it."""


@dataclass(frozen=True)
class PageLine:
    """A line with its page (from 1), whether it stands where running heads do, and whether it was recognised."""

    line: TextLine
    page: int
    at_edge: bool
    page_width: float
    recognised: bool

    @property
    def is_page_number(self) -> bool:
        """Whether the line only numbers the page."""
        return self.at_edge and is_page_number(Line(self.line.text, 0))


def running_heads(lines: Sequence[PageLine]) -> frozenset[str]:
    """Texts, digits aside, that stand at the edge of three or more pages."""
    pages = Counter(text for text, _ in {(head_key(entry), entry.page) for entry in lines if entry.at_edge})
    return frozenset(text for text, count in pages.items() if count >= 3)


def head_key(entry: PageLine) -> str:
    """The text of a line without digits and white space."""
    return re.sub(r"[\d\s]+", "", entry.line.text)


def right_margin(lines: Sequence[PageLine]) -> float:
    """Where full lines end: the furthest right end that several lines of the page share."""
    ends = Counter(round(entry.line.box.x1 / 4) for entry in lines)
    shared = [end for end, count in ends.items() if count + ends.get(end + 1, 0) >= 3]
    margin = max(shared, default=0) * 4.0
    return margin if lines and margin > FULL_LINE * lines[0].page_width else float("inf")


def left_margin(lines: Sequence[PageLine]) -> float:
    """Where lines begin that continue a paragraph: the leftmost beginning that several lines share."""
    starts = Counter(round(entry.line.box.x0 / 4) for entry in lines)
    shared = [start for start, count in starts.items() if count + starts.get(start - 1, 0) >= 3]
    return min(shared, default=0) * 4.0


def goes_on(before: PageLine, after: PageLine, margins: Margins) -> bool:
    """Whether a line continues the one before: that one is full, this one begins at the margin, in the same size."""
    size = before.line.size
    _, right = margins[before.page]
    left, _ = margins[after.page]
    same_size = abs(size - after.line.size) < 0.2 * size
    full = before.line.box.x1 >= right - ROOM * size
    at_margin = after.line.box.x0 <= left + 0.8 * size
    if before.page == after.page:
        near = 0 < after.line.box.mid_y - before.line.box.mid_y < 3.2 * size
    else:
        near = after.page == before.page + 1 and not SENTENCE_END.search(before.line.text.strip())
    return same_size and full and at_margin and near


def paragraphs(lines: Sequence[PageLine], heads: frozenset[str], margins: Margins) -> Iterator[Item]:
    """Running text between two tables; page numbers and running heads belong to no paragraph."""
    run: list[PageLine] = []
    aside: list[Hidden] = []
    for entry in lines:
        if entry.is_page_number or (entry.at_edge and head_key(entry) in heads):
            aside.append(Hidden(entry.line.text))
            continue
        if run and not goes_on(run[-1], entry, margins):
            yield as_item(run)
            yield from aside
            run, aside = [], []
        run.append(entry)
    if run:
        yield as_item(run)
    yield from aside


def as_item(run: list[PageLine]) -> Item:
    """One line of text, or several that are one paragraph."""
    text = "\n".join(entry.line.text for entry in run)
    item = text if len(run) == 1 else Wrapped(text)
    return Recognised(item) if any(entry.recognised for entry in run) else item


def page_margins(lines: Sequence[PageLine]) -> dict[int, tuple[float, float]]:
    """Left and right margin of each page; a page of few lines has those of the whole file."""
    whole = left_margin(lines), right_margin(lines)
    margins = {}
    for page in {entry.page for entry in lines}:
        own = [entry for entry in lines if entry.page == page]
        margins[page] = (left_margin(own), right_margin(own)) if len(own) >= 12 else whole
    return margins
