"""From ragged rows to data cells: headers found, labels and values told apart, columns counted from what is certain."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ingest.document import Cell, Table
from ingest.extract.header import Column, Header, header_words, single_row, solve
from ingest.extract.shapes import is_label, is_value, role, shape
from ingest.normalise.labels import label_core

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


@dataclass
class Part:
    """Header rows and the rows under them."""

    captions: list[Cell] = field(default_factory=list)
    header_rows: list[list[Cell]] = field(default_factory=list)
    rows: list[tuple[int, tuple[Cell, ...]]] = field(default_factory=list)


def filled(row: tuple[Cell, ...]) -> list[Cell]:
    """The cells of a row that hold text."""
    return [cell for cell in row if cell.text]


def is_caption(rows: tuple[tuple[Cell, ...], ...], index: int, part: Part) -> bool:
    """Whether a row is one text across the table: alone in its row, and before or right above a header.

    The same row further down may be a heading or an item without a value; it stays a row.
    """
    row = rows[index]
    texts = filled(row)
    if len(texts) != 1 or texts[0] is not row[0] or is_value(texts[0].text):
        return False
    if len(row) == 1 or not (part.header_rows or part.rows):
        return True
    following = next((later for later in rows[index + 1 :] if filled(later)), None)
    return following is not None and is_header(following, False)


def is_header(row: tuple[Cell, ...], may_be_new: bool) -> bool:
    """Whether a row heads columns: at least two texts, no value, and words of a header.

    may_be_new   whether words that no form uses are taken for a header as well
    """
    texts = filled(row)
    if len(texts) < 2 or any(not is_label(cell.text) for cell in texts):
        return False
    heads = sum(role(cell.text) != "unknown" or label_core(cell.text) in header_words() for cell in texts)
    return heads * 2 > len(texts) or may_be_new


def may_be_new(row: tuple[Cell, ...], part: Part, padded: bool) -> bool:
    """Whether a row of unknown words may head columns: the first row, or one of several that fills its last column.

    A row of labels whose values are all blank looks the same, but ends with blanks.
    """
    if part.rows:
        return False
    return not part.header_rows or (not padded and bool(row[-1].text))


def split_parts(table: Table) -> list[Part]:
    """Cut a table where a caption or a new header begins."""
    parts = [Part()]
    for index, row in enumerate(table.rows):
        part = parts[-1]
        if not filled(row):
            continue
        if is_caption(table.rows, index, part):
            if part.header_rows or part.rows:
                part = Part()
                parts.append(part)
            part.captions.append(row[0])
        elif is_header(row, may_be_new(row, part, table.padded)):
            if part.rows:
                parts.append(Part(captions=list(part.captions)))
            parts[-1].header_rows.append(header_cells(row, table.padded))
        else:
            part.rows.append((index, row))
    return parts


def header_cells(row: tuple[Cell, ...], padded: bool) -> list[Cell]:
    """The cells of a header row, padding dropped."""
    cells = list(row)
    while padded and cells and not cells[-1].text:
        cells.pop()
    return cells


def read_header(part: Part, padded: bool) -> Header:
    """The header of a part, solved over as many columns as its rows have values."""
    labelled = sum(bool(row) and is_label(row[0].text) for _, row in part.rows) * 2 > len(part.rows)
    labelled = labelled or any(
        row and not row[0].text and any(is_label(c.text) for c in row) for _, row in part.rows
    )
    if not part.header_rows:
        return Header((), 0, "", False)
    if len(part.header_rows) == 1:
        return single_row(part.header_rows[0], labelled)
    widths = Counter(value_run(row, padded) for _, row in part.rows)
    for width, _ in widths.most_common(3):
        header = solve(part.header_rows, width, labelled)
        if header.solved:
            return header
    return Header((), 0, "", False)


def value_run(row: tuple[Cell, ...], padded: bool) -> int:
    """How many values stand at the end of a row; with padding, how many follow its labels and hold text."""
    cells = list(row)
    while padded and cells and not cells[-1].text:
        cells.pop()
    count = 0
    while count < len(cells) and is_value(cells[-1 - count].text):
        count += 1
    return count


def fits(cell: Cell, column: Column) -> bool:
    """Whether a cell may stand in a column."""
    return column.role == "unit" or is_value(cell.text)


def labels_before(row: tuple[Cell, ...], header: Header) -> int:
    """How many label cells a padded row begins with."""
    count = 1 if header.stubs > 1 and row and is_value(row[0].text) else 0
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


def split_row(
    row: tuple[Cell, ...], header: Header, padded: bool, length: int, trailing: int
) -> tuple[int, int] | None:
    """Where the values of a row begin and end; None where cells and columns cannot be matched with certainty."""
    width = len(header.columns)
    if padded:
        start = labels_before(row, header)
        if start + width > len(row) or any(cell.text for cell in row[start + width :]):
            return None
    else:
        start = len(row) - trailing - width
        if start < 0 or any(cell.text for cell in row[start + width :]):
            return None
        values = row[start : start + width]
        if len(row) != length and not all(fits(c, k) for c, k in zip(values, header.columns, strict=True)):
            return None
    if header.stubs == 0:
        return (start, start + width) if start == 0 or is_label(row[start - 1].text) else None
    return (start, start + width) if start >= 1 and is_label(row[start - 1].text) else None


def trailing_blanks(part: Part, header: Header, length: int) -> int:
    """How many blank columns stand right of the header's: the smallest number that fits every row of full length."""
    full = [row for _, row in part.rows if len(row) == length]
    for count in range(MAX_TRAILING + 1):
        if full and all(split_row(row, header, False, length, count) for row in full):
            return count
    return 0


def data_rows(table: Table, part: Part, header: Header) -> list[DataRow]:
    """The rows of a part with each value under its column."""
    lengths = Counter(len(row) for _, row in part.rows)
    length = lengths.most_common(1)[0][0] if lengths else 0
    trailing = 0 if table.padded else trailing_blanks(part, header, length)
    result = []
    for index, row in part.rows:
        place = split_row(row, header, table.padded, length, trailing) if header.solved else None
        if place is None:
            result.append(unplaced(index, row, "short" if header.solved else "no_header"))
            continue
        start, end = place
        pairs = tuple(zip(header.columns, row[start:end], strict=True))
        unit = next((cell for column, cell in pairs if column.role == "unit" and cell.text), None)
        values = tuple((column, cell) for column, cell in pairs if is_data(column, cell))
        labels = (
            row[1:start]
            if header.stubs > 1 and row and is_value(row[0].text) and row[0].text
            else row[:start]
        )
        result.append(DataRow(labels, values, unit, "complete", index))
    return result


def is_data(column: Column, cell: Cell) -> bool:
    """Whether a cell is a value: not a unit, a remark or a running number, and not blank under a blank header."""
    return column.role not in ("unit", "note", "sequence") and (bool(cell.text) or any(column.path))


def unplaced(index: int, row: tuple[Cell, ...], status: str) -> DataRow:
    """A row whose cells keep their text and get no column."""
    count = 0
    while count < len(row) and (not row[count].text or is_label(row[count].text)):
        count += 1
    if count == len(row):
        count = min(1, len(row))
    values = tuple((None, cell) for cell in row[count:] if cell.text)
    return DataRow(row[:count], values, None, status, index)
