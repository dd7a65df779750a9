"""`ogi build` and `dbt build` on an empty warehouse, on one that is built, and on one that contradicts itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from ingest.project import project_folder
from ingest.seed_state import are_current, seed_mark, seed_names, set_mark

BIN = Path(sys.executable).parent


def command(database: Path, *arguments: object, folder: Path | None = None) -> tuple[int, str]:
    """Run a program of the environment on a database of its own; its exit status and what it printed."""
    paths = {
        "OGI_DATABASE": str(database),
        "DBT_TARGET_PATH": str(database.parent / "target"),
        "DBT_LOG_PATH": str(database.parent / "logs"),
    }
    program, *rest = arguments
    done = subprocess.run(
        [BIN / str(program), *map(str, rest)],
        env={**os.environ, **paths},
        cwd=folder or database.parent,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout


def all_rows(database: Path) -> dict[str, int]:
    """A hash of the rows of every published table, whatever their order; working tables and runs left out."""
    with duckdb.connect(str(database), read_only=True) as connection:
        tables = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() "
            "where table_name not in ('ingest_run', 'build_log') and schema_name not in ('intermediate', 'staging')"
        ).fetchall()
        return {
            table: connection.execute(f"select count(*), sum(hash(t)) from {table} as t").fetchone()
            for (table,) in tables
        }


@pytest.fixture
def samples_copy(samples_warehouse: Path, tmp_path: Path) -> Path:
    """The built samples, to change."""
    copy = Path(shutil.copy(samples_warehouse, tmp_path / "building.duckdb"))
    target = samples_warehouse.parent / "target"
    if target.exists():
        shutil.copytree(target, tmp_path / "target")
    return copy


def test_dbt_build_alone_and_ogi_build_pass_on_an_empty_warehouse(database):
    status, said = command(database, "dbt", "build", folder=project_folder())
    assert status == 0, said[-4000:]
    status, said = command(database, "ogi", "build")
    assert status == 0, said[-4000:]
    assert "报告 reports  无 none" in said
    status, said = command(database, "ogi", "check")
    assert status == 0, said


def test_second_build_changes_no_row_and_leaves_the_seeds(samples_copy):
    before = all_rows(samples_copy)
    with duckdb.connect(str(samples_copy)) as connection:
        assert are_current(connection, seed_mark())
    status, said = command(samples_copy, "ogi", "build", project_folder() / "samples")
    assert status == 0, said[-4000:]
    assert all_rows(samples_copy) == before


def test_contradiction_ends_with_status_one_and_its_name(samples_copy):
    with duckdb.connect(str(samples_copy)) as connection:
        connection.execute("update raw.prose_value set report_id = 'nowhere'")
    for arguments in (("ogi", "build"), ("ogi", "check")):
        status, said = command(samples_copy, *arguments)
        assert status == 1, said
        assert "raw.prose_value.has_report" in said
        assert "Traceback" not in said


def test_failing_dbt_test_ends_with_status_one(samples_copy):
    with duckdb.connect(str(samples_copy)) as connection:
        connection.execute("insert into marts.fct_indicator_value from marts.fct_indicator_value limit 1")
    status, said = command(samples_copy, "ogi", "build")
    assert status == 1, said[-4000:]
    assert "dbt did not pass" in said
    assert "unique" in said


def test_mark_goes_when_a_seed_table_is_made_anew():
    with duckdb.connect() as connection:
        connection.execute("create schema seeds")
        for name in seed_names():
            connection.execute(f'create table seeds."{name}" (i integer)')
        mark = seed_mark()
        assert not are_current(connection, mark)
        set_mark(connection, mark)
        assert are_current(connection, mark)
        assert not are_current(connection, "ogi other files")
        connection.execute(f'create or replace table seeds."{min(seed_names())}" (i integer)')
        assert not are_current(connection, mark)
