"""An export as a file: CSV, XLSX with a page of notes, or Parquet with the notes in its metadata."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from ingest.errors import CommandError
from ingest.export_notes import Note
from ingest.sheet import guarded, require_folder

MOST_SHEET_ROWS = 1_048_575
"""Rows of an XLSX sheet below its header."""

WIDE = 28
NARROW = 13

Writer = Callable[[Path, pa.Table, Sequence[Note]], None]


def write_export(path: Path, found: pa.Table, notes: Sequence[Note]) -> None:
    """Write the table in the format that the file's ending names; an existing file is replaced at the end only.

    Raises:
        CommandError: another ending, no such folder, or more rows than the format holds.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise CommandError(
            f"文件名须以 {'、'.join(WRITERS)} 结尾：{path.name}\n"
            f"The name must end in {', '.join(WRITERS)}: {path.name}"
        )
    require_folder(path)
    part = path.with_name(f".{path.name}.part")
    try:
        writer(part, found, notes)
        part.replace(path)
    except OSError as error:
        raise CommandError(f"写不了 {path}：{error}\n{path} cannot be written: {error}") from error
    finally:
        part.unlink(missing_ok=True)


def _plain(value: Any) -> Any:
    """A whole decimal as an integer, so that no sheet shows 37.0000."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value.normalize()
    return value


def _rows(found: pa.Table) -> Iterator[list[Any]]:
    for batch in found.to_batches(max_chunksize=10_000):
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            yield [_plain(value) for value in row]


def _write_csv(path: Path, found: pa.Table, notes: Sequence[Note]) -> None:
    # the mark in front lets a spreadsheet program see that the text is UTF-8
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(found.column_names)
        for row in _rows(found):
            writer.writerow([f"{v:f}" if isinstance(v, Decimal) else guarded(v) for v in row])


def _write_parquet(path: Path, found: pa.Table, notes: Sequence[Note]) -> None:
    from pyarrow import parquet

    said = {"ogi_notes": json.dumps(notes, ensure_ascii=False), "ogi_citation": notes[0][2]}
    parquet.write_table(found.replace_schema_metadata({**(found.schema.metadata or {}), **said}), path)


def _write_xlsx(path: Path, found: pa.Table, notes: Sequence[Note]) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    if found.num_rows > MOST_SHEET_ROWS:
        raise CommandError(
            f"{found.num_rows} 行，一张表放不下，请存为 .csv 或 .parquet。\n"
            f"{found.num_rows} rows are more than a sheet holds: write .csv or .parquet."
        )
    book = Workbook(write_only=True)

    def add(title: str, header: Sequence[str], rows: Iterator[Sequence[Any]], widths: Sequence[int]) -> None:
        page = book.create_sheet(title)
        page.freeze_panes = "B2"
        for number, width in enumerate(widths, start=1):
            page.column_dimensions[get_column_letter(number)].width = width
        heads = [WriteOnlyCell(page, name) for name in header]
        for cell in heads:
            cell.font = Font(bold=True)
        page.append(heads)
        for row in rows:
            page.append([WriteOnlyCell(page, guarded(value)) for value in row])

    texts = [pa.types.is_string(kind) or pa.types.is_large_string(kind) for kind in found.schema.types]
    add("数据 data", found.column_names, _rows(found), [WIDE if text else NARROW for text in texts])
    add("说明 notes", ("部分 part", "关于 about", "说明 note"), iter(notes), (26, 34, 110))
    book.save(path)


WRITERS: dict[str, Writer] = {".csv": _write_csv, ".xlsx": _write_xlsx, ".parquet": _write_parquet}
"""Ending of the file to what writes it."""
