"""Grids from cells that say how many rows and columns they cover."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.limits import MAX_GRID_CELLS, too_large


@dataclass(eq=False, slots=True)
class Printed:
    """A cell before it has a place in the plain text; two cells are the same only if they are one object.

    text    verbatim, outer white space trimmed
    place   where it stands in its format, '' where the text says it all
    """

    text: str
    place: str = ""


@dataclass(eq=False, slots=True)
class Spanned:
    """A cell with the number of rows and columns it says it covers; any number, however large."""

    printed: Printed
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Interval:
    """A cell over columns [start, end), and the rows it still covers below the present one."""

    start: int
    end: int
    rest: int
    printed: Printed


Grid = list[list[Printed]]


class Laid(Grid):
    """A grid that knows where its columns stand among those of its format.

    starts   the column of the format at which each column of the grid begins
    end      the column of the format after the last
    """

    def __init__(self, rows: Grid, starts: Sequence[int], end: int) -> None:
        super().__init__(rows)
        self.starts = starts
        self.end = end

    def over(self, starts: Sequence[int]) -> Laid:
        """The same table over more columns; each begins where a column of this or of another table does."""
        columns = [bisect_right(self.starts, start) - 1 for start in starts]
        return Laid([[row[x] for x in columns if 0 <= x < len(row)] for row in self], starts, self.end)


def expand(rows: Sequence[Sequence[Spanned]]) -> Laid:
    """Every cell at each place it covers, the same object at all of them.

    A column is where some cell begins, so that spans beyond every other cell add no column and cost no memory. Cells
    covering more rows than there are end with the table. A row without cells at its end is shorter; so is a row with
    a gap before a cell that covers it from above.

    Raises Rejected `too_large`.
    """
    laid: list[list[Interval]] = []
    above: list[Interval] = []
    places = 0
    for row in rows:
        below = [i for i in above if i.rest > 0]
        for interval in below:
            interval.rest -= 1
        above = lay(row, below)
        places += len(above)
        if places > MAX_GRID_CELLS:
            raise too_large(f"表格超过 {places} 格 (cells of a table)", MAX_GRID_CELLS)
        laid.append(above)
    return over_columns(laid)


def over_columns(laid: Sequence[Sequence[Interval]]) -> Laid:
    """Rows of cells over columns, left to right, as a grid with one column for each place where some cell begins.

    Raises Rejected `too_large`.
    """
    starts = sorted({interval.start for row_ in laid for interval in row_})
    if len(starts) * len(laid) > MAX_GRID_CELLS:
        seen = f"表格 {len(laid)} 行 {len(starts)} 列 (a table of that many rows and columns)"
        raise too_large(seen, MAX_GRID_CELLS)
    grid = [fill(row_, starts) for row_ in laid]
    rows = [row_ for index, row_ in enumerate(grid) if index == 0 or adds(row_, grid[index - 1])]
    return Laid(rows, starts, max((interval.end for row_ in laid for interval in row_), default=0))


def without_blank_edges(grid: Laid) -> Laid:
    """The grid without the rows at its end and, of several rows, the columns at its right that hold no text."""
    height = max((y + 1 for y, row in enumerate(grid) if any(cell.text for cell in row)), default=0)
    if height < 2:
        return Laid(grid[:height], grid.starts, grid.end)
    width = max(x + 1 for row in grid for x, cell in enumerate(row) if cell.text)
    return Laid([row[:width] for row in grid[:height]], grid.starts[:width], grid.end)


def lay(row: Sequence[Spanned], below: list[Interval]) -> list[Interval]:
    """The cells of a row in the columns that cells from above leave free, with those from above, left to right.

    below   the cells from above, left to right
    """
    placed: list[Interval] = []
    column = 0
    index = 0
    for cell in row:
        while index < len(below) and below[index].start <= column:
            column = max(column, below[index].end)
            placed.append(below[index])
            index += 1
        end = column + max(1, cell.columns)
        if index < len(below):
            end = min(end, below[index].start)
        placed.append(Interval(column, end, max(1, cell.rows) - 1, cell.printed))
        column = end
    return placed + below[index:]


def fill(row: Sequence[Interval], starts: list[int]) -> list[Printed]:
    """A row as the cells over each column, up to the first column that nothing covers."""
    cells: list[Printed] = []
    for interval in row:
        if bisect_left(starts, interval.start) > len(cells):
            break
        cells.extend([interval.printed] * (bisect_left(starts, interval.end) - len(cells)))
    return cells


def adds(row: list[Printed], above: list[Printed]) -> bool:
    """Whether a row has a cell of its own: one that does not reach down from the row above."""
    return not set(above).issuperset(row)
