"""Spreadsheets (.xlsx, .xlsm, .xls, .et): every visible sheet with its merged ranges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

import python_calamine as calamine

from ingest.document import Document, Rejected
from ingest.readers.join import join_cut
from ingest.readers.layout import NUMERIC
from ingest.readers.limits import too_large
from ingest.readers.office.package import check_parts, damaged
from ingest.readers.office.sheet_look import MAX_PLACES, SheetLook, sheet_looks
from ingest.readers.page import Item, build_document
from ingest.readers.spans import Grid, Printed

Value = int | float | str | bool | date | datetime | time | timedelta | None
SIGNIFICANT = 15
"""Digits a spreadsheet shows of a number at most; what comes after is the noise of binary fractions."""


def read_workbook(content: bytes) -> Document:
    """Read a workbook; each sheet's name stands as a line before it.

    Raises Rejected `damaged_file`, `password_protected`, `too_large`, `no_text` or `unsupported_format` (entities).
    """
    packed = content.startswith(b"PK")
    if packed:
        check_parts(content)
    looks = sheet_looks(content) if packed else {}
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        shown = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == calamine.SheetVisibleEnum.Visible
            and sheet.typ == calamine.SheetTypeEnum.WorkSheet
        ]
        sheets = [(name, book.get_sheet_by_name(name)) for name in shown]
        items = [
            item for name, sheet in sheets for item in sheet_items(name, sheet, looks.get(name), len(sheets))
        ]
    except Rejected:
        raise
    except calamine.PasswordError:
        raise Rejected("password_protected", "表格有密码 / the workbook is protected by a password") from None
    except Exception:
        raise damaged("Excel") from None
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return build_document(join_cut(items), media_type if packed else "application/vnd.ms-excel", "", {})


def sheet_items(
    name: str, sheet: calamine.CalamineSheet, look: SheetLook | None, sheets: int
) -> Iterator[Item]:
    """The lines and tables of one sheet."""
    if sheet.total_height * sheet.total_width > MAX_PLACES:
        seen = f"工作表 {sheet.total_height} 行 {sheet.total_width} 列 (a sheet of that size)"
        raise too_large(seen, MAX_PLACES)
    rows = sheet.to_python(skip_empty_area=False)
    look = look or SheetLook()
    grid = [
        [
            Printed(printed_value(value, look.is_percentage(y, x)), f"sheet:{name}!{column_name(x)}{y + 1}")
            for x, value in enumerate(row)
        ]
        for y, row in enumerate(rows)
    ]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        merge(grid, top, left, bottom, right)
    visible = [
        [cell for x, cell in enumerate(row) if x not in look.hidden_columns]
        for y, row in enumerate(grid)
        if y not in look.hidden_rows
    ]
    if sheets > 1 and any(cell.text for row in visible for cell in row):
        yield name
    yield from blocks(without_blank_columns(visible))


def merge(grid: Grid, top: int, left: int, bottom: int, right: int) -> None:
    """Put the first cell of a range at all its places inside the grid."""
    if top >= len(grid):
        return
    first = grid[top][left] if left < len(grid[top]) else None
    for row in grid[top : bottom + 1] if first else ():
        for x in range(left, min(right + 1, len(row))):
            row[x] = first or row[x]


def printed_value(value: Value, percentage: bool) -> str:
    """A value as the sheet prints it, apart from separators and the number of decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return f"{number_text(value * 100)}%" if percentage else number_text(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.strip() if isinstance(value, str) else str(value)


def number_text(value: float) -> str:
    """A number without exponent and without the noise of binary fractions."""
    return format(Decimal(f"{value:.{SIGNIFICANT}g}"), "f")


def column_name(index: int) -> str:
    """The letters of a column, counted from 0."""
    letters = ""
    while index >= 0:
        index, letter = divmod(index, 26)
        letters = chr(65 + letter) + letters
        index -= 1
    return letters


def without_blank_columns(grid: Grid) -> Grid:
    """The grid without columns that hold no text."""
    width = max((len(row) for row in grid), default=0)
    kept = [x for x in range(width) if any(x < len(row) and row[x].text for row in grid)]
    return [[row[x] if x < len(row) else Printed("") for x in kept] for row in grid]


def texts(row: Sequence[Printed]) -> list[Printed]:
    """The cells of a row with text, each once."""
    return [cell for cell in dict.fromkeys(row) if cell.text]


def blocks(grid: Grid) -> Iterator[Item]:
    """A sheet cut at blank rows: lines of one text before and after a table as running text, the rest as tables."""
    block: list[list[Printed]] = []
    for row in [*grid, []]:
        if texts(row):
            block.append(row)
        elif block:
            yield from block_items(block)
            block = []


def block_items(rows: list[list[Printed]]) -> Iterator[Item]:
    """The items of rows without a blank one between; each text of a merged cell is read once."""
    wide = [index for index, row in enumerate(rows) if len(texts(row)) > 1]
    first, last = (wide[0], wide[-1]) if wide else (len(rows), len(rows))
    if wide and first and rows[first - 1][0].text and is_article(rows, first):
        first -= 1
    while last + 1 < len(rows) and not is_note(rows[last + 1]):
        last += 1
    seen: set[int] = set()
    for index, row in enumerate(rows):
        if not first <= index <= last:
            for cell in texts(row):
                if id(cell) not in seen:
                    seen.add(id(cell))
                    yield from (line.strip() for line in cell.text.splitlines() if line.strip())
        elif index == first:
            yield [spread(rows, place) for place in range(first, last + 1)]


def is_article(rows: list[list[Printed]], first: int) -> bool:
    """Whether the text above a table is repeated in kind inside it: a caption of one of its parts."""
    return any(len(texts(row)) == 1 and row is not rows[first - 1] for row in rows[first + 1 :])


def is_note(row: list[Printed]) -> bool:
    """Whether a row of one text below a table is a note: a long text, or one that is not in the label column."""
    found = texts(row)
    return len(found) == 1 and (len(found[0].text) > 40 or found[0] is not row[0])


def spread(rows: list[list[Printed]], index: int) -> list[Printed]:
    """A row; one text right above a header row is a caption over the whole width."""
    row = rows[index]
    following = texts(rows[index + 1]) if index + 1 < len(rows) else []
    alone = len(texts(row)) == 1 and row[0].text and not NUMERIC.match(row[0].text)
    if alone and len(following) > 1 and not any(NUMERIC.match(cell.text) for cell in following):
        return [row[0]] * len(row)
    return row
