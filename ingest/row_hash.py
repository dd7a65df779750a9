"""A hash of the rows of a table, whatever their order."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

ROWS = 'select count(*), sum(hash(t)), bit_xor(hash(t)) from {schema}."{name}" as t'


def row_hash(connection: DuckDBPyConnection, schema: str, name: str) -> str:
    """How many rows there are, with two sums of their hashes."""
    return str(connection.execute(ROWS.format(schema=schema, name=name)).fetchone())
