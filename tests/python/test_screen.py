"""What a person sees: help with examples, a report on one screen, names that complete."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from star_corpus import rows
from typer.testing import CliRunner

from ingest.cli import app

COMMANDS = (
    *(("build",), ("ingest",), ("check",), ("status",), ("report",), ("trace",), ("review",)),
    *(("export",), ("publish",), ("forget",), ("labels", "export"), ("labels", "import")),
)
SCREEN = 40
"""Lines of a terminal window."""


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_shows_an_example_of_the_command(command: tuple[str, ...]) -> None:
    done = CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "200", "TERM": "dumb"})
    assert done.exit_code == 0, done.output
    text = " ".join(done.output.split())
    assert "例 example" in text
    assert f"ogi {' '.join(command)}" in text.split("例 example", 1)[1]


def test_every_sample_is_told_on_one_screen(samples_warehouse: Path) -> None:
    reports = rows(samples_warehouse, "select report_id, is_waiting from marts.dim_report")
    assert len(reports) > 30
    for report, is_waiting in reports:
        done = CliRunner().invoke(app, ["report", report, "--database", str(samples_warehouse)])
        assert done.exit_code == 0, done.output
        lines = done.output.splitlines()
        assert len(lines) <= SCREEN, report
        assert report in done.output
        assert any(line.startswith("未识别或读不准") for line in lines)
        assert any(line.startswith("互相矛盾") for line in lines)
        assert ("ogi review" in done.output) == is_waiting, report


def test_the_whole_list_is_shown_on_request(samples_warehouse: Path) -> None:
    ((report, count),) = rows(
        samples_warehouse,
        """select report_id, count(*) from marts.fct_reported_value where term_code = 'UNMAPPED'
           or value_status in ('unreadable', 'unverified') group by 1 order by 2 desc, 1 limit 1""",
    )
    short, full = (
        CliRunner().invoke(app, ["report", report, "--database", str(samples_warehouse), *option]).output
        for option in ((), ("--all",))
    )
    assert f"unmapped or unreadable  {count}" in short
    assert full.count("“") >= count
    assert len(full) >= len(short)


def test_completion_offers_names_of_the_database(samples_warehouse: Path) -> None:
    environment = {
        **os.environ,
        "OGI_DATABASE": str(samples_warehouse),
        "_OGI_COMPLETE": "complete_bash",
        "COMP_WORDS": "ogi trace 兰溪",
        "COMP_CWORD": "2",
    }
    ogi = Path(sys.executable).with_name("ogi")
    done = subprocess.run([ogi], env=environment, capture_output=True, text=True, check=False)
    assert "兰溪市人民政府" in done.stdout.split()


def test_a_rejected_file_is_told_with_what_to_do(samples_warehouse: Path) -> None:
    done = CliRunner().invoke(app, ["report", "empty.txt", "--database", str(samples_warehouse)])
    assert done.exit_code == 0, done.output
    assert "empty_file" in done.output
    assert "办法 what to do  重新下载" in done.output
    assert "星表 star" not in done.output


def test_no_unmapped_label_is_no_sheet(samples_warehouse: Path, tmp_path: Path) -> None:
    database = shutil.copy(samples_warehouse, tmp_path / "warehouse.duckdb")
    with duckdb.connect(str(database)) as connection:
        connection.execute("delete from marts.fct_reported_value where term_code = 'UNMAPPED'")
    sheet = tmp_path / "labels.csv"
    done = CliRunner().invoke(app, ["labels", "export", str(sheet), "--database", str(database)])
    assert done.exit_code == 0, done.output
    assert "没有未识别的标签" in done.output
    assert not sheet.exists()
