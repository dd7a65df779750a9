"""What became of each build and check, so that nothing unchecked is published.

`ops.build_log` has one row per `ogi build` and `ogi check`: begun, ended, outcome (started | passed | failed), and the
fingerprint of what was checked. A run that was killed stays `started`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from duckdb import CatalogException, DuckDBPyConnection

from ingest import __version__
from ingest.errors import CommandError, WarehouseContradictionError
from ingest.lock import connect
from ingest.row_hash import row_hash

BUILD, CHECK = "build", "check"
STARTED, PASSED, FAILED = "started", "passed", "failed"

CREATE = """
    create schema if not exists ops;
    create table if not exists ops.build_log (
        started_at timestamp not null, finished_at timestamp, command varchar not null, outcome varchar not null,
        fingerprint varchar, code_version varchar not null
    )
"""

PUBLIC_RELATIONS = """
    select schema_name, table_name as name, null as definition from duckdb_tables()
    where database_name = current_database() and schema_name in ('marts', 'reporting')
    union all
    select schema_name, view_name, sql from duckdb_views()
    where database_name = current_database() and schema_name in ('marts', 'reporting')
    order by all
"""

LAST = """
    select arg_max({column}, started_at) from ops.build_log where command in {commands}
"""


class UncheckedError(CommandError):
    """The warehouse may not be published as it is."""

    exit_status = 1

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"不能发布：{zh}\nNot published. {en}")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def fingerprint(connection: DuckDBPyConnection) -> str:
    """A hash of every row of the public tables and of the text of the public views, whatever the rows' order."""
    digest = hashlib.sha256()
    for schema, name, definition in connection.execute(PUBLIC_RELATIONS).fetchall():
        content = row_hash(connection, schema, name) if definition is None else definition
        digest.update(f"{schema}.{name} {content}\n".encode())
    return digest.hexdigest()


@contextmanager
def logged(database: Path, command: str, wait: float = 0) -> Iterator[None]:
    """Write a row for the block: `failed` where the warehouse contradicts itself, `passed` where it ends well.

    The caller holds the lock and no connection; the block may open its own.

    Raises:
        CommandError: the database cannot be written.
    """
    started = _now()
    with connect(database, wait) as connection:
        connection.execute(CREATE)
        connection.execute(
            "insert into ops.build_log values (?, null, ?, ?, null, ?)",
            [started, command, STARTED, __version__],
        )
    try:
        yield
    except WarehouseContradictionError:
        _finish(database, started, FAILED, wait)
        raise
    _finish(database, started, PASSED, wait)


def _finish(database: Path, started: datetime, outcome: str, wait: float) -> None:
    with connect(database, wait) as connection:
        connection.execute(
            "update ops.build_log set finished_at = ?, outcome = ?, fingerprint = ? where started_at = ?",
            [_now(), outcome, fingerprint(connection), started],
        )


def _last(connection: DuckDBPyConnection, column: str, *commands: str) -> str | None:
    listed = "(" + ", ".join(f"'{command}'" for command in commands) + ")"
    try:
        row = connection.execute(LAST.format(column=column, commands=listed)).fetchone()
    except CatalogException:
        return None
    return row[0] if row else None


def require_checked(connection: DuckDBPyConnection) -> str:
    """The fingerprint of a warehouse whose last build passed, no later check failed, and nothing changed since.

    Raises:
        UncheckedError: there was no build, it or a later check failed or did not end, or the tables changed after it.
    """
    built = _last(connection, "outcome", BUILD)
    if built is None:
        raise UncheckedError(
            "从未检查过，请先运行 ogi build。", "It was never checked: run `ogi build` first."
        )
    if FAILED in (built, _last(connection, "outcome", BUILD, CHECK)):
        raise UncheckedError(
            "上次构建或检查未通过，请按提示改正后再运行 ogi build。",
            "The last build or check failed: mend what it named and run `ogi build` again.",
        )
    if STARTED in (built, _last(connection, "outcome", BUILD, CHECK)):
        raise UncheckedError(
            "上次构建或检查没有做完，请再运行 ogi build。",
            "The last build or check did not end: run `ogi build` again.",
        )
    now = fingerprint(connection)
    if now != _last(connection, "fingerprint", BUILD):
        raise UncheckedError(
            "检查之后数据又有改动，请再运行 ogi build。",
            "The tables changed after they were checked: run `ogi build` again.",
        )
    return now
