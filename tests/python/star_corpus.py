"""A small corpus written straight into the tables that feed the star, and a dbt build of the star alone.

The upstream marts are made empty from the contracts in their own YAML, so that they cannot drift from the models.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import yaml

PROJECT = Path(__file__).parents[2]
UPSTREAM = ("dim_report", "dim_agency", "fct_reported_value")
STAR_SEEDS = (
    "indicator",
    "theme",
    "term_indicator_map",
    "identity_vocabulary",
    "comparability",
    "relation",
    "form_period",
    "unmapped_term",
    "arithmetic_rule",
    "missing_status",
    "unit",
    "vocabulary_term",
    "value_status",
)
STAR_MODELS = (
    "dim_year",
    "dim_indicator",
    "bridge_term_indicator",
    "int_star_version",
    "int_star_report",
    "int_star_key",
    "int_star_term_value",
    "int_arithmetic_term",
    "int_arithmetic_report",
    "int_arithmetic_member",
    "fct_arithmetic_check",
    "int_arithmetic_zero",
    "int_arithmetic_support",
    "int_star_candidate",
    "fct_indicator_value",
    "bridge_lineage",
)


def seed(path: str) -> list[dict[str, str]]:
    """The rows of a seed as text, by its path under `seeds/`."""
    with (PROJECT / "seeds" / path).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def contract(model: str) -> list[tuple[str, str, bool]]:
    """Name, type and NOT NULL of each column in a mart's contract."""
    text = (PROJECT / "models" / "marts" / f"{model}.yml").read_text(encoding="utf-8")
    columns = yaml.safe_load(text)["models"][0]["columns"]
    return [(c["name"], c["data_type"], bool(c.get("constraints"))) for c in columns]


def default(data_type: str) -> Any:
    """A value for a NOT NULL column that the test does not care about."""
    if data_type.endswith("[]"):
        return []
    if data_type == "boolean":
        return False
    return "" if data_type == "varchar" else 0


@dataclass
class Corpus:
    """Rows for the upstream marts. Every report is of an agency of its own unless the test says otherwise."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {name: [] for name in UPSTREAM})

    def report(self, report_id: str, *, agency: str = "", year: int | None = 2020, **columns: Any) -> None:
        """Add a report, loaded and latest by default."""
        row = {
            "report_id": report_id,
            "agency_key": agency or report_id,
            "report_year": year,
            "status": "loaded",
            "status_all": ["loaded"],
            "is_latest": True,
            "scope": "own",
        }
        self.rows["dim_report"].append(row | columns)

    def value(self, report_id: str, vocabulary: str, term: str, value: Any, **columns: Any) -> None:
        """Add a printed value: a number is `reported`, None is blank, a text names a status without a number."""
        report = next(r for r in self.rows["dim_report"] if r["report_id"] == report_id)
        status = value if isinstance(value, str) else "not_reported" if value is None else "reported"
        number = None if isinstance(value, str) else value
        identifier = f"{report_id}#{len(self.rows['fct_reported_value'])}"
        row = {
            "reported_value_id": identifier,
            "raw_id": identifier,
            "report_id": report_id,
            "agency_key": report["agency_key"],
            "report_year": report["report_year"],
            "channel": "table",
            "vocabulary": vocabulary,
            "term_code": term,
            "basis": "annual",
            "scope": report["scope"],
            "raw_value": str(value),
            "value": number,
            "value_status": status,
            "unit": "件",
            "value_fingerprint": report.get("fingerprint", report_id),
        }
        self.rows["fct_reported_value"].append(row | columns)

    def values(self, report_id: str, vocabulary: str, numbers: dict[str, Any], **columns: Any) -> None:
        """Add several printed values of one report."""
        for term, value in numbers.items():
            self.value(report_id, vocabulary, term, value, **columns)

    def write(self, database: Path) -> None:
        """Create the upstream marts in a database and fill them, replacing what stood there."""
        with duckdb.connect(str(database)) as connection:
            connection.execute("create schema if not exists marts")
            for model in UPSTREAM:
                self._write_table(connection, model)

    def _write_table(self, connection: duckdb.DuckDBPyConnection, model: str) -> None:
        columns = contract(model)
        ddl = ", ".join(f'"{name}" {data_type}' for name, data_type, _ in columns)
        connection.execute(f"create or replace table marts.{model} ({ddl})")
        names = [name for name, _, _ in columns]
        for row in self.rows[model]:
            unknown = row.keys() - set(names) - {"fingerprint"}
            assert not unknown, f"{model} has no column {unknown}"
            values = [row.get(n, default(t) if required else None) for n, t, required in columns]
            marks = ", ".join("?" for _ in names)
            connection.execute(f"insert into marts.{model} values ({marks})", values)


def dbt(database: Path, *arguments: str, project: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    """Run one dbt command on a database, with a target folder beside it, in this project or a copy of it."""
    environment = {
        **os.environ,
        "OGI_DATABASE": str(database),
        "DBT_PROJECT_DIR": str(project),
        "DBT_PROFILES_DIR": str(project),
        "DBT_TARGET_PATH": str(database.parent / "target"),
        "DBT_LOG_PATH": str(database.parent / "logs"),
        "DBT_LOG_LEVEL_FILE": "none",
        "PYTHONUTF8": "1",
    }
    command = [
        sys.executable,
        "-c",
        "import json, sys; from dbt.cli.main import cli; cli(json.loads(sys.argv[1]))",
    ]
    return subprocess.run(
        [*command, json.dumps(["--no-use-colors", *arguments])],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def build_star(database: Path, *flags: str, select: Iterable[str] = (*STAR_SEEDS, *STAR_MODELS)) -> None:
    """Build the star's seeds and models alone; fail with dbt's own words."""
    done = dbt(database, "build", "--resource-type", "seed", "model", *flags, "--select", *select)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def rows(database: Path, query: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
    """The rows of a query on a finished database."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(query, parameters or []).fetchall()
