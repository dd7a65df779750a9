"""`--json`: one document on standard output with the keys that docs/json.md names."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from star_corpus import PROJECT, rows
from typer.testing import CliRunner

from ingest.cli import app

COMMANDS = {
    "status": ("status",),
    "report": ("report", "suzhou_sip_2022.txt"),
    "trace": ("trace", "兰溪市", "2016", "outcomes.granted"),
    "review": ("review",),
    "labels": ("labels", "export"),
    "coverage": ("coverage",),
    "check": ("check",),
}
NOT_BUILT = {"database", "is_built", "last_ingest", "next"}


def documented(command: str) -> set[str]:
    """The keys that the page names for a command."""
    page = (PROJECT / "docs" / "json.md").read_text(encoding="utf-8")
    (line,) = re.findall(rf"^\| `ogi {command}\b.*$", page, re.M)
    return set(re.findall(r"`(\w+)`", line.split("|")[3]))


@pytest.fixture(scope="module")
def database(samples_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the samples: `ogi check` writes its pages and its log beside the database."""
    return Path(shutil.copy(samples_warehouse, tmp_path_factory.mktemp("json") / "warehouse.duckdb"))


def answer(database: Path, *arguments: str) -> Any:
    """What a command says as JSON; standard output must hold nothing else."""
    done = CliRunner().invoke(app, [*arguments, "--database", str(database), "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.parametrize("command", COMMANDS)
def test_keys_are_those_of_the_page(database: Path, command: str) -> None:
    found = answer(database, *COMMANDS[command])
    first = found[0] if isinstance(found, list) else found
    keys = documented(command)
    assert keys <= first.keys()
    if command not in ("review", "labels"):
        assert first.keys() == keys


def test_status_says_what_the_star_holds(database: Path) -> None:
    star = answer(database, "status")["star"]
    ((count, numbers),) = rows(database, "select count(*), count(value) from marts.fct_indicator_value")
    assert (star["rows"], star["with_number"]) == (count, numbers)


def test_trace_says_what_the_lineage_holds(database: Path) -> None:
    found = answer(database, *COMMANDS["trace"])
    assert found["star"]["value"] == sum(m["weight"] * m["value"] for m in found["members"])
    for member in found["members"]:
        assert member["context"]["marked"] == member["raw_value"]


def test_report_says_what_contradicts_what(database: Path) -> None:
    (found,) = answer(database, *COMMANDS["report"])
    failed = rows(
        database,
        """select rule_id from marts.fct_arithmetic_check join marts.dim_report using (report_id)
           where outcome = 'fails' and source_name = 'suzhou_sip_2022.txt'""",
    )
    assert sorted(row["rule_id"] for row in found["failed_rules"]) == sorted(rule for (rule,) in failed)
    assert failed
    assert "plain_text" not in found["report"]


def test_review_lists_every_waiting_report_and_writes_no_sheet(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = answer(database, "review")
    waiting = rows(
        database, "select report_id from marts.dim_report where status not in ('loaded', 'superseded')"
    )
    assert {report for (report,) in waiting} <= {row["report_id"] for row in found}
    assert list(tmp_path.iterdir()) == []


def test_labels_lists_every_unmapped_label(database: Path) -> None:
    ((count,),) = rows(database, "select count(*) from ops.ops_unmapped_label")
    assert len(answer(database, *COMMANDS["labels"])) == count > 0


def test_check_counts_what_passed(database: Path) -> None:
    found = answer(database, "check")
    assert found["passed"] == sum(check["passed"] for check in found["checks"]) > 0


def test_status_before_the_first_build(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "某县人民政府2020年政府信息公开工作年度报告\n收到申请3件。", encoding="utf-8"
    )
    database = tmp_path / "new.duckdb"
    done = CliRunner().invoke(app, ["ingest", str(tmp_path / "a.txt"), "--database", str(database)])
    assert done.exit_code == 0, done.output
    found = answer(database, "status")
    assert found.keys() == NOT_BUILT
    assert found["is_built"] is False
