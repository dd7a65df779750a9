"""Damage to one row of a form: lost, printed twice, moved, or with cells lost, added, joined or cut."""

from __future__ import annotations

import random
from collections.abc import Callable

from forms import Cell, Grid, Key, Row

from ingest.normalise.labels import numbering

Damage = Callable[[list[Grid], random.Random], set[Key]]


def data_row(grids: list[Grid], chance: random.Random) -> tuple[Grid, int]:
    """A grid and the index of one of its rows that hold values."""
    places = [(grid, i) for grid in grids for i, row in enumerate(grid.rows) if any(cell.key for cell in row)]
    return chance.choice(places)


def plain_row(grids: list[Grid], chance: random.Random) -> tuple[Grid, int]:
    """As `data_row`, a row that begins no merged label."""
    places = [
        (grid, i)
        for grid in grids
        for i, row in enumerate(grid.rows)
        if any(c.key for c in row) and all(c.rows == 1 for c in row)
    ]
    return chance.choice(places)


def keys(row: Row) -> set[Key]:
    """The keys of a row."""
    return {cell.key for cell in row if cell.key}


def shrink(grid: Grid, index: int) -> None:
    """Take one row away from the merged labels that cover it."""
    for above in range(index, -1, -1):
        for place, cell in enumerate(grid.rows[above]):
            if cell.rows > 1 and above + cell.rows > index and above != index:
                grid.rows[above][place] = Cell(cell.text, cell.rows - 1, cell.columns, cell.key)


def row_dropped(grids: list[Grid], chance: random.Random) -> set[Key]:
    """A row is missing."""
    grid, index = plain_row(grids, chance)
    touched = keys(grid.rows[index])
    shrink(grid, index)
    del grid.rows[index]
    return touched


def row_doubled(grids: list[Grid], chance: random.Random) -> set[Key]:
    """A row is printed twice; only lists, where no label covers several rows."""
    grid, index = plain_row([g for g in grids if g.kind != "matrix"], chance)
    grid.rows.insert(index, list(grid.rows[index]))
    return set()


def rows_swapped(grids: list[Grid], chance: random.Random) -> set[Key]:
    """Two neighbouring rows in the other order, inside one group."""
    for _ in range(50):
        grid, index = plain_row(grids, chance)
        if index + 1 < len(grid.rows):
            below = grid.rows[index + 1]
            alike = [c.columns for c in below] == [c.columns for c in grid.rows[index]]
            top = any(
                numbering(c.text).level == 1 for row in (below, grid.rows[index]) for c in row if not c.key
            )
            if alike and not top and any(c.key for c in below) and all(c.rows == 1 for c in below):
                grid.rows[index], grid.rows[index + 1] = below, grid.rows[index]
                break
    return set()


def cell_lost(grids: list[Grid], chance: random.Random) -> set[Key]:
    """A row one value short."""
    grid, index = data_row(grids, chance)
    row = grid.rows[index]
    values = [i for i, cell in enumerate(row) if cell.key]
    touched = keys(row)
    del row[chance.choice(values)]
    return touched


def cell_added(grids: list[Grid], chance: random.Random) -> set[Key]:
    """A row with a number too many."""
    grid, index = data_row(grids, chance)
    row = grid.rows[index]
    row.insert(chance.choice([i for i, cell in enumerate(row) if cell.key]), Cell("7"))
    return keys(row)


def joined(row: Row, chance: random.Random) -> None:
    """Put two neighbouring values of a row in one cell."""
    pairs = [i for i in range(len(row) - 1) if digits(row[i]) and digits(row[i + 1])]
    if pairs:
        index = chance.choice(pairs)
        row[index : index + 2] = [Cell(row[index].text + row[index + 1].text)]


def cut(row: Row, chance: random.Random) -> None:
    """Put one value of a row in two cells; what holds two values already stays."""
    long = [i for i, cell in enumerate(row) if cell.key and digits(cell) and len(cell.text) > 1]
    if long:
        index = chance.choice(long)
        text = row[index].text
        at = chance.randrange(1, len(text))
        row[index : index + 1] = [Cell(text[:at]), Cell(text[at:])]


def digits(cell: Cell) -> bool:
    """Whether a cell is nothing but digits: a value, or pieces of values."""
    return cell.text.isdigit()


def in_row(*changes: Callable[[Row, random.Random], None], kinds: tuple[str, ...] = ()) -> Damage:
    """Change one row of values, in one way after the other; a row that says the same again is left as it was.

    kinds   of the grids it may be in; any where none is given
    """

    def damage(grids: list[Grid], chance: random.Random) -> set[Key]:
        grid, index = data_row([grid for grid in grids if grid.kind in kinds] or grids, chance)
        row = list(grid.rows[index])
        for change in changes:
            change(row, chance)
        if [cell.text for cell in row] == [cell.text for cell in grid.rows[index]]:
            return set()
        touched = keys(grid.rows[index])
        grid.rows[index] = row
        return touched

    return damage
