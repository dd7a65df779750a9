"""Tables whose cells a crawler ended with `|`: a cell a line (`48 | ||`), or a row a line (`| a | b |`)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from ingest.document import Cell, Table
from ingest.readers.lines import Line, cell

PIPES_ONLY = re.compile(r"^[\s|]*\|[\s|]*$")
RULER = re.compile(r"^[\s|:+-]*-{2,}[\s|:+-]*$")
PADDING = re.compile(r"\|[ \t]*\|\s*$")


@dataclass(frozen=True)
class Piece:
    """A cell as it stood between pipes, and whether the line's padding ended right after it."""

    cell: Cell
    ends_row: bool


def has_pipe(line: Line) -> bool:
    """Whether a line may belong to a table with pipes."""
    return "|" in line.text


def is_row_line(line: Line) -> bool:
    """Whether a whole row stands on the line: several cells with text between pipes."""
    if RULER.match(line.text) and "|" in line.text:
        return True
    return len([part for part in line.text.split("|") if part.strip()]) >= 2


def row_line_table(lines: list[Line]) -> Table:
    """A table whose rows are lines; the outer pipes are frame, a ruler line is dropped.

    Where lines end with several pipes, the crawler padded each row to the width of the table.
    """
    rows = []
    for line in lines:
        if RULER.match(line.text):
            continue
        text = line.text.rstrip()
        start = line.start
        lead = len(text) - len(text.lstrip())
        if text[lead : lead + 1] == "|":
            text, start = text[lead + 1 :], start + lead + 1
        row = []
        for part in text.removesuffix("|").split("|"):
            row.append(cell(part, start))
            start += len(part) + 1
        rows.append(tuple(row))
    return Table(tuple(rows), padded=any(PADDING.search(line.text) for line in lines if line.text[:1] != "|"))


def pieces(text: str, lines: list[Line]) -> list[Piece]:
    """The cells of a region in order; a cell may run over several lines until its pipe."""
    found: list[Piece] = []
    position = lines[0].start
    for line in lines:
        for match in re.finditer(r"\|", line.text):
            offset = line.start + match.start()
            found.append(Piece(cell(text[position:offset], position), False))
            position = offset + 1
        if found and ends_row(line):
            found[-1] = Piece(found[-1].cell, True)
    if text[position : lines[-1].end].strip():
        found.append(Piece(cell(text[position : lines[-1].end], position), False))
    return found


def ends_row(line: Line) -> bool:
    """Whether the line's pipes are padding that only the end of a row has; a lone pipe may be a blank cell."""
    return bool(PADDING.search(line.text)) or (bool(PIPES_ONLY.match(line.text)) and line.text.count("|") > 1)


def cell_line_table(text: str, lines: list[Line]) -> Table:
    """A table of one cell a line.

    The crawler pads each row with pipes to the width of the table. All rows are then equally long, and the width is
    the greatest common divisor of the places where padding ended a row. Where the places have none, rows end at the
    padding alone.
    """
    found = pieces(text, lines)
    ends = [number for number, piece in enumerate(found, start=1) if piece.ends_row]
    width = math.gcd(*ends) if ends else 0
    if width < 2:
        return Table(rows_by_padding(found), padded=True)
    cells = [piece.cell for piece in found]
    rows = [tuple(cells[start : start + width]) for start in range(0, len(cells), width)]
    return Table(tuple(rows), padded=True)


def rows_by_padding(found: list[Piece]) -> tuple[tuple[Cell, ...], ...]:
    """Rows cut where padding ended one; what no padding cuts stays one long row that nobody will fill in."""
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    for piece in found:
        row.append(piece.cell)
        if piece.ends_row:
            rows.append(tuple(row))
            row = []
    if row:
        rows.append(tuple(row))
    return tuple(rows)
