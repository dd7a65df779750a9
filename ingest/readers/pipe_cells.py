"""Tables of one cell a line, ended by a pipe, whose rows no padding tells: what the cells themselves prove."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.document import Cell, Table
from ingest.extract.shapes import is_label, role, shape
from ingest.readers.stream import words_table
from ingest.readers.words import Word

MIN_WIDTH = 2


def listed(cells: Sequence[Cell]) -> Table | None:
    """The list that cells are, row by row, None where they are none."""
    width = header_width([cell.text for cell in cells])
    if not width:
        return None
    rows = [tuple(cells[start : start + width]) for start in range(0, len(cells), width)]
    return Table(tuple(rows), padded=False)


def header_width(texts: Sequence[str]) -> int:
    """The width of a list whose cells stand one a line: that of its header, 0 where not every row fits it.

    The header is a run of heads, the first over the labels; each row is a label, then units and values. Instead of a
    unit a row that only heads others has a dash.
    """
    roles = [role(text) for text in texts]
    width = next((i for i, name in enumerate(roles) if name == "unknown"), len(roles))
    if width < MIN_WIDTH or roles[0] != "label" or len(texts) % width:
        return 0
    rows = [texts[start : start + width] for start in range(width, len(texts), width)]
    whole = all(is_label(row[0]) and not any(map(is_label, row[1:])) for row in rows)
    units = all(fits(text, name) for row in rows for text, name in zip(row, roles, strict=False) if text)
    return width if rows and whole and units else 0


def fits(text: str, name: str) -> bool:
    """Whether a cell fits the head over it: a unit, or a dash for one, under that of units, and nowhere else a unit."""
    return shape(text) in ("unit", "marker") if name == "unit" else shape(text) != "unit"


def in_reading_order(text: str, cells: Sequence[Cell]) -> Table | None:
    """The table whose rows are told by labels and values in turn, each whole where it has as many as its header."""
    words = [Word(cell, line) for line, cell in enumerate(cells)]
    found = words_table(text, words, begun_above=False)
    if found is None:
        return None
    table, last = found
    after = tuple((cell,) for cell in cells[last.line + 1 :])
    return Table((*table.rows, *after), padded=True, torn=table.torn)
