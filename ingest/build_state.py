"""Whether a build has anything to do: what dbt reads and what it wrote, against the last build that passed.

The state is a hash of the project's own files, of every raw row and of every row that dbt wrote. It is written when a
build has passed and taken away when dbt begins, so that a build which failed or was killed leaves none.
"""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from duckdb import CatalogException, DuckDBPyConnection

from ingest.project import project_folder
from ingest.row_hash import row_hash

PROJECT_FILES = (
    "dbt_project.yml", "profiles.yml", "models/**/*", "macros/**/*", "seeds/**/*", "tests/generic/**/*",
    "tests/singular/**/*", "ingest/**/*.py",
)  # fmt: skip
PROGRAMS = ("dbt-core", "dbt-duckdb", "duckdb", "opencc", "cn2an")
"""Programs whose version may decide what the models say."""

PATH_VARIABLES = ("DBT_TARGET_PATH", "DBT_LOG_PATH", "DBT_PROJECT_DIR", "DBT_PROFILES_DIR")

SCHEMAS = ("raw", "seeds", "staging", "intermediate", "marts", "reporting", "ops")
OF_RUNS = ("raw.ingest_run", "ops.build_log", "ops.build_state")
"""Tables about runs: every run changes them."""

RELATIONS = f"""
    select schema_name, table_name as name, sql, false as is_view from duckdb_tables()
    where database_name = current_database() and schema_name in {SCHEMAS}
    union all
    select schema_name, view_name, sql, true from duckdb_views()
    where database_name = current_database() and schema_name in {SCHEMAS}
    order by all
"""


def project_hash() -> str:
    """A hash of everything outside the database that a build depends on."""
    digest = hashlib.sha256(platform.python_version().encode())
    for program in PROGRAMS:
        digest.update(f"{program} {version(program)}\n".encode())
    for name, value in sorted(os.environ.items()):
        if name.startswith("DBT_") and name not in PATH_VARIABLES:
            digest.update(f"{name}={value}\n".encode())
    for path in project_files(project_folder()):
        digest.update(f"{path.relative_to(project_folder()).as_posix()}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def project_files(folder: Path) -> list[Path]:
    """The files of the project that a build depends on."""
    found: Iterable[Path] = (path for pattern in PROJECT_FILES for path in folder.glob(pattern))
    return sorted(path for path in set(found) if path.is_file())


def state(connection: DuckDBPyConnection) -> str:
    """The present state: project, raw rows, and what dbt wrote, whatever the order of the rows."""
    digest = hashlib.sha256(project_hash().encode())
    for schema, name, definition, is_view in connection.execute(RELATIONS).fetchall():
        if f"{schema}.{name}" not in OF_RUNS:
            rows = None if is_view else row_hash(connection, schema, name)
            digest.update(f"{schema}.{name} {definition} {rows}\n".encode())
    return digest.hexdigest()


def is_unchanged(connection: DuckDBPyConnection) -> bool:
    """Whether the last build passed and nothing changed since."""
    try:
        row = connection.execute("select state from ops.build_state").fetchone()
    except CatalogException:
        return False
    return row is not None and row[0] == state(connection)


def forget(connection: DuckDBPyConnection) -> None:
    """Take the state away: a build begins."""
    connection.execute("drop table if exists ops.build_state")


def remember(connection: DuckDBPyConnection) -> None:
    """Write the state: a build has passed."""
    connection.execute("create schema if not exists ops")
    connection.execute("create or replace table ops.build_state as select ? as state", [state(connection)])
