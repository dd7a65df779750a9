"""The manifest: what somebody who collected the files knows about them."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ingest.errors import CommandError

KEY_COLUMNS = frozenset({"path", "sha256"})
VALUE_COLUMNS = frozenset({"url", "agency", "year", "published_on", "retrieved_at"})


@dataclass(frozen=True)
class ManifestEntry:
    """What the manifest says about one file; None where it says nothing."""

    url: str | None = None
    agency: str | None = None
    year: int | None = None
    published_on: date | None = None
    retrieved_at: datetime | None = None


@dataclass(frozen=True)
class Manifest:
    """Entries by the file's absolute path and by the SHA-256 of its bytes."""

    by_path: dict[str, ManifestEntry]
    by_sha256: dict[str, ManifestEntry]

    def entry(self, source_uri: str, report_id: str | None) -> ManifestEntry | None:
        """The entry of one file, that of its path before that of its bytes."""
        return self.by_path.get(source_uri) or self.by_sha256.get(report_id or "")


def _year(text: str) -> int:
    year = int(text)
    if not 1990 <= year <= 2100:
        raise ValueError("1990–2100")
    return year


CONVERTERS: dict[str, Callable[[str], Any]] = {
    "url": str,
    "agency": str,
    "year": _year,
    "published_on": date.fromisoformat,
    "retrieved_at": lambda text: datetime.fromisoformat(text).replace(tzinfo=None),
}


def _entry(row: dict[str, str], number: int) -> ManifestEntry:
    values: dict[str, Any] = {}
    for column, convert in CONVERTERS.items():
        text = (row.get(column) or "").strip()
        if not text:
            continue
        try:
            values[column] = convert(text)
        except ValueError as error:
            raise CommandError(
                f"清单第 {number} 行 {column} 列无法理解：“{text}”（{error}）。\n"
                f"Manifest line {number}, column {column}: cannot understand '{text}' ({error})."
            ) from None
    return ManifestEntry(**values)


def _read_rows(path: Path) -> tuple[set[str], list[dict[str, str]]]:
    if path.suffix.lower() == ".xlsx":
        from ingest.sheet import read_xlsx

        lines = read_xlsx(path)
        names = lines.pop(0) if lines else []
        rows = [dict(zip(names, line, strict=False)) for line in lines]
    else:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle, strict=True)
            rows = list(reader)
            names = list(reader.fieldnames or ())
    return {name for name in names if not name.startswith("#")}, rows


def read_manifest(path: Path) -> Manifest:
    """Read a manifest CSV (UTF-8, with or without BOM) or XLSX; relative paths count from the manifest's folder.

    Columns whose name begins with `#` are remarks for the reader, as in the sheet of `ogi review`. `agency` is a name,
    a division code (GB/T 2260, or nine digits for a township), or a code before a name (`320106 区教育局`). A name that
    no register lists establishes a body: at the place in the name, else where the page prints it behind one, else
    without a place, as the only one of its name in the country. Among several bodies of one name, or for a name that
    is no more than a kind of place, nothing is chosen: the report waits, and its candidates say what to write.

    Raises:
        CommandError: the file cannot be read, has other columns, or holds a value that is no year or date.
    """
    try:
        columns, rows = _read_rows(path)
    except (OSError, ValueError, csv.Error) as error:
        raise CommandError(
            f"清单读不了：{path}（{error}）\nThe manifest cannot be read: {path} ({error})"
        ) from None
    if not columns & KEY_COLUMNS or not columns <= KEY_COLUMNS | VALUE_COLUMNS:
        known = ", ".join(sorted(KEY_COLUMNS | VALUE_COLUMNS))
        raise CommandError(
            f"清单须有 path 或 sha256 列，其余列只能是：{known}。\n"
            f"A manifest needs a column path or sha256, and may have only: {known}."
        )
    by_path: dict[str, ManifestEntry] = {}
    by_sha256: dict[str, ManifestEntry] = {}
    for number, row in enumerate(rows, start=2):
        entry = _entry(row, number)
        if place := (row.get("path") or "").strip():
            by_path[str((path.parent / place).expanduser().resolve())] = entry
        if digest := (row.get("sha256") or "").strip().lower():
            by_sha256[digest] = entry
    return Manifest(by_path, by_sha256)
