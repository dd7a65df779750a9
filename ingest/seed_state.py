"""Whether the seed tables are those of the seed files: a mark on each table, gone as soon as dbt makes it anew.

Half of the work of a build that changes nothing is loading seeds and testing them; with the mark it is left out.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from duckdb import DuckDBPyConnection

from ingest import __version__
from ingest.project import project_folder

SEEDS = "seeds"

WATCHED = ("seeds", "macros", "tests/generic", "dbt_project.yml")
"""What the seed tables and their tests depend on."""

MARKED = """
    select table_name from duckdb_tables()
    where database_name = current_database() and schema_name = ? and comment = ?
"""


def _watched_files() -> list[Path]:
    found: list[Path] = []
    for name in WATCHED:
        path = project_folder() / name
        found += [inner for inner in path.rglob("*") if inner.is_file()] if path.is_dir() else [path]
    return sorted(found)


def seed_names() -> set[str]:
    """The seed tables that the project's files make."""
    return {path.stem for path in (project_folder() / SEEDS).rglob("*.csv")}


def seed_mark() -> str:
    """The mark of the seed files as they are now."""
    digest = hashlib.sha256(__version__.encode())
    for path in _watched_files():
        digest.update(path.relative_to(project_folder()).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"ogi {digest.hexdigest()}"


def are_current(connection: DuckDBPyConnection, mark: str) -> bool:
    """Whether every seed table stands as a passed build with this mark left it."""
    marked = {name for (name,) in connection.execute(MARKED, [SEEDS, mark]).fetchall()}
    return seed_names() <= marked


def set_mark(connection: DuckDBPyConnection, mark: str) -> None:
    """Mark the seed tables after a build that passed with these seed files."""
    for name in sorted(seed_names()):
        connection.execute(f"comment on table {SEEDS}.\"{name}\" is '{mark}'")
