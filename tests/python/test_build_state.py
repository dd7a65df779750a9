"""A build leaves dbt out only where the last one passed and nothing that it depends on changed since."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from commands import command

from ingest import build_state
from ingest.build_state import forget, is_unchanged, project_hash, remember
from ingest.project import project_folder

SETUP = """
    create schema raw; create schema marts; create schema ops; create schema seeds;
    create table raw.report as select 'r1' as report_id, 2023 as report_year;
    create table raw.source_file as select 'r1' as report_id, cast(null as varchar) as manifest_agency;
    create table raw.ingest_run as select 'first' as run_id;
    create table seeds.unit as select '件' as unit;
    create table marts.dim_report as select 'r1' as report_id, 1.5 as share;
    create view ops.ops_report as select report_id from marts.dim_report
"""
CHANGES = {
    "a report is gone": "delete from raw.report",
    "a report is new": "insert into raw.report values ('r2', 2024)",
    "a report is read otherwise": "update raw.report set report_year = 2022",
    "a manifest says more": "update raw.source_file set manifest_agency = '某某市'",
    "a report stands twice": "insert into raw.report from raw.report",
    "two reports more, the same": "insert into raw.report values ('r2', 2024), ('r2', 2024)",
    "a seed table was changed by hand": "update seeds.unit set unit = '条'",
    "a row of the marts was changed by hand": "update marts.dim_report set share = 1.6",
    "a table of the marts is gone": "drop view ops.ops_report; drop table marts.dim_report",
    "a table of the marts is empty": "delete from marts.dim_report",
    "a column has another name": "alter table marts.dim_report rename column share to part",
    "a view says something else": "create or replace view ops.ops_report as select 'r2' as report_id",
    "a table is new": "create table marts.another as select 1 as x",
    "the state was written by hand": "update ops.build_state set state = 'x'",
    "the state is empty": "delete from ops.build_state",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of a few files."""
    folder = tmp_path / "project"
    for name in (
        "dbt_project.yml",
        "models/a.sql",
        "models/a.yml",
        "seeds/x/unit.csv",
        "macros/m.sql",
        "ingest/a.py",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(build_state, "project_folder", lambda: folder)
    return folder


@pytest.fixture
def passed(project: Path) -> duckdb.DuckDBPyConnection:
    """A warehouse whose build has passed."""
    connection = duckdb.connect()
    connection.execute(SETUP)
    assert not is_unchanged(connection)
    remember(connection)
    return connection


def test_nothing_changed(passed: duckdb.DuckDBPyConnection) -> None:
    assert is_unchanged(passed)
    passed.execute("insert into raw.ingest_run values ('second')")
    assert is_unchanged(passed)
    remember(passed)
    assert is_unchanged(passed)


def test_a_build_that_began_leaves_no_state(passed: duckdb.DuckDBPyConnection) -> None:
    forget(passed)
    assert not is_unchanged(passed)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_in_the_database_is_seen(passed: duckdb.DuckDBPyConnection, change: str) -> None:
    passed.execute(CHANGES[change])
    assert not is_unchanged(passed)


def rename(folder: Path) -> None:
    (folder / "models/a.sql").rename(folder / "models/b.sql")


PROJECT_CHANGES: dict[str, Callable[[Path], object]] = {
    "a model": lambda folder: (folder / "models/a.sql").write_text("select 1"),
    "a test of a model": lambda folder: (folder / "models/a.yml").write_text("version: 2"),
    "a seed": lambda folder: (folder / "seeds/x/unit.csv").write_text("unit"),
    "a new seed": lambda folder: (folder / "seeds/x/more.csv").write_text("unit"),
    "a macro": lambda folder: (folder / "macros/m.sql").unlink(),
    "the code": lambda folder: (folder / "ingest/a.py").write_text("pass"),
    "the settings": lambda folder: (folder / "dbt_project.yml").write_text("name: x"),
    "a name": rename,
}


@pytest.mark.parametrize("change", PROJECT_CHANGES)
def test_a_change_in_the_project_is_seen(
    passed: duckdb.DuckDBPyConnection, project: Path, change: str
) -> None:
    PROJECT_CHANGES[change](project)
    assert not is_unchanged(passed)


def test_other_settings_of_dbt_and_other_programs_are_seen(
    passed: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBT_TARGET_PATH", "/elsewhere")
    assert is_unchanged(passed)
    monkeypatch.setenv("DBT_FULL_REFRESH", "1")
    assert not is_unchanged(passed)
    monkeypatch.delenv("DBT_FULL_REFRESH")
    monkeypatch.setattr(build_state, "version", lambda name: "0.0")
    assert not is_unchanged(passed)


def test_the_project_itself_is_hashed_whole() -> None:
    names = {
        path.relative_to(project_folder()).as_posix() for path in build_state.project_files(project_folder())
    }
    assert {"dbt_project.yml", "profiles.yml", "ingest/dbt_plugin.py", "seeds/quality/unit.csv"} <= names
    assert project_hash() == project_hash()


def unchanged(database: Path) -> bool:
    with duckdb.connect(str(database), read_only=True) as connection:
        return is_unchanged(connection)


def test_the_second_build_says_that_dbt_is_not_run(samples_copy: Path) -> None:
    status, said = command(samples_copy, "ogi", "build", project_folder() / "samples")
    assert status == 0, said[-4000:]
    assert "dbt is not run" in said
    assert "dbt build" not in said


def test_a_manifest_and_a_report_taken_out_are_seen(samples_copy: Path, tmp_path: Path) -> None:
    assert unchanged(samples_copy)
    sample = project_folder() / "samples" / "anxiang_no_year.txt"
    shutil.copy(sample, tmp_path)
    manifest = tmp_path / "manifest.csv"
    with manifest.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([("path", "year"), (sample.name, "2023")])
    status, said = command(
        samples_copy,
        "ogi",
        "ingest",
        tmp_path / sample.name,
        "--manifest",
        manifest,
        "--database",
        samples_copy,
    )
    assert status == 0, said
    assert not unchanged(samples_copy)


def test_a_report_that_was_forgotten_is_seen(samples_copy: Path) -> None:
    status, said = command(samples_copy, "ogi", "forget", "anxiang_no_year.txt")
    assert status == 0, said
    assert not unchanged(samples_copy)
