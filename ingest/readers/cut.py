"""Numbers that a crawler cut (`46` as `4`, `6`): seen from rows that hold more values than their header has columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Block, Table
from ingest.extract.header import run_together
from ingest.extract.shapes import is_value, role

MIN_ROWS = 2
MIN_SHARE = 0.1
"""Share of the rows that must hold too many values: a page number between rows gives one now and then."""


def with_cut_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page; where its numbers were cut, no row of a table that lost its blanks counts as whole.

    A row with as many values as columns may then be one that lost a blank and had a number cut.
    """
    tables = [block for block in blocks if isinstance(block, Table) and lost_blanks(block)]
    counts = [excess for table in tables for excess in surplus(table)]
    over = sum(excess > 0 for excess in counts)
    if over < MIN_ROWS or over < MIN_SHARE * len(counts):
        return list(blocks)
    cut = {id(table) for table in tables}
    return [torn(block) if id(block) in cut and isinstance(block, Table) else block for block in blocks]


def lost_blanks(table: Table) -> bool:
    """Whether a table has no blank cell because its separators are gone."""
    return table.padded and all(cell.text for row in table.rows for cell in row)


def torn(table: Table) -> Table:
    """The table with its rows of several values in pieces; a row that lost its only value holds none."""
    several = (n for n, row in enumerate(table.rows) if sum(is_value(cell.text) for cell in row) > 1)
    return replace(table, torn=table.torn | frozenset(several))


def surplus(table: Table) -> list[int]:
    """For each row of values under a header whose columns are known, by how many its values exceed them."""
    found = []
    width = 0
    for row in table.rows:
        values = sum(is_value(cell.text) for cell in row)
        if values:
            found += [values - width] if width else []
        elif official := run_together(row):
            width = len(official.columns)
        elif len(row) > 1 and role(row[0].text) == "label":
            width = sum(role(cell.text) not in ("label", "unit", "note") for cell in row)
    return found
