"""Tables without lines: taken where the places of the words prove header, columns and rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from ingest.extract.header import header_words
from ingest.extract.known import article_cores, section_cores
from ingest.extract.shapes import role
from ingest.normalise.labels import label_core
from ingest.readers.breaks import breaks_table
from ingest.readers.lines import Line
from ingest.readers.page import Hidden
from ingest.readers.pdf.bands import CLOSE, Head, Row, bands_of, head_of, placed, recut, row_of
from ingest.readers.pdf.cells import Maker, shorter
from ingest.readers.pdf.glyphs import Box, TextLine, Turn, place_of
from ingest.readers.pdf.stubs import Stub, stubs_of
from ingest.readers.spans import Grid, Printed

ROW_GAP = 2.5
"""Gap between lines, in sizes of the text, up to which they are one table."""

MIN_VALUES = 3
"""Fewest values of a table without a caption that forms print."""


def regions(lines: Sequence[TextLine]) -> list[list[Row]]:
    """Lines close to each other, sentences and chapters aside, cut where a header stands below rows of values."""
    found: list[list[Row]] = [[]]
    rows = [row_of(line) for line in lines]
    for index, row in enumerate(rows):
        line = row.line
        far = bool(found[-1]) and line.box.y0 - found[-1][-1].line.box.y1 > ROW_GAP * line.size
        ends = breaks_table(Line(line.text, 0)) and not heads_rows(rows, index)
        if far or ends or (heads_columns(row) and any(before.tail for before in found[-1])):
            found.append([])
            if not ends and found[-2] and is_article(found[-2][-1]):
                found[-1].append(found[-2].pop())
        if not ends:
            found[-1].append(row)
    return found


def heads_rows(rows: Sequence[Row], index: int) -> bool:
    """Whether a line is a section that forms print between the rows of one table: no header comes before values."""
    if label_core(rows[index].line.text) not in section_cores():
        return False
    following = list(takewhile(lambda row: not row.tail, rows[index + 1 :]))
    words = [label_core(word.text) for row in following for word in row.words]
    return len(following) < len(rows) - index - 1 and not any(word in header_words() for word in words)


def heads_columns(row: Row) -> bool:
    """Whether a line is a header: words alone, the first of them over labels or most of them known to head columns."""
    if row.tail or len(row.words) < 2:
        return False
    roles = [role(word.text) for word in row.words]
    return roles[0] == "label" or sum(found != "unknown" for found in roles) * 2 > len(roles)


def is_article(row: Row) -> bool:
    """Whether a line is a caption that is part of the terms below it."""
    return label_core(row.line.text) in article_cores()


@dataclass(frozen=True)
class Unruled:
    """A table of one page, the lines it takes, and the stretches from left to right of its columns.

    width     columns of the grid; a row that is not certain has fewer or more
    goes_on   whether it has no header and stands in the columns of the table before it
    """

    page: int
    grid: Grid
    width: int
    lines: tuple[TextLine, ...]
    bands: tuple[Box, ...]
    goes_on: bool = False


@dataclass
class LongUnruled:
    """The pieces of one table without lines, first page first."""

    pieces: list[Unruled] = field(default_factory=list)

    def add(self, piece: object) -> bool:
        """Take a piece that goes on with the table on the next page; False for any other."""
        if not isinstance(piece, Unruled) or not piece.goes_on or piece.page != self.pieces[-1].page + 1:
            return False
        self.pieces.append(piece)
        return True

    def read(self) -> tuple[Grid, list[Hidden]]:
        """The whole grid, the labels of narrower pieces over as many columns as those of the widest."""
        width = max(piece.width for piece in self.pieces)
        grid = []
        for piece in self.pieces:
            for row in piece.grid:
                whole = len(row) == piece.width
                grid.append([*[row[0]] * (width - piece.width), *row] if whole else shorter(row, width))
        return grid, []


def unruled_tables(
    page: int, lines: Sequence[TextLine], back: Turn, before: Sequence[Box] | None = None
) -> list[Unruled]:
    """The tables among the lines of a page that lie in no ruled table.

    before   the columns of a table that ends the page before, None where none does
    """
    tables: list[Unruled] = []
    for region in regions(lines):
        table = table_of(page, region, back)
        if table is None and before is not None and not tables:
            table = rest_of(page, region, back, before)
        if table is not None:
            tables.append(table)
        before = before if not any(row.tail for row in region) else None
    return tables


def table_of(page: int, region: Sequence[Row], back: Turn) -> Unruled | None:
    """The table of a region, None where its header or its columns are not certain."""
    if sum(row.tail for row in region) < (1 if any(map(is_article, region)) else MIN_VALUES):
        return None
    bands = bands_of([row for row in region if row.tail])
    if bands is None:
        return None
    rows = [recut(row, bands) for row in region]
    filled = [index for index, row in enumerate(rows) if row.tail]
    ends = [word.box.x1 for row in rows for word in row.words if word.box.x1 <= bands[0].x0]
    above = [row.line for row in rows[: filled[0]]]
    head = head_of(above, bands, max(ends, default=float("-inf")))
    if head is None or not (ends or max(map(len, head.columns)) > 1):
        return None
    top = above.index(head.lines[-1]) + 1
    body = rows[top : filled[-1] + 1] + trailing(rows[filled[-1] + 1 :])
    grid, width = body_grid(Maker(page, back), head, body, bands)
    used = [*head.lines, *(row.line for row in body)]
    caption = rows[top - len(head.lines) - 1] if top > len(head.lines) else None
    if caption is not None and is_article(caption):
        grid.insert(0, [Printed(caption.line.text, place_of(page, back(caption.line.box)))] * width)
        used.append(caption.line)
    return Unruled(page, grid, width, tuple(used), tuple(bands))


def rest_of(page: int, region: Sequence[Row], back: Turn, bands: Sequence[Box]) -> Unruled | None:
    """The rows of a region as the rest of a table on the page before: each has a label and fits its columns."""
    rows = [recut(row, bands) for row in region]
    filled = [row for row in rows if row.tail]
    if not filled or any(placed(row, bands) is None for row in filled):
        return None
    if any(word.box.x1 > bands[0].x0 for row in rows if not row.tail for word in row.words):
        return None
    last = rows.index(filled[-1])
    body = rows[: last + 1] + trailing(rows[last + 1 :])
    if not any(row.labels for row in body):
        return None
    grid, width = body_grid(Maker(page, back), None, body, bands)
    return Unruled(page, grid, width, tuple(row.line for row in body), tuple(bands), goes_on=True)


def body_grid(maker: Maker, head: Head | None, body: Sequence[Row], bands: Sequence[Box]) -> tuple[Grid, int]:
    """The header, where there is one, and the rows of a table, with the number of its columns."""
    filled = [row for row in body if row.tail]
    stubs = stubs_of(body) if any(row.labels for row in body) else [Stub() for _ in filled]
    depth = max((len(stub.groups) for stub in stubs), default=0) + (1 if any(s.own for s in stubs) else 0)
    broken = broken_rows(body, len(bands))
    grid = maker.head(head, depth) if head else []
    for row, stub in zip(filled, stubs, strict=True):
        grid += [maker.heading(words, depth, len(bands)) for words in stub.heads]
        values = placed(row, bands)
        if values is None or row in broken or (depth and not (stub.own and stub.certain)):
            grid.append(maker.uncertain(stub, row, depth + len(bands)))
        else:
            grid.append([*maker.labels(stub, depth), *(maker.cell([v] if v else []) for v in values)])
    return grid, depth + len(bands)


def broken_rows(body: Sequence[Row], width: int) -> list[Row]:
    """Rows of values so close above each other that one may hold the rest of numbers of the other.

    So it may be where one has fewer values than there are columns, or no label.
    """
    found = []
    for upper, lower in pairwise(row for row in body if row.tail):
        close = lower.line.box.y0 - upper.line.box.y1 < CLOSE * upper.line.size
        if close and (min(upper.tail, lower.tail) < width or not upper.labels or not lower.labels):
            found += [upper, lower]
    return found


def trailing(rows: Sequence[Row]) -> list[Row]:
    """The lines after the last values that may end its label: those right below it."""
    found: list[Row] = []
    for row in rows:
        if found and row.line.box.y0 - found[-1].line.box.y1 > 0.8 * row.line.size:
            break
        found.append(row)
    return found
