"""One folder as a crawler leaves it: what is no report is refused for the right reason, every report is read right."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import duckdb
import pytest
from broken_files import broken_files, zipped
from odd_dress import Dressed, dressed
from other_pages import other_pages

sys.path.insert(0, str(Path(__file__).parents[1] / "mutation"))

from harness import compare_cells

OGI = Path(sys.executable).with_name("ogi")
GIBIBYTE_IN_KIB = 1024 * 1024
LONG_NAME = "某某市人民政府办公室关于公布本级政府信息公开工作年度报告的网页存档文件" * 2


class Ingested(NamedTuple):
    """What `ogi ingest` made of the folder."""

    status: int
    said: str
    peak_kib: int
    database: Path
    refused: dict[str, str]
    reports: dict[str, Dressed]


@dataclass
class Namer:
    """Names and places for reports, each odd in another way: in `folder`, or in `outside` with a link to it."""

    folder: Path
    outside: Path

    def write(self, number: int, report: Dressed) -> str:
        """Put a report into the folder; the name under which it must be found."""
        kind = number % 10
        name = f"{number:03d} {report.dress}".replace("/", " ")
        content = report.content
        if kind == 1:
            name = f"{number:03d} 年度 报告（定稿）.exe"
        elif kind == 2:
            name = f"{number:03d}"
        elif kind == 3:
            name = f"{number:03d}{LONG_NAME}.HTML"
        elif kind == 4:
            name = f"{number:03d} packed.zip"
            content = zipped((f"年报/{report.dress}", content))
        elif kind == 5:
            name = f"{number:03d} packed twice.zip"
            content = zipped(("内层.zip", zipped(("报告.bin", content))))
        elif kind == 6:
            name = f"{number:03d} linked.pdf"
            (self.folder / f"{number:03d} link").symlink_to(self.outside / name)
            (self.outside / name).write_bytes(content)
            return name
        (self.folder / name).write_bytes(content)
        return name


MEASURED = """
import os, pathlib, subprocess, sys
process = subprocess.Popen(sys.argv[2:])
_, status, usage = os.wait4(process.pid, 0)
pathlib.Path(sys.argv[1]).write_text(str(usage.ru_maxrss), encoding="ascii")
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Runs a command and writes down its peak of memory; a child of the tests themselves would begin with their peak."""


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Ingested:
    """The folder, read by one process whose peak of memory is taken."""
    work = tmp_path_factory.mktemp("mixed")
    folder, outside = work / "爬取 结果", work / "elsewhere"
    folder.mkdir()
    outside.mkdir()
    refused = {}
    for name, content, reason in (*broken_files(), *other_pages()):
        (folder / name).write_bytes(content)
        refused[name] = reason
    with (folder / "sparse.txt").open("wb") as sparse:
        sparse.truncate(200_000_000)
    refused["sparse.txt"] = "too_large"
    namer = Namer(folder, outside)
    reports = {namer.write(number, report): report for number, report in enumerate(dressed())}
    database = work / "mixed.duckdb"
    arguments = [OGI, "ingest", folder, "--jobs", "1", "--database", database]
    with (work / "said.txt").open("w+b") as output:
        command = [sys.executable, "-c", MEASURED, work / "peak.txt", *arguments]
        done = subprocess.run(
            list(map(str, command)), stdout=output, stderr=subprocess.STDOUT, cwd=work, check=False
        )
        output.seek(0)
        said = output.read().decode()
    peak = int((work / "peak.txt").read_text(encoding="ascii"))
    return Ingested(done.returncode, said, peak, database, refused, reports)


def rows(ingested: Ingested, sql: str) -> list[tuple]:
    with duckdb.connect(str(ingested.database), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def of_disk(name: str) -> str:
    """The file of the disk that holds an entry of an archive."""
    return name.partition("!/")[0]


def test_the_command_ends_well(ingested: Ingested) -> None:
    assert ingested.status == 0, ingested.said[-2000:]
    assert "Traceback" not in ingested.said
    assert len(ingested.refused) >= 100
    assert len(ingested.reports) >= 100


def test_memory_stays_below_a_gibibyte(ingested: Ingested) -> None:
    assert ingested.peak_kib < GIBIBYTE_IN_KIB


def test_each_file_that_is_no_report_is_refused_for_its_reason(ingested: Ingested) -> None:
    found = rows(ingested, "select source_name, reason_code from raw.rejection")
    assert {of_disk(name): reason for name, reason in found} == ingested.refused
    assert len(found) == len(ingested.refused)


def test_each_refusal_says_what_was_seen(ingested: Ingested) -> None:
    for name, message in rows(ingested, "select source_name, message from raw.rejection"):
        assert " / " in message or "limit" in message, name


def test_each_report_is_read_with_its_title_and_year(ingested: Ingested) -> None:
    found = rows(
        ingested,
        "select source_name, report_year, title from raw.source_file inner join raw.report using (report_id)",
    )
    assert {of_disk(name) for name, _, _ in found} == set(ingested.reports)
    assert {of_disk(name): year for name, year, _ in found if year != 2023} == {}
    assert {name: title for name, _, title in found if not title.startswith("某某市人民政府2023年")} == {}


def test_each_value_of_each_report_is_right(ingested: Ingested) -> None:
    cells: dict[str, list[SimpleNamespace]] = {name: [] for name in ingested.reports}
    for name, section, row_path, column_path, text in rows(
        ingested,
        "select source_name, section, row_path, column_path, raw_text "
        "from raw.table_cell inner join raw.source_file using (report_id) where row_status = 'complete'",
    ):
        place = {"section": section, "row_path": row_path, "column_path": column_path}
        cells[of_disk(name)].append(SimpleNamespace(cell=SimpleNamespace(text=text), **place))
    for name, report in ingested.reports.items():
        keys = {key for grid in report.grids for key in grid.values()}
        score = compare_cells(cells[name], report.grids, keys, keys)
        assert (score.wrong, score.absent, score.right) == ((), 0, len(keys)), report.dress
