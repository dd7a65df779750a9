"""Cells to columns: values counted from what is certain, and left without a column where nothing is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ingest.document import Cell, Table
from ingest.extract.grid import Part, filled
from ingest.extract.header import Column, Header
from ingest.extract.known import is_known
from ingest.extract.shapes import is_label, is_value, shape
from ingest.normalise.labels import numbering

MAX_TRAILING = 2
"""How many blank columns right of the header a table may have."""


@dataclass(frozen=True)
class DataRow:
    """A row with values.

    labels    label cells left to right; blank where a label above still holds
    values    pairs (column, cell); column None where nobody can say which
    status    `complete`, `short` (fewer or more cells than the header) or `no_header`
    """

    labels: tuple[Cell, ...]
    values: tuple[tuple[Column | None, Cell], ...]
    unit: Cell | None
    status: str
    index: int


@dataclass(frozen=True)
class Fit:
    """How the rows of a part are counted.

    padded     from the labels on, because merged cells are missing; else from the right edge
    length     cells of a full row
    trailing   blank columns right of the header's
    longest    cells of the longest row, those of the header included
    filled     whether blanks fill the places of a merged label, between it and the values
    """

    padded: bool
    length: int
    trailing: int
    longest: int = 0
    filled: bool = False


def fits(cell: Cell, column: Column) -> bool:
    """Whether a cell may stand in a column: no number and no label among units, no words among values."""
    if column.role == "unit":
        return shape(cell.text) not in ("number", "percentage", "range") and not names_row(cell.text)
    return is_value(cell.text)


def units_fit(cells: tuple[Cell, ...], columns: tuple[Column, ...]) -> bool:
    """Whether the unit columns hold units and no other does: else a cell is missing, or the columns came one by one."""
    return all(
        fits(cell, column) if column.role == "unit" else shape(cell.text) != "unit"
        for cell, column in zip(cells, columns, strict=True)
    )


def labels_before(row: tuple[Cell, ...], header: Header) -> int:
    """How many label cells a padded row begins with, the running number before them included."""
    count = 1 if has_number(row, header) else 0
    unit_first = bool(header.columns) and header.columns[0].role == "unit"
    while count < len(row) and is_label(row[count].text):
        count += 1
    if (
        unit_first
        and count > 1
        and (count >= len(row) or shape(row[count].text) not in ("unit", "blank", "marker"))
    ):
        count -= 1
    return count


def has_number(row: tuple[Cell, ...], header: Header) -> bool:
    """Whether a row begins with its running number."""
    return header.stubs > 1 and bool(row) and bool(row[0].text) and is_value(row[0].text)


def split_row(row: tuple[Cell, ...], header: Header, fit: Fit, doubtful: bool) -> int | None:
    """Where the values of a row begin; None where cells and columns cannot be matched with certainty.

    doubtful   whether the last cell is a blank that may be no cell
    """
    width = len(header.columns)
    start = padded_start(row, header, doubtful) if fit.padded else counted_start(row, header, fit)
    if start is None or not units_fit(row[start : start + width], header.columns):
        return None
    own = start if fit.padded else last_filled(row[:start])
    labelled = own > 0 and is_label(row[own - 1].text)
    return start if labelled or (start == 0 and header.stubs == 0) else None


def names_row(text: str) -> bool:
    """Whether a text is numbered as labels are, or a label that some form prints."""
    return numbering(text).level is not None or is_known(text)


def last_filled(cells: tuple[Cell, ...]) -> int:
    """How many cells there are up to the last one with text."""
    return max((count for count, cell in enumerate(cells, start=1) if cell.text), default=0)


def padded_start(row: tuple[Cell, ...], header: Header, doubtful: bool) -> int | None:
    """As `split_row`, for rows that are counted from their labels."""
    start = labels_before(row, header)
    end = start + len(header.columns)
    if doubtful and end == len(row) - 1:
        return start
    if end != len(row) or (doubtful and not blank_is_certain(row[start:], header.columns)):
        return None
    return start


def counted_start(row: tuple[Cell, ...], header: Header, fit: Fit) -> int | None:
    """As `split_row`, for rows that are counted from the right edge.

    The first value must be no label, and in a row of unusual length every one must be a value. Where a blank may be the
    filling of a merged label or the first value, a row shorter than the longest is not certain.
    """
    width = len(header.columns)
    start = len(row) - fit.trailing - width
    if start < 0 or any(cell.text for cell in row[start + width :]):
        return None
    values = row[start : start + width]
    fitting = [fits(cell, column) for cell, column in zip(values, header.columns, strict=True)]
    if not (all(fitting) if len(row) != fit.length else fitting[0] or not names_row(values[0].text)):
        return None
    filling = fit.filled and len(row) < fit.longest and not values[0].text
    return None if filling else start


def blank_is_certain(values: tuple[Cell, ...], columns: tuple[Column, ...]) -> bool:
    """Whether a last blank that may be padding changes nothing: there is one data column, or all of them are blank."""
    data = [cell for cell, column in zip(values, columns, strict=True) if column.role != "unit"]
    return len(data) == 1 or not any(cell.text for cell in data)


def find_fit(table: Table, part: Part, header: Header) -> Fit:
    """How to count: the usual length of a row, and the fewest trailing blank columns that fit all such rows."""
    lengths = Counter(len(row) for _, row in part.rows)
    length = lengths.most_common(1)[0][0] if lengths else 0
    if table.padded:
        return Fit(True, length, 0)
    full = [row for _, row in part.rows if len(row) == length]
    longest = max(len(row) for row in (*part.header_rows, *(row for _, row in part.rows)))
    tried = []
    for trailing in range(MAX_TRAILING + 1):
        labels = [row[: max(0, len(row) - trailing - len(header.columns))] for _, row in part.rows]
        filled = any(0 < last_filled(cells) < len(cells) for cells in labels)
        tried.append(Fit(False, length, trailing, longest, filled))
        if all(split_row(row, header, tried[-1], False) is not None for row in full):
            return tried[-1]
    return tried[0]


def data_rows(table: Table, part: Part, header: Header) -> list[DataRow]:
    """The rows of a part with each value under its column."""
    if not header.solved:
        headed = has_columns(part)
        return [unplaced(index, row, "no_header", headed) for index, row in part.rows]
    fit = find_fit(table, part, header)
    result = []
    for index, row in part.rows:
        start = split_row(row, header, fit, index in table.doubtful)
        if start is None or index in table.torn:
            result.append(unplaced(index, row, "short"))
            continue
        pairs = tuple(zip(header.columns, row[start : start + len(header.columns)], strict=False))
        unit = next((cell for column, cell in pairs if column.role == "unit" and cell.text), None)
        values = tuple((column, cell) for column, cell in pairs if is_data(column, cell))
        labels = row[1 if has_number(row, header) else 0 : start]
        result.append(DataRow(labels, values, unit, "complete", index))
    return result


def has_columns(part: Part) -> bool:
    """Whether a part has several columns of values: a header stands over it, or a row holds two."""
    rows = (sum(is_value(cell.text) for cell in filled(row)) for _, row in part.rows)
    return bool(part.header_rows) or any(values > 1 for values in rows)


def is_data(column: Column, cell: Cell) -> bool:
    """Whether a cell is a value: not a unit, a remark or a running number, and not blank under a blank header."""
    return column.role not in ("unit", "note", "sequence") and (bool(cell.text) or any(column.path))


def unplaced(index: int, row: tuple[Cell, ...], status: str, headed: bool = False) -> DataRow:
    """A row whose cells keep their text and get no column.

    headed   whether it has several columns that nobody can tell apart: then its blanks are values as well
    """
    count = 0
    while count < len(row) and (not row[count].text or is_label(row[count].text)):
        count += 1
    if count == len(row):
        count = min(1, len(row))
    cells = [cell for cell in row[count:] if cell.text or headed]
    unit = cells[0] if len(cells) == 2 and shape(cells[0].text) == "unit" else None
    values = tuple((None, cell) for cell in cells if cell is not unit)
    return DataRow(row[:count], values, unit, status, index)
