"""`ogi publish`: one read-only release of a checked warehouse."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from ingest import __version__
from ingest.build_log import require_checked
from ingest.publish.changes import Change, changes
from ingest.publish.copy import attached, write_tables
from ingest.publish.datapackage import DESCRIPTOR, LICENCES, descriptor
from ingest.publish.mask import PATTERNS, load_masks
from ingest.publish.pages import write_docs, write_pages
from ingest.publish.place import current_release, new_release, next_version, publishing
from ingest.publish.tables import COLUMNS, TABLES, Public, public_tables
from ingest.seeds import SEEDS_FOLDER

EXTENT = """
    select count(value), count(distinct agency_key) filter (value is not null),
      min(year) filter (value is not null), max(year) filter (value is not null), max(vocabulary_version)
    from marts.fct_indicator_value
"""

Progress = Callable[[int], AbstractContextManager[Callable[[int], None]]]
"""Given a number of steps, a context that gives the function which counts them."""


@dataclass(frozen=True)
class Release:
    """What was published.

    folder      where it stands
    is_new      False where the current release already says the same
    rows        rows by full name of the table
    unlisted    public columns that stayed behind because no list names them
    """

    folder: Path
    is_new: bool
    rows: dict[str, int]
    changes: list[Change]
    unlisted: tuple[str, ...]


def _content_mark(checked: str) -> str:
    """A hash of what decides the content of a release: checked tables, lists, patterns, program."""
    digest = hashlib.sha256(f"{checked} {__version__}".encode())
    for name in (TABLES, COLUMNS, PATTERNS, LICENCES):
        digest.update((SEEDS_FOLDER / name).read_bytes())
    return digest.hexdigest()


def _mark_of(release: Path | None) -> str | None:
    try:
        described = json.loads((release / DESCRIPTOR).read_text(encoding="utf-8")) if release else {}
    except (OSError, ValueError):
        return None
    return described.get("contentMark")


def _about(connection: DuckDBPyConnection, version: str, mark: str) -> dict[str, Any]:
    row = connection.execute(EXTENT).fetchone()
    values, agencies, first, last, vocabulary_version = row or (0, 0, None, None, None)
    now = datetime.now(UTC)
    return {
        "version": version,
        "mark": mark,
        "created": now.isoformat(timespec="seconds"),
        "released_on": now.date().isoformat(),
        "values": values,
        "agencies": agencies,
        "years": f"{first}–{last}" if first else "—",
        "vocabulary_version": vocabulary_version or "—",
        "code_version": __version__,
    }


def _package(about: dict[str, Any]) -> dict[str, Any]:
    """The part of the description that names the release."""
    return {
        "profile": "data-package",
        "name": "ogi-warehouse",
        "title": "政府信息公开年度报告数据 · Data of Chinese government-information annual reports",
        "description": f"{about['values']} values of {about['agencies']} bodies, {about['years']}",
        "version": about["version"],
        "created": about["created"],
        "keywords": ["政府信息公开", "open government information", "China"],
        "codeVersion": about["code_version"],
        "vocabularyVersion": about["vocabulary_version"],
        "contentMark": about["mark"],
    }


def _write(
    connection: DuckDBPyConnection,
    folder: Path,
    public: Public,
    about: dict[str, Any],
    previous: Path | None,
    progress: Progress,
) -> tuple[dict[str, int], list[Change]]:
    with progress(len(public.tables)) as advance:
        rows = write_tables(connection, folder, public.tables, load_masks(), advance)
    found = changes(folder, previous)
    write_pages(folder, {**about, "changes": found, "previous": previous.name if previous else None})
    write_docs(folder)
    described = descriptor(folder, public.tables, rows, _package(about))
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    (folder / DESCRIPTOR).write_text(text, encoding="utf-8")
    return rows, found


def publish(warehouse: Path, root: Path, progress: Progress, wait: float = 0) -> Release:
    """Publish the warehouse as the current release of the folder `root`; nothing is written where it says the same.

    Raises:
        UncheckedError: the warehouse was not checked, failed, or changed since.
        CommandError: the warehouse or the folder is in use or cannot be opened.
    """
    with attached(warehouse, wait) as connection:
        mark = _content_mark(require_checked(connection))
        public = public_tables(connection)
        with publishing(root):
            previous = current_release(root)
            if previous is not None and _mark_of(previous) == mark:
                return Release(previous, False, {}, [], public.unlisted)
            version = next_version(root, datetime.now(UTC).date())
            about = _about(connection, version, mark)
            with new_release(root, version) as folder:
                rows, found = _write(connection, folder, public, about, previous, progress)
    return Release(root / version, True, rows, found, public.unlisted)
