"""Spreadsheets (.xlsx, .xlsm, .xls, .et): every visible sheet with its merged ranges."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

import python_calamine as calamine

from ingest.document import Document, Rejected
from ingest.readers.join import join_cut
from ingest.readers.limits import TimeUp, too_large
from ingest.readers.office.package import check_parts, damaged
from ingest.readers.office.quiet import without_error_output
from ingest.readers.office.sheet_look import MAX_PLACES, PERCENT, SheetLook, sheet_looks
from ingest.readers.page import Item, build_document
from ingest.readers.sheet_blocks import sheet_blocks
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
        with without_error_output():
            items = workbook_items(content, looks)
    except (Rejected, TimeUp, KeyboardInterrupt, SystemExit):
        raise
    except calamine.PasswordError:
        raise Rejected("password_protected", "表格有密码 / the workbook is protected by a password") from None
    except BaseException:
        # The library's panics are no Exception.
        raise damaged("Excel") from None
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return build_document(join_cut(items), media_type if packed else "application/vnd.ms-excel", "", {})


def workbook_items(content: bytes, looks: dict[str, SheetLook]) -> list[Item]:
    """The lines and tables of every visible sheet."""
    book = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    shown = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == calamine.SheetVisibleEnum.Visible
        and sheet.typ == calamine.SheetTypeEnum.WorkSheet
    ]
    sheets = [(name, book.get_sheet_by_name(name)) for name in shown]
    return [item for name, sheet in sheets for item in sheet_items(name, sheet, looks.get(name), len(sheets))]


def sheet_items(
    name: str, sheet: calamine.CalamineSheet, look: SheetLook | None, sheets: int
) -> Iterator[Item]:
    """The lines and tables of one sheet."""
    if sheet.total_height * sheet.total_width > MAX_PLACES:
        seen = f"工作表 {sheet.total_height} 行 {sheet.total_width} 列 (a sheet of that size)"
        raise too_large(seen, MAX_PLACES)
    rows = sheet.to_python(skip_empty_area=False)
    look = look or SheetLook()
    places = [f"sheet:{name}!{column_name(x)}" for x in range(max(map(len, rows), default=0))]
    grid = [
        [
            Printed(printed_value(value, look.formats.get((y, x))), f"{places[x]}{y + 1}")
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
    yield from sheet_blocks(visible)


def merge(grid: Grid, top: int, left: int, bottom: int, right: int) -> None:
    """Put the first cell of a range at all its places inside the grid."""
    if top >= len(grid):
        return
    first = grid[top][left] if left < len(grid[top]) else None
    for row in grid[top : bottom + 1] if first else ():
        for x in range(left, min(right + 1, len(row))):
            row[x] = first or row[x]


def printed_value(value: Value, look: str | None) -> str:
    """A value as the sheet prints it, apart from separators and the number of decimals.

    A number that the sheet prints in thousands stands with the code of its format, and is no value: whether the
    reader is to take the one or the other the sheet does not say.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        if look == PERCENT:
            return f"{number_text(value * 100)}%"
        return number_text(value) if look is None else f"{number_text(value)} [{look}]"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return str(value)


def number_text(value: float) -> str:
    """A number without exponent and without the noise of binary fractions."""
    text = f"{value:.{SIGNIFICANT}g}"
    return format(Decimal(text), "f") if "e" in text else text


def column_name(index: int) -> str:
    """The letters of a column, counted from 0."""
    letters = ""
    while index >= 0:
        index, letter = divmod(index, 26)
        letters = chr(65 + letter) + letters
        index -= 1
    return letters
