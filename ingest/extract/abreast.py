"""Lists printed in two or more columns beside each other, each under the same header: read as one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.document import Table
from ingest.extract.grid import Row, filled
from ingest.extract.shapes import is_value, role
from ingest.normalise.labels import label_core, numbering
from ingest.normalise.numbers import chinese_number

if TYPE_CHECKING:
    from ingest.extract.table import DataCell

Places = list[tuple[int, int]]
"""For each row of the one list: the row of the table it stands in, and how many columns right of its first."""

MIN_WIDTH = 2


def one_list(table: Table) -> tuple[Table, Places]:
    """The table with its lists one below the other; a table of one list stays as it is.

    The header is one row of the same heads several times, the first of each over labels. No row prints a label twice:
    that would be two lists of the same things; and no list goes on in the one beside it, row by row.
    """
    places = [(index, 0) for index in range(len(table.rows))]
    top = next((index for index, row in enumerate(table.rows) if list_width(row)), None)
    if top is None:
        return table, places
    width = list_width(table.rows[top])
    end = len(table.rows)
    while end > top + 1 and len(filled(table.rows[end - 1])) < 2:
        end -= 1
    if not is_headed(table.rows[:top], table.rows[top + 1 : end], len(table.rows[top]), width):
        return table, places
    lefts = range(0, len(table.rows[top]), width)
    body = [(index, left) for left in lefts for index in range(top + 1, end)]
    stacked = [*places[: top + 1], *body, *places[end:]]
    rows = [table.rows[index][left : left + width] for index, left in stacked]
    torn = frozenset(n for n, (index, _) in enumerate(stacked) if index in table.torn)
    return replace(table, rows=tuple(rows), torn=torn, doubtful=frozenset()), stacked


def list_width(row: Row) -> int:
    """How many columns each of several lists has that a row heads; 0 where it does not head several."""
    if not row or role(row[0].text) not in ("label", "sequence") or len(set(map(id, row))) < len(row):
        return 0
    cores = [label_core(cell.text) or "" for cell in row]
    widths = (n for n in range(MIN_WIDTH, len(cores) // 2 + 1) if len(cores) % n == 0)
    width = next((n for n in widths if cores == cores[:n] * (len(cores) // n)), 0)
    return width if any(role(cell.text) == "label" for cell in row[:width]) else 0


def is_headed(above: Sequence[Row], body: Sequence[Row], size: int, width: int) -> bool:
    """Whether no other heads stand above a header of several lists, and it is as wide as every row below it."""
    if any(len(filled(row)) > 1 for row in above):
        return False
    whole = all(len(row) == size and not list_width(row) and not repeats(row, width) for row in body)
    return whole and not goes_across(body, width)


def goes_across(body: Sequence[Row], width: int) -> bool:
    """Whether lists are numbered from one to the next beside it, row by row."""
    pairs = [
        (numbering(row[left].text), numbering(row[left + width].text))
        for row in body
        for left in range(0, len(row) - width, width)
    ]
    numbered = [
        (left, right) for left, right in pairs if left.level is not None and left.level == right.level
    ]
    next_beside = sum(ordinal(right.ordinal) == ordinal(left.ordinal) + 1 for left, right in numbered)
    return len(body) > 1 and next_beside > 0 and next_beside * 2 >= len(numbered)


def ordinal(text: str) -> int:
    """The number a label is numbered with, 0 where it is none."""
    return int(text) if text.isdecimal() else int(chinese_number(text) or 0)


def repeats(row: Row, width: int) -> bool:
    """Whether a row prints one label in two of its lists, or one cell runs from one list into the next."""
    lists = [row[left : left + width] for left in range(0, len(row), width)]
    labels = [label_core(cells[0].text) for cells in lists if cells[0].text and not is_value(cells[0].text)]
    crossing = any(left[-1] is right[0] for left, right in pairwise(lists))
    return len(set(labels)) < len(labels) or crossing


def in_places(cells: list[DataCell], places: Places) -> list[DataCell]:
    """The cells of the one list with the row and the column of the table they stand in."""
    if all(places[cell.row_index] == (cell.row_index, 0) for cell in cells):
        return cells
    found = []
    for cell in cells:
        row, left = places[cell.row_index]
        found.append(cell._replace(row_index=row, column_index=left + cell.column_index))
    return found
