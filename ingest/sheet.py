"""Sheets that people fill in and hand back: CSV or XLSX, with a header in which the first word names the column."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

from ingest.errors import CommandError

SheetRow = dict[str, str]


def write_sheet(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write one sheet; the ending of the file decides the format.

    Raises:
        CommandError: another ending than .csv or .xlsx, or a folder that does not exist.
    """
    kind = _kind(path)
    if not path.absolute().parent.is_dir():
        raise CommandError(f"没有这个文件夹：{path.parent}\nThere is no such folder: {path.parent}")
    if kind == ".xlsx":
        _write_xlsx(path, header, rows)
        return
    # the mark in front lets a spreadsheet program see that the text is UTF-8
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(header)
        writer.writerows(["" if value is None else value for value in row] for row in rows)


def read_sheet(path: Path) -> list[SheetRow]:
    """The rows of a sheet under the first words of its header; empty cells are empty strings.

    Raises:
        CommandError: the file is missing, has another ending, or cannot be read as what its ending says.
    """
    kind = _kind(path)
    if not path.is_file():
        raise CommandError(f"没有这个文件：{path}\nThere is no such file: {path}")
    try:
        lines = _read_xlsx(path) if kind == ".xlsx" else _read_csv(path)
    except (UnicodeDecodeError, BadZipFile, csv.Error, KeyError, ValueError) as error:
        raise CommandError(
            f"读不了 {path.name}：请存为 UTF-8 的 CSV 或 XLSX。\n"
            f"{path.name} cannot be read: save it as CSV in UTF-8 or as XLSX. ({error})"
        ) from error
    if not lines:
        return []
    names = [name.split()[0] if name.split() else "" for name in lines[0]]
    return [dict(zip(names, line, strict=False)) for line in lines[1:] if any(cell.strip() for cell in line)]


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


def _read_xlsx(path: Path) -> list[list[str]]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        return [
            ["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)
        ]
    finally:
        book.close()


def _write_xlsx(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(list(header))
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            # a printed label that begins with = is a text, never a formula
            cell.value = value if isinstance(value, int) or value is None else str(value)
            if isinstance(value, str):
                cell.data_type = "s"
    sheet.freeze_panes = "A2"
    book.save(path)
