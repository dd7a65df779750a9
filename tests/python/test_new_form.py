"""A local form that nobody has described is added by rows of CSV alone, a wording it lacks by a filled-in sheet."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from star_corpus import PROJECT, dbt, rows

FORM = PROJECT / "tests" / "fixtures" / "new_form"
CODE = "example_2010"
PARTS = ("ingest", "macros", "models", "seeds", "tests/generic", "tests/singular", "tests/fixtures")
FILES = ("dbt_project.yml", "profiles.yml", "pyproject.toml")
DECIDED = ("crosswalk_every_term_decided", "crosswalk_one_dimension", "break_register_explains_every_segment")

Star = dict[str, tuple[int, str, str, str]]


def ogi(project: Path, database: Path, *arguments: str) -> None:
    """Run a command of the copied project."""
    done = subprocess.run(
        [sys.executable, "-c", "from ingest.cli import main; main()", *arguments],
        cwd=project,
        env={**os.environ, "OGI_DATABASE": str(database), "PYTHONPATH": str(project), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def build(project: Path, database: Path) -> None:
    """Build the star, the breaks and the list of unmapped labels of the copied project."""
    wanted = (
        "+fct_indicator_value",
        "+dim_series_break",
        "+dim_vocabulary_term",
        "+ops_unmapped_label",
        "unmapped_term",
    )
    done = dbt(database, "build", "--resource-type", "seed", "model", "--select", *wanted, project=project)
    assert done.returncode == 0, done.stdout[-4000:]


def star(database: Path) -> Star:
    """The totals of the star by indicator."""
    found = rows(
        database,
        """select indicator_code, value, vocabulary, comparability, series_segment
           from marts.fct_indicator_value where applicant_type = 'total'""",
    )
    return {code: (int(value), *rest) for code, value, *rest in found}


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A copy of the project with the rows of the new form added to its seeds, and a warehouse of one report in it."""
    folder = tmp_path_factory.mktemp("new_form")
    project = folder / "project"
    for part in PARTS:
        shutil.copytree(PROJECT / part, project / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in FILES:
        shutil.copy(PROJECT / file, project / file)
    for addition in FORM.glob("*/*.csv"):
        seed = project / "seeds" / addition.relative_to(FORM)
        seed.write_text(
            seed.read_text(encoding="utf-8") + addition.read_text(encoding="utf-8"), encoding="utf-8"
        )
    database = folder / "warehouse.duckdb"
    ogi(project, database, "ingest", str(FORM / "report.txt"))
    build(project, database)
    return project, database


def test_rows_alone_bring_the_form_into_the_series(described: tuple[Path, Path]) -> None:
    _, database = described
    assert star(database) == {
        "published.total": (412, CODE, "medium", "local_forms"),
        "requests.received": (26, CODE, "high", "main"),
        "outcomes.granted": (19, CODE, "low", "local_forms"),
        "outcomes.refused": (4, CODE, "low", "local_forms"),
    }


def test_the_new_form_passes_the_tests_of_the_crosswalk(described: tuple[Path, Path]) -> None:
    project, database = described
    done = dbt(database, "test", "--select", *DECIDED, project=project)
    assert done.returncode == 0, done.stdout[-3000:]


def test_a_filled_in_sheet_maps_the_old_report(described: tuple[Path, Path], tmp_path: Path) -> None:
    project, database = described
    sheet = tmp_path / "labels.csv"
    ogi(project, database, "labels", "export", str(sheet))
    with sheet.open(encoding="utf-8-sig", newline="") as handle:
        header, *lines = list(csv.reader(handle))
    (label,) = (line for line in lines if "网上递交申请量" in line)
    label[:2] = ["request.online", "同一事项的另一种写法。Another wording of the same thing."]
    with sheet.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([header, label])
    ogi(project, database, "labels", "import", str(sheet))
    build(project, database)
    assert star(database)["requests.received_online"] == (11, CODE, "high", "main")
    assert star(database)["requests.received"][0] == 26
    assert rows(database, "select count(*) from ops.ops_unmapped_label") == [(0,)]
