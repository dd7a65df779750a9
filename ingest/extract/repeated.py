"""Merged cells that a program printed again in each place they cover: one cell again where that is certain."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise

from ingest.document import Cell, Table
from ingest.extract.shapes import has_value, is_label

Row = tuple[Cell, ...]
NOUGHT = "0"


def with_merged_cells(table: Table) -> Table:
    """The table with a caption in all cells of its row as one, and columns of one head that hold the same as one."""
    if not table.spanned:
        return table
    rows = [one_caption(row) for row in table.rows]
    top = 0
    while top < len(rows):
        end = top + 1
        while end < len(rows) and has_value(cell.text for cell in rows[end]):
            end += 1
        for left, right in repeated_heads(rows[top]) if end > top + 1 else ():
            if is_repeated(rows[top + 1 : end], left, right):
                rows[top:end] = [
                    (*row[:left], *[row[left]] * (right - left), *row[right:]) for row in rows[top:end]
                ]
        top = end
    return replace(table, rows=tuple(rows))


def one_caption(row: Row) -> Row:
    """A row whose cells all print the same label as one cell; any other row as it is."""
    same = len({cell.text for cell in row}) == 1 and len(row) > 1 and is_label(row[0].text)
    return (row[0],) * len(row) if same else row


def repeated_heads(row: Row) -> list[tuple[int, int]]:
    """Where cells beside each other print the same label: first column, column after the last."""
    found = []
    left = 0
    for text, cells in groupby(row, key=lambda cell: cell.text):
        right = left + len(list(cells))
        if right - left > 1 and is_label(text) and any(a is not b for a, b in pairwise(row[left:right])):
            found.append((left, right))
        left = right
    return found


def is_repeated(rows: list[Row], left: int, right: int) -> bool:
    """Whether every row prints one text in columns, and one of them more than nought."""
    if any(len(row) < right for row in rows):
        return False
    texts = [{cell.text for cell in row[left:right]} for row in rows]
    return all(len(group) == 1 for group in texts) and any(group - {NOUGHT, ""} for group in texts)
