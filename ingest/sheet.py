"""Sheets for people, CSV or XLSX, some to be filled in and handed back; a column goes by the first word of its header.

A text that begins like a formula is written so that no spreadsheet program runs it, and read back as it was.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

from ingest.errors import CommandError

SheetRow = dict[str, str]

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so is taken for a formula by spreadsheet programs; the text of a page never is one."""

GUARD = "'"
"""In front of such a text it tells spreadsheet programs to leave the text alone."""

MAX_CELL = 32_000
"""Characters that a spreadsheet cell holds, a little below the limit of 32 767."""


def guarded(value: object) -> object:
    """A text that begins like a formula with the guard in front; anything else as it is."""
    return GUARD + value if isinstance(value, str) and value.startswith(FORMULA) else value


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith(GUARD) and text[1:].startswith(FORMULA) else text


def require_folder(path: Path) -> None:
    """Raise CommandError where the folder of a file to be written does not exist."""
    if not path.absolute().parent.is_dir():
        raise CommandError(f"没有这个文件夹：{path.parent}\nThere is no such folder: {path.parent}")


def write_sheet(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write one sheet; the ending of the file decides the format.

    Raises:
        CommandError: another ending than .csv or .xlsx, or a folder that does not exist.
    """
    kind = _kind(path)
    require_folder(path)
    if kind == ".xlsx":
        _write_xlsx(path, header, rows)
        return
    # the mark in front lets a spreadsheet program see that the text is UTF-8
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(header)
        writer.writerows(["" if value is None else guarded(value) for value in row] for row in rows)


def read_sheet(path: Path) -> list[SheetRow]:
    """The rows of a sheet under the first words of its header; empty cells are empty strings.

    Raises:
        CommandError: the file is missing, has another ending, or cannot be read as what its ending says.
    """
    kind = _kind(path)
    if not path.is_file():
        raise CommandError(f"没有这个文件：{path}\nThere is no such file: {path}")
    try:
        lines = read_xlsx(path) if kind == ".xlsx" else _read_csv(path)
    except (csv.Error, ValueError) as error:
        raise CommandError(
            f"读不了 {path.name}：请存为 UTF-8 的 CSV 或 XLSX。\n"
            f"{path.name} cannot be read: save it as CSV in UTF-8 or as XLSX. ({error})"
        ) from error
    if not lines:
        return []
    names = [name.split()[0] if name.split() else "" for name in lines[0]]
    rows = [[_unguarded(cell) for cell in line] for line in lines[1:] if any(cell.strip() for cell in line)]
    return [dict(zip(names, row, strict=False)) for row in rows]


def _kind(path: Path) -> str:
    kind = path.suffix.lower()
    if kind not in (".csv", ".xlsx"):
        raise CommandError(
            f"文件名须以 .csv 或 .xlsx 结尾：{path.name}\nThe name must end in .csv or .xlsx: {path.name}"
        )
    return kind


def _read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.reader(handle))


def _written(value: object) -> str:
    """A cell as a person reads it: a year typed as a number is no 2020.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def read_xlsx(path: Path) -> list[list[str]]:
    """The lines of a workbook's first page as text.

    Raises:
        OSError, ValueError: it is no readable workbook.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError) as error:
        raise ValueError(str(error)) from None
    try:
        return [[_written(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    finally:
        book.close()


def _write_xlsx(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.append(list(header))
    for number, name in enumerate(header, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = max(12, min(40, 2 * len(name)))
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            # a printed label that begins with = is a text, never a formula
            cell.value = value if isinstance(value, int) or value is None else str(value)[:MAX_CELL]
            if isinstance(value, str):
                cell.data_type = "s"
    sheet.freeze_panes = "A2"
    book.save(path)
