"""Tables whose cells stand under each other in columns of blanks, as programs print them in text of one width.

Every cell begins where a column begins, and two blanks at least stand between cells: then a blank cell is seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from ingest.document import Cell, Table
from ingest.extract.header import run_together
from ingest.extract.known import is_head
from ingest.extract.shapes import has_value, is_label, is_value, role
from ingest.readers.breaks import is_page_number
from ingest.readers.lines import Line, cell, wide
from ingest.readers.rejoin import MAX_PIECES, joined, makes_label
from ingest.readers.spaced import PART
from ingest.readers.stream import may_belong

SEPARATED = re.compile(r"\S\s{2,}\S")
MIN_HEADS = 2
MAX_GAP = 3
"""Lines without text between two rows at most."""

Row = tuple[Cell, ...]
Placed = list[tuple[int, Cell]]
"""The cells of a line, each with the place it begins at."""


def begins_table(lines: list[Line], index: int) -> bool:
    """Whether a header with more than one blank between its cells may begin at a line.

    The first of them heads labels, or all are heads; a head alone may stand over them.
    """
    if not any(SEPARATED.search(line.text) for line in lines[index : index + 2]):
        return False
    found = texts_of(lines[index])
    if len(found) == 1 and is_head(found[0]) and index + 1 < len(lines):
        found = texts_of(lines[index + 1])
    return len(found) >= MIN_HEADS and (role(found[0]) == "label" or all(map(is_head, found)))


def texts_of(line: Line) -> list[str]:
    """The texts of a line that more than one blank sets apart; none where something else does."""
    return [] if "|" in line.text or "\t" in line.text else PART.findall(line.text)


def wide_places(line: Line) -> Placed:
    """The cells of a line with their places in columns of which an ideograph takes two."""
    return [(wide(line.text[:place]), printed) for place, printed in places(line)]


def places(line: Line) -> Placed:
    """The cells of a line with their places in characters."""
    return [(match.start(), cell(match[0], line.start + match.start())) for match in PART.finditer(line.text)]


def aligned_table(lines: list[Line], begin: int) -> tuple[Table, int] | None:
    """The table that begins at a line, and the line after it; None where its cells do not stand in columns."""
    for measure in (places, wide_places):
        rows, end = placed_rows(lines, begin, measure)
        valued = any(is_value(printed.text) for row in rows for _, printed in row)
        if len(rows) < MIN_HEADS or not valued or not in_columns(rows):
            continue
        if table := laid(rows, sorted({start for row in rows for start, _ in row})):
            return table, end
    return None


def placed_rows(lines: list[Line], begin: int, measure: Callable[[Line], Placed]) -> tuple[list[Placed], int]:
    """The rows from a line on as far as their cells stand in columns, and the line after the last with two cells."""
    rows: list[Placed] = []
    end = begin
    for piece, after in pieces(lines, begin):
        found = [measure(line) for line in piece]
        if rows and not in_columns([*rows, *found]):
            found = on_next_page(rows, found)
            if not found:
                break
        rows += found
        end = after
    while rows and len(rows[-1]) < MIN_HEADS:
        rows.pop()
        end -= 1
        while lines[end - 1].blank:
            end -= 1
    return rows, end


def on_next_page(above: Sequence[Placed], below: Sequence[Placed]) -> list[Placed]:
    """Rows in columns of their own in those of the table above, as after a page break; none where they may be others'.

    Both have as many columns, and no header stands over the lower rows.
    """
    columns = [sorted({start for row in rows for start, _ in row}) for rows in (above, below)]
    headed = all(is_head(printed.text) for _, printed in below[0])
    if headed or not in_columns(above) or not in_columns(below) or len(columns[0]) != len(columns[1]):
        return []
    place = dict(zip(columns[1], columns[0], strict=True))
    return [[(place[start], printed) for start, printed in row] for row in below]


def pieces(lines: list[Line], begin: int) -> Iterator[tuple[list[Line], int]]:
    """Runs of lines without a blank one between that may belong to a table, each with the line after it."""
    index = begin
    while index < len(lines):
        gap = index
        while index < len(lines) and lines[index].blank:
            index += 1
        run = []
        while index < len(lines) and not lines[index].blank and belongs(lines[index]):
            run.append(lines[index])
            index += 1
        if not run or index - len(run) - gap > MAX_GAP:
            return
        yield run, index


def belongs(line: Line) -> bool:
    """Whether a line may be a row: several cells, or a label alone."""
    return not is_page_number(line) and (len(texts_of(line)) >= MIN_HEADS or may_belong(line))


def in_columns(rows: Sequence[Placed]) -> bool:
    """Whether some row has a cell in every place in which any row has one."""
    return max(map(len, rows)) == len({start for row in rows for start, _ in row})


def laid(rows: Sequence[Placed], starts: Sequence[int]) -> Table | None:
    """The table of rows in columns; where merged cells are missing from its header, that of an official form.

    There the labels and values of the longest row must fill all columns: one that is blank in every row is not seen.
    """
    grid = whole_rows([filled_up(row, starts) for row in rows])
    if not all(is_head(found.text) for found in grid[0] if found.text):
        return None
    if all(found.text for found in grid[0]):
        return Table(tuple(grid), padded=False)
    heads = list(takewhile(lambda row: not has_value(found.text for found in row), grid))
    header = run_together([found for row in heads for found in row if found.text])
    body = grid[len(heads) :]
    if header is None or max(map(labels_of, body)) + len(header.columns) != len(starts):
        return None
    body = [packed(row, len(header.columns)) for row in body]
    return Table((*(tuple(c for c in row if c.text) for row in heads), *body), padded=True)


def filled_up(row: Placed, starts: Sequence[int]) -> Row:
    """A row with a blank cell in each column where it has none."""
    printed = dict(row)
    found: list[Cell] = []
    for start in starts:
        end = found[-1].end if found else row[0][1].start
        found.append(printed.get(start) or cell("", end))
    return tuple(found)


def labels_of(row: Row) -> int:
    """How many labels a row begins with."""
    return sum(1 for _ in takewhile(lambda found: is_label(found.text), row))


def packed(row: Row, width: int) -> Row:
    """A row of labels and as many values as a header has columns; what it holds besides keeps it from being whole."""
    labels = labels_of(row)
    rest = [found for found in row[labels + width :] if found.text]
    values = row[labels : labels + width]
    return (*row[:labels], *values, *rest) if any(found.text for found in (*values, *rest)) else row[:labels]


def whole_rows(rows: list[Row]) -> list[Row]:
    """Rows, with those as one between which a label was broken that some form prints."""
    found: list[Row] = []
    index = 0
    while index < len(rows):
        count = next((n for n in range(MAX_PIECES, 1, -1) if is_broken(rows[index : index + n], n)), 1)
        columns = zip(*rows[index : index + count], strict=True)
        found.append(tuple(joined([c for c in column if c.text] or column[:1]) for column in columns))
        index += count
    return found


def is_broken(rows: list[Row], count: int) -> bool:
    """Whether rows are one: a label goes through all of them, and no more than one of them holds values."""
    valued = sum(has_value(found.text for found in row) for row in rows)
    columns = ([found.text for found in column] for column in zip(*rows, strict=True))
    return len(rows) == count and valued < 2 and any(all(texts) and makes_label(texts) for texts in columns)
