"""Numbers that a crawler cut (`46` as `4`, `6`): seen from rows that hold more values than their header has columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ingest.document import Block, Table
from ingest.normalise.characters import plain
from ingest.readers.moved import headed_values, values_of

MIN_ROWS = 2
MIN_SHARE, MAX_SHARE = 0.1, 1 / 3
"""Shares of too many values in the rows that are not short. Below the first, page numbers between rows may do it; up to
the second, a row that lost a blank would rather be seen as short than have a number cut as well."""

MIN_ALIKE = 3
"""Rows with equally many values too many that no cut numbers explain."""


def with_cut_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page; where its numbers were cut, no row that may have lost a blank counts as whole.

    A row with as many values as columns may then be one that lost a blank and had a number cut: where other rows are
    short, or so many are too long that none would be.
    """
    tables = [block for block in blocks if isinstance(block, Table) and lost_blanks(block)]
    counts = [excess for table in tables for excess in surplus(table)]
    whole = sum(excess >= 0 for excess in counts)
    over = sum(excess > 0 for excess in counts)
    if over < MIN_ROWS or over < MIN_SHARE * whole:
        return list(blocks)
    if whole == len(counts) and over <= MAX_SHARE * whole:
        return list(blocks)
    cut = {id(table) for table in tables}
    return [torn(block) if id(block) in cut and isinstance(block, Table) else block for block in blocks]


def lost_blanks(table: Table) -> bool:
    """Whether a table has no blank cell because its separators are gone."""
    return table.padded and all(cell.text for row in table.rows for cell in row)


def torn(table: Table) -> Table:
    """The table with its rows in pieces that may hold the pieces of a number.

    A row that lost its only value holds none, and no number begins with a nought that stands alone.
    """
    pieces = (
        n for n, row in enumerate(table.rows) if any(plain(text) != "0" for text in values_of(row)[:-1])
    )
    return replace(table, torn=table.torn | frozenset(pieces))


def surplus(table: Table) -> list[int]:
    """For each row of values under a header whose columns are known, by how many its values exceed them.

    Without rows of one length that follow each other and hold more than twice as many: their own header is missing.
    """
    counts = [(len(columns), len(values) - len(columns)) for _, columns, values in headed_values(table.rows)]
    alike = [(*key, len(list(rows))) for key, rows in groupby(counts)]
    return [
        excess
        for columns, excess, rows in alike
        if excess <= columns or rows < MIN_ALIKE
        for _ in range(rows)
    ]
