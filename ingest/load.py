"""Loading: one transaction a batch, from rows through polars and Arrow into DuckDB."""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from duckdb import DuckDBPyConnection

from ingest import __version__
from ingest.document import Row
from ingest.load_plan import PARSE_TABLES, Changes, Planner, Rejections, Run, State
from ingest.manifest import Manifest
from ingest.outcome import Outcome
from ingest.raw_schema import RawTable, ensure_raw_tables
from ingest.raw_tables import BY_NAME, INGEST_RUN, RAW_TABLES, REJECTION, SOURCE_FILE


def now() -> datetime:
    """The time in UTC without a zone, as raw tables store it."""
    return datetime.now(UTC).replace(tzinfo=None)


def _rows_without_run(connection: DuckDBPyConnection, table: RawTable) -> list[Row]:
    names = [name for name in table.column_names if name != "run_id"]
    found = connection.execute(f"select {', '.join(names)} from {table.full_name}").fetchall()
    return [dict(zip(names, values, strict=True)) for values in found]


def read_state(connection: DuckDBPyConnection) -> State:
    """What the warehouse holds now."""
    live = dict(connection.execute("select report_id, parser_version from raw.report").fetchall())
    sources = {row["source_id"]: row for row in _rows_without_run(connection, SOURCE_FILE)}
    return State(live, sources, Rejections(_rows_without_run(connection, REJECTION)))


@contextmanager
def transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    """All of the block or nothing of it."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _delete(connection: DuckDBPyConnection, table: RawTable, key: str, ids: Iterable[str]) -> None:
    if wanted := sorted(ids):
        connection.execute(f"delete from {table.full_name} where {key} in (select unnest(?))", [wanted])


def _insert(connection: DuckDBPyConnection, table: RawTable, rows: list[Row]) -> None:
    if rows:
        connection.register("ogi_batch", table.frame(rows).to_arrow())
        connection.execute(f"insert into {table.full_name} by name select * from ogi_batch")
        connection.unregister("ogi_batch")


def apply(connection: DuckDBPyConnection, changes: Changes) -> None:
    """Write the changes; the caller holds the transaction."""
    for name in PARSE_TABLES:
        _delete(connection, BY_NAME[name], "report_id", changes.delete_reports)
    _delete(connection, SOURCE_FILE, "source_id", changes.delete_sources)
    _delete(connection, REJECTION, "rejection_id", changes.delete_rejections)
    for table in RAW_TABLES:
        _insert(connection, table, changes.rows(table.name))


def _write_run(connection: DuckDBPyConnection, run: Run, finished_at: datetime | None) -> None:
    _delete(connection, INGEST_RUN, "run_id", [run.run_id])
    row: dict[str, Any] = {name: getattr(run, name, None) for name in INGEST_RUN.column_names}
    _insert(connection, INGEST_RUN, [{**row, "finished_at": finished_at}])


class Loader:
    """Loads the outcomes of one run, batch by batch."""

    def __init__(
        self, connection: DuckDBPyConnection, parser_version: str, manifest: Manifest | None = None
    ) -> None:
        ensure_raw_tables(connection)
        self.connection = connection
        run = Run(uuid.uuid4().hex, now(), __version__, parser_version)
        self.planner = Planner(read_state(connection), run, manifest)

    @property
    def run(self) -> Run:
        """The run with its counts so far."""
        return self.planner.run

    def known(self) -> frozenset[str]:
        """The reports whose live parse is of this parser version: they need no reading."""
        live = self.planner.state.live
        return frozenset(report for report, version in live.items() if version == self.run.parser_version)

    def load(self, outcomes: list[Outcome]) -> None:
        """Load one batch in one transaction. After an exception the loader is spent, the database as before."""
        changes = self.planner.plan(outcomes, now())
        with transaction(self.connection):
            apply(self.connection, changes)
            _write_run(self.connection, self.run, None)

    def finish(self) -> Run:
        """Close the run and return its counts."""
        with transaction(self.connection):
            _write_run(self.connection, self.run, now())
        return self.run


@dataclass(frozen=True)
class Forgotten:
    """What `forget` removed, in rows."""

    reports: int
    sources: int
    rejections: int


def forget(connection: DuckDBPyConnection, report_ids: list[str], source_uris: list[str]) -> Forgotten:
    """Take reports with all their sources, and rejections of these places or contents, out of the raw tables."""
    match = "where report_id in (select unnest(?::varchar[]))"
    place = f"{match} or source_uri in (select unnest(?::varchar[]))"

    def remove(table: str, condition: str, values: list[Any]) -> int:
        return len(connection.execute(f"delete from raw.{table} {condition} returning 1", values).fetchall())

    with transaction(connection):
        reports = remove("report", match, [report_ids])
        for table in PARSE_TABLES[1:]:
            remove(table, match, [report_ids])
        return Forgotten(
            reports,
            remove("source_file", match, [report_ids]),
            remove("rejection", place, [report_ids, source_uris]),
        )
