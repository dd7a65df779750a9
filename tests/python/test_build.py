"""`ogi build` and `dbt build` on an empty warehouse, on one that is built, and on one that contradicts itself."""

from pathlib import Path

import duckdb
from commands import command

from ingest.project import project_folder
from ingest.seed_state import are_current, seed_mark, seed_names, set_mark


def all_rows(database: Path) -> dict[str, int]:
    """A hash of the rows of every published table, whatever their order; working tables and runs left out."""
    with duckdb.connect(str(database), read_only=True) as connection:
        tables = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() "
            "where table_name not in ('ingest_run', 'build_log', 'build_state') "
            "and schema_name not in ('intermediate', 'staging')"
        ).fetchall()
        return {
            table: connection.execute(f"select count(*), sum(hash(t)) from {table} as t").fetchone()
            for (table,) in tables
        }


def test_build_and_check_pass_on_an_empty_warehouse(database):
    status, said = command(database, "ogi", "build")
    assert status == 0, said[-4000:]
    assert "报告 reports  无 none" in said
    status, said = command(database, "ogi", "check")
    assert status == 0, said


def test_dbt_alone_reads_an_empty_warehouse(database):
    status, said = command(database, "dbt", "run", "--select", "stg_report", folder=project_folder())
    assert status == 0, said[-4000:]
    with duckdb.connect(str(database)) as connection:
        assert connection.execute("select count(*) from staging.stg_report").fetchone() == (0,)


def test_second_build_changes_no_row_and_leaves_the_seeds(samples_copy):
    before = all_rows(samples_copy)
    status, said = command(samples_copy, "ogi", "build", project_folder() / "samples", "--force")
    assert status == 0, said[-4000:]
    assert "dbt build" in said
    assert all_rows(samples_copy) == before
    with duckdb.connect(str(samples_copy)) as connection:
        assert are_current(connection, seed_mark())


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
