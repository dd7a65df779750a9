"""The dbt tests as the build of the samples compiled them, asked of a warehouse in which something is broken."""

from __future__ import annotations

from pathlib import Path

import duckdb


def compiled_tests(database: Path, *patterns: str) -> dict[str, str]:
    """The SQL, by name, of the tests compiled beside a copy of the samples whose paths fit a pattern."""
    folder = database.parent / "target" / "compiled"
    files = [file for pattern in patterns for file in folder.glob(f"**/{pattern}.sql")]
    assert files, patterns
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def ringing(connection: duckdb.DuckDBPyConnection, tests: dict[str, str]) -> set[str]:
    """The names of the tests that find a row."""
    return {name for name, sql in tests.items() if connection.execute(sql).fetchall()}


def alarms(database: Path, tests: dict[str, str], *statements: str) -> set[str]:
    """The names of the tests that find a row after some statements; the warehouse stays as it was."""
    with duckdb.connect(str(database)) as connection:
        connection.execute("begin")
        for statement in statements:
            connection.execute(statement)
        rung = ringing(connection, tests)
        connection.execute("rollback")
    return rung
