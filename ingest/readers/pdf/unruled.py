"""Tables without lines: taken where the places of the words prove header, columns and rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from ingest.extract.header import header_words
from ingest.extract.shapes import role
from ingest.extract.table import article_cores, section_cores
from ingest.normalise.labels import label_core
from ingest.readers.breaks import breaks_table
from ingest.readers.lines import Line
from ingest.readers.pdf.bands import CLOSE, Head, Row, bands_of, head_of, placed, recut, row_of
from ingest.readers.pdf.glyphs import Box, TextLine, Turn, place_of, union
from ingest.readers.pdf.stubs import Stub, stubs_of, text_of
from ingest.readers.spans import Grid, Printed

ROW_GAP = 2.5
"""Gap between lines, in sizes of the text, up to which they are one table."""

MIN_VALUES = 3


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


def unruled_tables(page: int, lines: Sequence[TextLine], back: Turn) -> list[tuple[Grid, list[TextLine]]]:
    """The tables among the lines of a page that lie in no ruled table, each with the lines it takes."""
    return [table for region in regions(lines) if (table := table_of(page, region, back)) is not None]


def table_of(page: int, region: Sequence[Row], back: Turn) -> tuple[Grid, list[TextLine]] | None:
    """The table of a region, None where its header or its columns are not certain."""
    if sum(row.tail for row in region) < MIN_VALUES:
        return None
    bands = bands_of([row for row in region if row.tail])
    if bands is None:
        return None
    rows = [recut(row, bands) for row in region]
    filled = [index for index, row in enumerate(rows) if row.tail]
    ends = [word.box.x1 for row in rows for word in row.words if word.box.x1 <= bands[0].x0]
    labels_end = max(ends, default=float("-inf"))
    above = [row.line for row in rows[: filled[0]]]
    head = head_of(above, bands, labels_end)
    if head is None or not (ends or max(map(len, head.columns)) > 1):
        return None
    top = above.index(head.lines[-1]) + 1
    body = rows[top : filled[-1] + 1] + trailing(rows[filled[-1] + 1 :])
    grid = body_grid(Maker(page, back), head, body, bands)
    used = [*head.lines, *(row.line for row in body)]
    caption = rows[top - len(head.lines) - 1] if top > len(head.lines) else None
    if caption is not None and is_article(caption):
        grid.insert(0, [Printed(caption.line.text, place_of(page, back(caption.line.box)))] * len(grid[0]))
        used.append(caption.line)
    return grid, used


def body_grid(maker: Maker, head: Head, body: Sequence[Row], bands: Sequence[Box]) -> Grid:
    """The header and the rows of a table."""
    filled = [row for row in body if row.tail]
    stubs = stubs_of(body) if any(row.labels for row in body) else [Stub() for _ in filled]
    depth = max((len(stub.groups) for stub in stubs), default=0) + (1 if any(s.own for s in stubs) else 0)
    broken = broken_rows(body, len(bands))
    grid = maker.head(head, depth)
    for row, stub in zip(filled, stubs, strict=True):
        grid += [maker.heading(words, depth, len(bands)) for words in stub.heads]
        values = placed(row, bands)
        if values is None or row in broken or (depth and not (stub.own and stub.certain)):
            grid.append(maker.uncertain(stub, row, depth + len(bands)))
        else:
            grid.append([*maker.labels(stub, depth), *(maker.cell([v] if v else []) for v in values)])
    return grid


def broken_rows(body: Sequence[Row], width: int) -> list[Row]:
    """Rows of values so close above each other that the lower one may be the rest of numbers of the upper one.

    So it may be where it has fewer values than there are columns, or no label.
    """
    found = []
    for upper, lower in pairwise(body):
        close = lower.line.box.y0 - upper.line.box.y1 < CLOSE * upper.line.size
        if close and upper.tail and lower.tail and (lower.tail < width or not lower.labels):
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


class Maker:
    """Makes cells, each once, of the words of a page."""

    def __init__(self, page: int, back: Turn) -> None:
        self.page = page
        self.back = back
        self.made: dict[tuple[TextLine, ...], Printed] = {}

    def cell(self, words: Sequence[TextLine]) -> Printed:
        """The cell of some words; a blank of its own for none."""
        if not words:
            return Printed("")
        key = tuple(words)
        if key not in self.made:
            place = place_of(self.page, self.back(union(word.box for word in words)))
            self.made[key] = Printed(text_of(words), place)
        return self.made[key]

    def head(self, head: Head, depth: int) -> Grid:
        """The header rows, with `depth` columns for labels."""
        ranks = max(len(path) for path in head.columns)
        stub = [self.cell(head.stub)] * depth
        return [
            [*stub, *(self.cell(path[min(rank, len(path) - 1)]) for path in head.columns)]
            for rank in range(ranks)
        ]

    def heading(self, words: Sequence[TextLine], depth: int, columns: int) -> list[Printed]:
        """A row of a label alone."""
        return [*[self.cell(words)] * depth, *(Printed("") for _ in range(columns))]

    def labels(self, stub: Stub, depth: int) -> list[Printed]:
        """The label cells of a row; its own reaches over the columns of groups it does not stand in."""
        if not depth:
            return []
        groups = [self.cell(group) for group in stub.groups]
        return [*groups, *[self.cell(stub.own)] * (depth - len(groups))]

    def uncertain(self, stub: Stub, row: Row, width: int) -> list[Printed]:
        """A row that is not certain: its texts alone, never as many as the table has columns."""
        cells = [self.cell(words) for words in (stub.own, *([value] for value in row.values)) if words]
        return [*cells, Printed("")] if len(cells) == width else cells
