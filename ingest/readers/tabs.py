"""Tables whose cells a crawler set off with tabs: a cell a line with blank lines between rows, or a row a line."""

from __future__ import annotations

import math
import re
from itertools import pairwise

from ingest.document import Cell, Table
from ingest.extract.known import known_labels, section_cores
from ingest.normalise.labels import label_core
from ingest.readers.breaks import breaks_table
from ingest.readers.lines import Line, cell
from ingest.readers.rejoin import makes_label

TABS = re.compile(r"\t+")
MAX_SPILL = 20
MAX_CELL_LINES = 8


def is_cell_line(line: Line) -> bool:
    """Whether the line is one cell: a tab, then at most one text."""
    return line.text.startswith("\t") and "\t" not in line.text.strip("\t ").strip() and not is_row_line(line)


def is_row_line(line: Line) -> bool:
    """Whether the line is a row of several cells with tabs between them."""
    return len([part for part in line.text.split("\t") if part.strip()]) >= 2


def goes_on(lines: list[Line], index: int) -> bool:
    """Whether a line inside a table of rows is one too: a row, or a label without values right above a row."""
    if is_row_line(lines[index]):
        return True
    alone = not lines[index].blank and (
        lines[index].text.rstrip(" ").endswith("\t") or is_heading(lines[index])
    )
    return alone and index + 1 < len(lines) and is_row_line(lines[index + 1])


def is_heading(line: Line) -> bool:
    """Whether a line without a tab is a heading or a label that some form prints between its rows."""
    return "\t" not in line.text.strip() and label_core(line.text) in section_cores() | known_labels()


def row_lines(lines: list[Line], begin: int) -> int:
    """The line after the rows that begin at a line; `begin` where no table of rows does."""
    end = begin
    while end < len(lines) and (is_row_line(lines[end]) or (end > begin and goes_on(lines, end))):
        end += 1
    return end if end - begin > 1 else begin


def row_line_table(lines: list[Line]) -> Table:
    """A table whose rows are lines, without columns at its left that hold no text."""
    separator = "\t" * separator_length(lines)
    parts = [line.text.split(separator) for line in lines]
    several = [row for row in parts if len(row) > 1]
    blank = min(next(i for i, part in enumerate(row) if part.strip()) for row in several)
    rows = []
    for line, texts in zip(lines, parts, strict=True):
        position = line.start
        row = []
        for part in texts:
            row.append(cell(part, position))
            position += len(part) + len(separator)
        rows.append(tuple(row[blank if len(row) > 1 else 0 :]))
    return Table(tuple(rows), padded=False, torn=torn_rows(rows))


def torn_rows(rows: list[tuple[Cell, ...]]) -> frozenset[int]:
    """The rows that hold a label or a header word only together with the cell above or below it."""
    torn: set[int] = set()
    for index, (above, row) in enumerate(pairwise(rows)):
        if any(makes_label((upper.text, lower.text)) for upper, lower in zip(above, row, strict=False)):
            torn |= {index, index + 1}
    return frozenset(torn)


def separator_length(lines: list[Line]) -> int:
    """How many tabs stand between two cells: as many as all runs of tabs in a table are multiples of."""
    return math.gcd(*(len(run) for line in lines for run in TABS.findall(line.text))) or 1


def spill(lines: list[Line], index: int, row: list[Cell]) -> int:
    """How many lines from `index` on go on with the last cell of `row`: a cell printed over several lines.

    Such lines have no tab, are short, may have blank lines between them, and the row's next cell follows at once.
    """
    if not row or not row[-1].text:
        return 0
    position = index
    while position < len(lines) and (lines[position].blank or not lines[position].text.startswith("\t")):
        line = lines[position]
        if len(line.text.strip()) > MAX_SPILL or breaks_table(line) or position - index > MAX_CELL_LINES:
            return 0
        if line.blank and line.text.startswith("\t"):
            return 0
        position += 1
    follows = position < len(lines) and is_cell_line(lines[position])
    return position - index if follows and not lines[position - 1].blank else 0


def cell_line_table(text: str, lines: list[Line], begin: int) -> tuple[Table, int]:
    """The table of one cell a line that begins at line `begin`, and the line after it."""
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    index = begin
    while index < len(lines):
        if is_cell_line(lines[index]):
            row.append(cell(lines[index].text, lines[index].start))
            index += 1
        elif row and continues(lines, index):
            row[-1] = cell(text[row[-1].start : lines[index].end], row[-1].start)
            index += 1
        elif skipped := spill(lines, index, row):
            row[-1] = cell(text[row[-1].start : lines[index + skipped - 1].end], row[-1].start)
            index += skipped
        else:
            rows.append(tuple(row))
            row = []
            if not (lines[index].blank and next_is_cell(lines, index)):
                break
            index += 1
    if row:
        rows.append(tuple(row))
    return Table(tuple(rows), padded=False), index


def continues(lines: list[Line], index: int) -> bool:
    """Whether a line without a tab goes on with the cell of the line above: no blank line between, and a cell after."""
    if lines[index].blank or lines[index - 1].blank:
        return False
    for line in lines[index : index + MAX_CELL_LINES]:
        if is_cell_line(line):
            return True
        if not line.blank and (line.text.startswith("\t") or len(line.text.strip()) > MAX_SPILL):
            return False
    return False


def next_is_cell(lines: list[Line], index: int) -> bool:
    """Whether the line after a single blank one is a cell: two blank lines end a table."""
    return index + 1 < len(lines) and is_cell_line(lines[index + 1])
