"""Tables without lines: words in columns, taken only where every word stands in one column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.pdf.glyphs import Box, Glyph, TextLine, Turn, line_of, place_of, union
from ingest.readers.spans import Grid, Printed

COLUMN_GAP = 1.3
"""Gap, in sizes of the text, that sets two columns apart."""

MIN_ROWS = 3
ROW_GAP = 2.5
"""Gap between rows, in sizes of the text, up to which they are one table."""

WRAPPED = 0.45
"""Gap between lines, in sizes of the text, below which the lower one may go on with the upper one."""

NUMERIC = re.compile(r"^[+\-−－]?[\d０-９][\d０-９,，.．]*[%％]?$")


@dataclass(frozen=True)
class Row:
    """A line cut into words that wide gaps set apart."""

    line: TextLine
    words: tuple[TextLine, ...]


def cut(line: TextLine) -> Row:
    """A line cut at its wide gaps."""
    words: list[list[Glyph]] = [[line.glyphs[0]]]
    for before, glyph in zip(line.glyphs, line.glyphs[1:], strict=False):
        if glyph.box.x0 - before.box.x1 > COLUMN_GAP * max(before.size, glyph.size):
            words.append([])
        words[-1].append(glyph)
    return Row(line, tuple(line_of(word) for word in words))


def runs(lines: Sequence[TextLine]) -> list[list[Row]]:
    """Lines of two or more words that follow each other; a line of one word close by may be part of a wrapped label."""
    found: list[list[Row]] = [[]]
    wrapped: list[bool] = [False]
    before: TextLine | None = None
    for line in lines:
        row = cut(line)
        close = before is not None and line.box.y0 - before.box.y1 < WRAPPED * line.size
        near = before is not None and line.box.y0 - before.box.y1 < ROW_GAP * line.size
        if len(row.words) < 2:
            wrapped[-1] |= close and bool(found[-1])
            found.append([])
            wrapped.append(False)
        else:
            if found[-1] and not near:
                found.append([])
                wrapped.append(False)
            found[-1].append(row)
        before = line
    return [run for run, cut_off in zip(found, wrapped, strict=True) if len(run) >= MIN_ROWS and not cut_off]


def columns_of(run: list[Row]) -> list[Box] | None:
    """The columns of a run: words that overlap from row to row; None where two words of a row share one."""
    columns: list[Box] = []
    for row in run:
        for word in row.words:
            touching = [c for c in columns if c.x0 < word.box.x1 and word.box.x0 < c.x1]
            columns = [c for c in columns if c not in touching] + [union([*touching, word.box])]
    columns.sort(key=lambda c: c.x0)
    for row in run:
        if len({column_of(word, columns) for word in row.words}) != len(row.words):
            return None
    return columns


def column_of(word: TextLine, columns: list[Box]) -> int:
    """The index of the column a word stands in."""
    return next(i for i, c in enumerate(columns) if c.x0 <= word.box.mid_x <= c.x1)


def is_certain(run: list[Row], columns: list[Box]) -> bool:
    """Whether a run is a table: its first row fills every column with words, every other row begins with a label.

    The values right of the labels are numbers, marks or short words; at least half of them are numbers.
    """
    head, body = run[0], run[1:]
    if len(head.words) != len(columns) or any(NUMERIC.match(word.text) for word in head.words):
        return False
    if any(column_of(row.words[0], columns) != 0 or NUMERIC.match(row.words[0].text) for row in body):
        return False
    values = [word.text for row in body for word in row.words[1:]]
    return sum(bool(NUMERIC.match(value)) for value in values) * 2 >= len(values) > 0


def unruled_tables(page: int, lines: Sequence[TextLine], back: Turn) -> list[tuple[Grid, list[TextLine]]]:
    """The tables among the lines of a page that lie in no ruled table, each with the lines it takes."""
    tables = []
    for run in runs(lines):
        columns = columns_of(run)
        if columns is None or not is_certain(run, columns):
            continue
        grid = []
        for row in run:
            placed = {column_of(word, columns): word for word in row.words}
            grid.append([printed(page, placed.get(index), back) for index in range(len(columns))])
        tables.append((grid, [row.line for row in run]))
    return tables


def printed(page: int, word: TextLine | None, back: Turn) -> Printed:
    """A word as a cell; a blank where the column has none."""
    return Printed("") if word is None else Printed(word.text, place_of(page, back(word.box)))
