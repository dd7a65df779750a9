"""A table over several pages made one: repeated headers taken out, cells cut by the page break put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.extract.header import header_words
from ingest.extract.shapes import has_value, is_label, is_value
from ingest.normalise.labels import label_core, numbering
from ingest.readers.join import repeated_header
from ingest.readers.page import Hidden
from ingest.readers.pdf.ruled import Ruled, compact, grid_of, levels
from ingest.readers.rejoin import makes_label
from ingest.readers.spans import Grid, Printed

SAME_BORDER = 7.0
"""Points by which the borders of one table may differ from page to page."""

OPENING = "（(【〔[“"
CLOSING = "）)】〕]”"


@dataclass
class LongTable:
    """The pieces of one table, first page first."""

    pieces: list[Ruled] = field(default_factory=list)

    def add(self, piece: object) -> bool:
        """Take a piece at the top of the next page with the same outer borders; False for any other."""
        last = self.pieces[-1]
        if not isinstance(piece, Ruled) or piece.page != last.page + 1:
            return False
        sides = abs(piece.box.x0 - last.box.x0), abs(piece.box.x1 - last.box.x1)
        if max(sides) <= SAME_BORDER:
            self.pieces.append(piece)
        return max(sides) <= SAME_BORDER

    def read(self) -> tuple[Grid, list[Hidden]]:
        """The whole grid, and the text of headers that are repeated."""
        columns = levels(x for box, _ in self.pieces[0].cells for x in (box.x0, box.x1))
        for piece in self.pieces[1:]:
            columns = common_columns(columns, piece)
        grids = [grid_of(piece.cells, columns) for piece in self.pieces]
        whole = grids[0]
        headers: list[Hidden] = []
        for grid in grids[1:]:
            count = repeated_header(whole, grid) if len(grid) > 1 else 0
            headers += [Hidden("\t".join(c.text for c in dict.fromkeys(row))) for row in grid[:count]]
            whole = sew(whole, grid[count:]) if grid[count:] else whole
        return compact(whole), headers


def common_columns(columns: list[float], piece: Ruled) -> list[float]:
    """The column borders of the pieces so far with those borders of a further piece that none of them is near."""
    own = levels(x for box, _ in piece.cells for x in (box.x0, box.x1))
    added = [x for x in own if min(abs(x - border) for border in columns) > SAME_BORDER]
    return sorted([*columns, *added])


def sew(upper: Grid, lower: Grid) -> Grid:
    """Two pieces as one grid, with the cells that the page break cut put together where that is certain."""
    above, below = upper[-1], lower[0]
    if is_cut_row(above, below):
        pairs = {id(b): (a, b) for a, b in zip(above, below, strict=True)}
        return replaced(upper[:-1] + lower, pairs)
    own = own_label(below)
    changed: dict[int, tuple[Printed, Printed]] = {}
    for column in range(own):
        a, b = above[column], below[column]
        if spans_alike(above, below, column) and continues_label(a, b):
            changed[id(b)] = (a, b)
    return replaced(upper + lower, changed)


def replaced(grid: Grid, pairs: dict[int, tuple[Printed, Printed]]) -> Grid:
    """The grid with each pair of cells as one cell that holds both texts."""
    new: dict[int, Printed] = {}
    for a, b in pairs.values():
        text = "\n".join(part for part in (a.text, b.text) if part)
        one = Printed(text, a.place if a.text or not b.text else b.place)
        new[id(a)] = new[id(b)] = one
    return [[new.get(id(cell), cell) for cell in row] for row in grid]


def own_label(row: list[Printed]) -> int:
    """The column of a row's own label: the last label before its first value; 0 where there is none."""
    found = 0
    for column, cell in enumerate(row):
        if cell.text and is_value(cell.text):
            break
        if cell.text and is_label(cell.text) and (column == 0 or cell is not row[column - 1]):
            found = column
    return found


def spans_alike(above: list[Printed], below: list[Printed], column: int) -> bool:
    """Whether the cells over and under the break cover the same columns."""
    return [i for i, c in enumerate(above) if c is above[column]] == [
        i for i, c in enumerate(below) if c is below[column]
    ]


def continues_label(above: Printed, below: Printed) -> bool:
    """Whether a label left of a row's own goes on: blank below, or without the number that begins the one above."""
    if not above.text or is_value(above.text):
        return False
    if not below.text:
        return True
    numbered = numbering(above.text).level is not None
    return numbered and is_label(below.text) and numbering(below.text).level is None


def is_cut_row(above: list[Printed], below: list[Printed]) -> bool:
    """Whether the page break runs, or may run, through one row.

    Either the lower half holds values alone, under values or blanks: a number that goes on there is no number of its
    own. Or it holds words alone: one under a bracket that opens above and closes below, the ends of words of a header,
    or a label without a number under a numbered label that has values beside it.
    """
    if len(above) != len(below) or not all(spans_alike(above, below, i) for i in range(len(above))):
        return False
    pairs = [(a, b) for a, b in zip(above, below, strict=True) if b.text]
    words = [(a, b) for a, b in pairs if not is_value(b.text)]
    if len(words) < len(pairs):
        return not words and all(not a.text or is_value(a.text) for a, _ in pairs)
    if words and all(open_bracket(a.text) and closes(b.text) for a, b in words):
        return True
    if words and all(a.text and label_core(a.text + b.text) in header_words() for a, b in words):
        return True
    return is_cut_label(above, words)


def is_cut_label(above: list[Printed], words: list[tuple[Printed, Printed]]) -> bool:
    """Whether the words below a break end the label of the row above it, which has values.

    Where labels left of it go on as well, the whole must be one that some form prints.
    """
    own = above[own_label(above)]
    labels = {id(cell) for cell in above[: own_label(above) + 1]}
    ends = [pair for pair in words if pair[0] is own]
    if not ends or not has_value(a.text for a in above):
        return False
    if not all(id(a) in labels and continues_label(a, b) for a, b in words):
        return False
    return len(words) == 1 or makes_label([ends[0][0].text, ends[0][1].text])


def open_bracket(text: str) -> bool:
    """Whether more brackets open than close in a text."""
    return sum(map(text.count, OPENING)) > sum(map(text.count, CLOSING))


def closes(text: str) -> bool:
    """Whether more brackets close than open in a text."""
    return sum(map(text.count, CLOSING)) > sum(map(text.count, OPENING))
