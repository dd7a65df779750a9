"""The next commands depend on the state of the warehouse, and each of them works as it is printed."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from ingest.cli import app
from ingest.next_steps import for_warehouse, typed

SETTLED = """
    update marts.dim_report set is_waiting = false;
    delete from marts.fct_reported_value where term_code = 'UNMAPPED';
    update marts.fct_arithmetic_check set outcome = 'holds';
    update marts.fct_indicator_value set has_conflict = false
"""


@pytest.fixture
def database(samples_warehouse: Path, tmp_path: Path) -> Path:
    """A copy of the samples."""
    return Path(shutil.copy(samples_warehouse, tmp_path / "warehouse.duckdb"))


def commands(database: Path, statement: str = "") -> list[str]:
    """The next commands after a change of the marts, each as its first two words."""
    with duckdb.connect(str(database)) as connection:
        connection.execute(statement or "select 1")
        return [" ".join(step.command.split()[:2]) for step in for_warehouse(connection)]


def test_what_can_be_mended_comes_first(database: Path) -> None:
    assert commands(database) == ["ogi review", "ogi labels", "ogi report"]


def test_a_settled_warehouse_is_put_to_use(database: Path) -> None:
    assert commands(database, SETTLED) == ["ogi trace", "ogi export", "ogi publish"]


@pytest.mark.parametrize(
    ("statement", "gone"),
    [
        ("update marts.dim_report set is_waiting = false", "ogi review"),
        ("delete from marts.fct_reported_value where term_code = 'UNMAPPED'", "ogi labels"),
    ],
)
def test_what_is_mended_is_not_named(database: Path, statement: str, gone: str) -> None:
    left = commands(database, statement)
    assert gone not in left
    assert len(left) == 3


def test_nothing_loaded_points_to_what_was_rejected(database: Path) -> None:
    empty = "".join(
        f"delete from marts.{table};"
        for table in ("dim_report", "fct_reported_value", "fct_arithmetic_check", "fct_indicator_value")
    )
    assert commands(database, empty) == ["ogi report"]
    assert commands(database, "delete from raw.rejection") == ["ogi build"]


@pytest.mark.parametrize("statement", ["select 1", SETTLED])
def test_each_step_works_as_printed(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute(statement)
        steps = for_warehouse(connection)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OGI_DATABASE", str(database))
    for step in steps:
        if "publish" not in step.command:
            done = CliRunner().invoke(app, shlex.split(step.command)[1:])
            assert done.exit_code == 0, (step.command, done.output, done.exception)


def test_an_argument_stands_as_a_shell_needs_it() -> None:
    assert typed("兰溪市人民政府") == "兰溪市人民政府"
    assert shlex.split(typed("a b's (1).txt")) == ["a b's (1).txt"]
