"""What an incremental build leaves equals a full refresh, row for row, after every kind of change."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from star_corpus import PROJECT, dbt, rows
from typer.testing import CliRunner

from ingest.cli import app

SAMPLES = PROJECT / "samples"
BASE = (
    "anxiang_no_year.txt",
    "guangning_2009.txt",
    "lanxi_2018.txt",
    "lanxi_2019.txt",
    "lanxi_2022.txt",
    "luxian_2018.txt",
    "luxian_2020.txt",
)
PROJECT_PARTS = ("models", "macros", "seeds", "tests/generic", "tests/singular")
UNKNOWN_LABEL = "竹林防火宣传单发放数"
"""A row of the Guangning sample that no seed knows."""
EDITED_SEEDS = ("term_alias", "report_override")
STAR = "marts.fct_indicator_value"


@dataclass
class Warehouse:
    """A database and a copy of the dbt project whose seeds a test may edit."""

    database: Path
    project: Path

    def ogi(self, *arguments: str) -> None:
        """Run one `ogi` command on the database."""
        done = CliRunner().invoke(app, [*arguments, "--database", str(self.database)])
        assert done.exit_code == 0, done.output

    def build(self, *flags: str, seeds: tuple[str, ...] = EDITED_SEEDS) -> None:
        """Run the models and the seeds that a test may have edited; fail with dbt's own words."""
        chosen = ("--select", "path:models", *seeds, "--exclude", "reporting", "ops")
        done = dbt(
            self.database, "build", "--resource-type", "seed", "model", *chosen, *flags, project=self.project
        )
        assert done.returncode == 0, done.stdout[-4000:]

    def sql(self, statement: str) -> None:
        """Run one statement on the database."""
        with duckdb.connect(str(self.database)) as connection:
            connection.execute(statement)

    def append_seed(self, path: str, row: dict[str, str]) -> None:
        """Add a row to a seed of the copied project."""
        file = self.project / "seeds" / path
        with file.open(encoding="utf-8", newline="") as handle:
            columns = csv.DictReader(handle).fieldnames or []
        assert not row.keys() - set(columns)
        with file.open("a", encoding="utf-8", newline="") as handle:
            csv.DictWriter(handle, columns, lineterminator="\n").writerow(row)

    def saved(self, name: str) -> Path:
        """A copy of the database as it stands, beside it."""
        target = self.database.with_name(f"{name}.saved")
        shutil.copy(self.database, target)
        return target

    def restore(self, saved: Path) -> None:
        """Put a saved database back in place: the path stays the same, so dbt need not parse again."""
        shutil.copy(saved, self.database)


def content(database: Path, table: str) -> list[tuple[object, ...]]:
    """Every row of a table, in an order of its own."""
    return sorted(rows(database, f"select * from {table}"), key=repr)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A warehouse of seven samples, built once."""
    folder = tmp_path_factory.mktemp("base")
    project = folder / "project"
    for part in PROJECT_PARTS:
        shutil.copytree(PROJECT / part, project / part)
    for name in ("dbt_project.yml", "profiles.yml"):
        shutil.copy(PROJECT / name, project / name)
    warehouse = Warehouse(folder / "series.duckdb", project)
    warehouse.ogi("ingest", *(str(SAMPLES / name) for name in BASE))
    warehouse.build(seeds=("path:seeds",))
    return warehouse


def add_report(warehouse: Warehouse, folder: Path) -> None:
    warehouse.ogi("ingest", str(SAMPLES / "luxian_2019.txt"))


def edit_label_seed(warehouse: Warehouse, folder: Path) -> None:
    row = {
        "vocabulary": "local_other",
        "term_code": "published.via_other",
        "alias": UNKNOWN_LABEL,
        "note": "测试",
    }
    warehouse.append_seed("vocabulary/term_alias.csv", row)


def override_year(warehouse: Warehouse, folder: Path) -> None:
    query = "select report_id from raw.source_file where source_name = 'anxiang_no_year.txt'"
    row = {
        "report_id": rows(warehouse.database, query)[0][0],
        "field": "year",
        "value": "2020",
        "note": "测试",
    }
    warehouse.append_seed("quality/report_override.csv", row)


def parse_again(warehouse: Warehouse, folder: Path) -> None:
    """A parser that reads one cell of one report otherwise."""
    report = "(select report_id from raw.source_file where source_name = 'lanxi_2019.txt')"
    warehouse.sql(
        f"""update raw.table_cell set raw_text = '77' where cell_id = (
                select min(raw_id) from marts.fct_reported_value
                where report_id = {report} and term_code = 'request.new' and applicant_type = 'total')"""
    )
    warehouse.sql(f"update raw.report set parse_id = md5(parse_id) where report_id = {report}")


def forget_report(warehouse: Warehouse, folder: Path) -> None:
    warehouse.ogi("forget", "luxian_2018.txt")


def add_later_version(warehouse: Warehouse, folder: Path) -> None:
    text = (SAMPLES / "lanxi_2022.txt").read_text(encoding="utf-16")
    corrected = text.replace("2023-01-19", "2023-04-19").replace("47210", "47211")
    file = folder / "lanxi_2022_later.txt"
    file.write_text(corrected, encoding="utf-8")
    warehouse.ogi("ingest", str(file))


ROUNDS: dict[str, dict[Callable[[Warehouse, Path], None], tuple[str, int]]] = {
    "new_report_new_parse_override": {
        add_report: ("泸县人民政府", 2019),
        parse_again: ("兰溪市人民政府", 2019),
        override_year: ("安乡县人民政府办公室", 2020),
    },
    "label_seed": {edit_label_seed: ("广宁县人民政府", 2009)},
    "forget_and_later_version": {
        forget_report: ("泸县人民政府", 2018),
        add_later_version: ("兰溪市人民政府", 2022),
    },
}
"""Changes that are built together, each with the body and the year it concerns."""


@dataclass
class Outcome:
    """The same warehouse before some changes, built incrementally after them, and refreshed in full."""

    concerned: dict[str, int]
    before: Path
    incremental: Path
    refreshed: Path


@pytest.fixture(params=ROUNDS, scope="module")
def outcome(
    request: pytest.FixtureRequest, base: Warehouse, tmp_path_factory: pytest.TempPathFactory
) -> Outcome:
    """Make the changes to the base warehouse, build both ways, and undo them."""
    changes = ROUNDS[request.param]
    before = base.saved("before")
    seeds = tmp_path_factory.mktemp("seeds") / "seeds"
    shutil.copytree(base.project / "seeds", seeds)
    for change in changes:
        change(base, tmp_path_factory.mktemp(change.__name__))
    changed = base.saved("changed")
    base.build("--full-refresh")
    refreshed = base.saved("refreshed")
    base.restore(changed)
    base.build()
    incremental = base.saved("incremental")
    base.restore(before)
    shutil.copytree(seeds, base.project / "seeds", dirs_exist_ok=True)
    return Outcome(dict(changes.values()), before, incremental, refreshed)


def test_incremental_equals_full_refresh(outcome: Outcome) -> None:
    tables = rows(
        outcome.refreshed,
        """select schema_name || '.' || table_name from duckdb_tables()
           where schema_name = 'marts' or table_name in ('int_star_candidate', 'int_star_term_value')""",
    )
    assert len(tables) > 10
    for (table,) in tables:
        assert content(outcome.incremental, table) == content(outcome.refreshed, table), table


def test_one_report_moves_only_its_agency_and_the_years_beside(outcome: Outcome) -> None:
    query = f"""
        select indicator_value_id, name_zh, year, columns(s.* exclude (fingerprint, indicator_value_id, year))
        from {STAR} as s join marts.dim_agency using (agency_key)"""
    before, after = (
        {row[0]: row for row in rows(file, query)} for file in (outcome.before, outcome.incremental)
    )
    moved = {row[1:3] for key, row in (before | after).items() if before.get(key) != after.get(key)}
    assert {name for name, _ in moved} == outcome.concerned.keys()
    assert {abs(year - outcome.concerned[name]) <= 1 for name, year in moved} == {True}
