"""The public tables written into a database file and into Parquet files, text masked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from ingest.lock import connect
from ingest.publish.mask import Masks
from ingest.publish.printed import PRINTED_COLUMNS, PRINTED_NEEDS, hide_contacts
from ingest.publish.tables import Column, Table

DATABASE = "ogi.duckdb"
PARQUET = "parquet"
SOURCE = "warehouse"
TARGET = "released"
"""The names under which the warehouse and the new file are attached; neither is stored in the file."""

WORTH_A_LOOK = "[0-9０-９@＠#＃]"
"""A text without any of these holds neither a telephone number nor an address: it is not handed to Python."""


MASKED = ("text", "printed")


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def _masked(value: Any, masks: Masks) -> Any:
    return [_masked(part, masks) for part in value] if isinstance(value, list) else masks.mask(value or "")


def _mask_column(connection: DuckDBPyConnection, table: Table, column: Column, masks: Masks) -> str | None:
    """Put what masking changes into a temporary table; its name, None where nothing changes."""
    found = connection.execute(
        f'select distinct "{column.name}" as shown from {SOURCE}.{table.full_name} '
        f"where regexp_matches(cast(shown as varchar), {quoted(WORTH_A_LOOK)})"
    ).fetchall()
    changed = [(value, hidden) for (value,) in found if (hidden := _masked(value, masks)) != value]
    if not changed:
        return None
    name = f"mask_{table.name}_{column.name}"
    shown, hidden = map(list, zip(*changed, strict=True))
    connection.execute(
        f'create or replace temp table "{name}" as '
        f"select unnest(?::{column.data_type}[]) as shown, unnest(?::{column.data_type}[]) as hidden",
        [shown, hidden],
    )
    return name


def _selection(connection: DuckDBPyConnection, table: Table, masks: Masks) -> str:
    """The query that gives the rows of a table as they go out, in the order of its key."""
    joins, fields = [], []
    if {column.name for column in table.columns} >= PRINTED_NEEDS:
        hide_contacts(connection, f"{SOURCE}.{table.full_name}", masks)
        joins.append("left join hidden_contact as h on t.reported_value_id = h.reported_value_id")
        changes = PRINTED_COLUMNS
    else:
        changes = {}
    for column in table.columns:
        field = f't."{column.name}"'
        mask = _mask_column(connection, table, column, masks) if column.content in MASKED else None
        if column.name in changes:
            field = changes[column.name]
        elif mask:
            joins.append(f'left join "{mask}" on t."{column.name}" = "{mask}".shown')
            field = f'coalesce("{mask}".hidden, t."{column.name}")'
        fields.append(f'{field} as "{column.name}"')
    order = ", ".join(f'"{name}"' for name in table.primary_key) or "all"
    return (
        f"select {', '.join(fields)} from {SOURCE}.{table.full_name} as t {' '.join(joins)} order by {order}"
    )


def _describe(connection: DuckDBPyConnection, target: str, table: Table) -> None:
    connection.execute(f"comment on table {target} is {quoted(table.description)}")
    for column in table.columns:
        connection.execute(f'comment on column {target}."{column.name}" is {quoted(column.description)}')


@contextmanager
def attached(warehouse: Path, wait: float) -> Iterator[DuckDBPyConnection]:
    """A connection that reads the warehouse, which nobody changes meanwhile, and can write another file.

    Raises:
        CommandError: the warehouse is in use for writing after `wait` seconds, or is no database.
    """
    connect(warehouse, wait, read_only=True).close()
    # What does not fit into memory goes beside the warehouse, as when it is opened by itself.
    with duckdb.connect(config={"temp_directory": f"{warehouse}.tmp"}) as connection:
        connection.execute(f"attach {quoted(str(warehouse))} as {SOURCE} (read_only)")
        connection.execute(f"use {SOURCE}")
        yield connection


def write_tables(
    connection: DuckDBPyConnection,
    folder: Path,
    tables: tuple[Table, ...],
    masks: Masks,
    advance: Callable[[int], None],
) -> dict[str, int]:
    """Write `ogi.duckdb` and `parquet/SCHEMA.TABLE.parquet` into the folder; the rows of each table by full name.

    The connection is an `attached` one; `advance` is called after each table.
    """
    (folder / PARQUET).mkdir()
    counts: dict[str, int] = {}
    connection.execute(f"attach {quoted(str(folder / DATABASE))} as {TARGET}")
    for schema in sorted({table.schema for table in tables}):
        connection.execute(f"create schema {TARGET}.{schema}")
    for table in tables:
        target = f"{TARGET}.{table.full_name}"
        connection.execute(f"create table {target} as {_selection(connection, table, masks)}")
        _describe(connection, target, table)
        parquet = folder / PARQUET / f"{table.full_name}.parquet"
        connection.execute(
            f"copy (from {target}) to {quoted(str(parquet))} (format parquet, compression zstd)"
        )
        counted = connection.execute(f"select count(*) from {target}").fetchone()
        counts[table.full_name] = counted[0] if counted else 0
        advance(1)
    connection.execute(f"detach {TARGET}")
    return counts
