"""Cells of a table without lines, out of the words of a page."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.pdf.bands import Head, Row
from ingest.readers.pdf.glyphs import TextLine, Turn, place_of, union
from ingest.readers.pdf.stubs import Stub, text_of
from ingest.readers.spans import Grid, Printed


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
        return shorter([self.cell(words) for words in (stub.own, *([v] for v in row.values)) if words], width)


def shorter(row: list[Printed], width: int) -> list[Printed]:
    """A row of any number of cells but `width`: the first two become one where there would be as many."""
    if len(row) != width or width < 2:
        return row
    return [Printed(f"{row[0].text}\n{row[1].text}", row[0].place), *row[2:]]
