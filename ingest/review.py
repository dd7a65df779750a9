"""The sheet of waiting reports: what is missing, the candidates with their evidence, and empty columns to fill in.

The sheet is a manifest (see `ingest.manifest`): its columns `sha256`, `agency` and `year` are read back, those whose
name begins with `#` are for the reader alone.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from ingest.errors import CommandError

WAITING = """
    select
        report_id as sha256,
        null as agency,
        null as year,
        array_to_string(list_filter(status_all, lambda s: s <> 'loaded'), ', ') as "#状态 status",
        source_uri as "#文件 file",
        title as "#标题 title",
        agency_in_title as "#题中机关 body in the title",
        agency_in_body as "#文中机关 body in the text",
        agency_candidates as "#机关候选 candidates",
        agency_evidence as "#机关证据 evidence",
        report_year as "#已定年度 year known",
        year_candidates as "#年度候选 years",
        published_on as "#发布日期 published"
    from marts.dim_report
    where status in ('agency_conflict', 'needs_agency', 'needs_year')
    order by source_uri, report_id
"""

FORMULA = ("=", "+", "-", "@")
"""A cell that begins so is taken for a formula by spreadsheets; the text of a page never is one."""

MAX_CELL = 32_000
"""Characters that a spreadsheet cell holds, a little below the limit of 32 767."""

Sheet = tuple[list[str], list[list[str]]]
"""Column names and rows, all as text."""


def waiting(connection: DuckDBPyConnection) -> Sheet:
    """The waiting reports, one a row; `agency` and `year` are empty."""
    result = connection.execute(WAITING)
    columns = [column[0] for column in result.description or []]
    return columns, [[_plain(value) for value in row] for row in result.fetchall()]


def _plain(value: Any) -> str:
    text = "" if value is None else str(value)[:MAX_CELL]
    return f"'{text}" if text.startswith(FORMULA) else text


def write_sheet(path: Path, sheet: Sheet) -> None:
    """Write a sheet as CSV (UTF-8 with BOM, as spreadsheets expect) or, by its ending, as XLSX.

    Raises:
        CommandError: the file has another ending.
    """
    columns, rows = sheet
    if path.suffix.lower() == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow(columns)
            writer.writerows(rows)
    elif path.suffix.lower() == ".xlsx":
        _write_xlsx(path, columns, rows)
    else:
        raise CommandError(
            f"待定表只写成 .csv 或 .xlsx：{path}\nThe sheet is written as .csv or .xlsx: {path}"
        )


def _write_xlsx(path: Path, columns: list[str], rows: list[list[str]]) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "review"
    page.append(columns)
    for cell in page[1]:
        cell.font = Font(bold=True)
    for row in rows:
        page.append(row)
    for number, column in enumerate(columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = 40 if column.startswith("#") else 24
    page.freeze_panes = "D2"
    book.save(path)


def _written(value: Any) -> str:
    """A cell as a person reads it: a year typed as a number is no 2020.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def read_xlsx(path: Path) -> Sheet:
    """The first page of a workbook as text.

    Raises:
        OSError, ValueError: it is no readable workbook.
    """
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError) as error:
        raise ValueError(str(error)) from None
    rows = [[_written(value) for value in row] for row in book.worksheets[0].values]
    book.close()
    return (rows[0], rows[1:]) if rows else ([], [])
