"""The two stages of checks, and where their pages are."""

from __future__ import annotations

from pathlib import Path

from ingest.lock import connect
from ingest.quality.checks import Batch
from ingest.quality.engine import Finding, run_checks
from ingest.quality.marts_checks import marts_batches
from ingest.quality.raw_checks import raw_batches


def docs_folder(database: Path) -> Path:
    """Where the Data Docs of a database stand: `data_docs/NAME/` beside it."""
    return database.parent / "data_docs" / database.stem


def _existing(database: Path, batches: list[Batch]) -> list[Batch]:
    """The batches whose table exists: before the first build there are no marts."""
    connection = connect(database, read_only=True)
    try:
        found = connection.execute("select schema_name || '.' || table_name from duckdb_tables()").fetchall()
    finally:
        connection.close()
    tables = {name for (name,) in found}
    return [batch for batch in batches if batch.name in tables]


def last_run(database: Path) -> str:
    """The id of the latest ingest run, '' if there was none."""
    connection = connect(database, read_only=True)
    try:
        row = connection.execute("select arg_max(run_id, started_at) from raw.ingest_run").fetchone()
    finally:
        connection.close()
    return str(row[0]) if row and row[0] else ""


def check_raw(database: Path) -> list[Finding]:
    """Check what the latest ingest run wrote; writes its pages."""
    return run_checks(database, "raw", raw_batches(last_run(database)), docs_folder(database) / "raw")


def check_marts(database: Path) -> list[Finding]:
    """Check what the marts publish; writes its pages. Nothing to check before the first build."""
    batches = _existing(database, marts_batches())
    return run_checks(database, "marts", batches, docs_folder(database) / "marts") if batches else []
