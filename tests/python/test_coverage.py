"""`ogi coverage`: the matrix on the screen, as a sheet, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner

from ingest.cli import app
from ingest.cli.coverage import blocks, fitted
from ingest.sheet import read_sheet

Answer = tuple[int, str]

BODY, OTHER = "兰溪市人民政府", "中国气象局"


@pytest.fixture
def ogi(samples_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: object, database: Path = samples_warehouse) -> Answer:
        done = CliRunner().invoke(app, ["coverage", *map(str, arguments), "--database", str(database)])
        fault = done.exception
        if fault is not None and not isinstance(fault, SystemExit):
            return getattr(fault, "exit_status", -1), str(fault)
        return done.exit_code, done.output

    return call


def expected(warehouse: Path, name: str) -> dict[str, str]:
    """Year to loaded or missing, from the reports of a body that has no others."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        loaded = connection.execute(
            "select distinct report_year from marts.dim_report join marts.dim_agency using (agency_key) "
            "where name_zh = ? and status = 'loaded'",
            [name],
        ).fetchall()
    years = {year for (year,) in loaded}
    return {str(y): "loaded" if y in years else "missing" for y in range(min(years), max(years) + 1)}


@pytest.mark.parametrize("name", [BODY, OTHER])
def test_a_year_without_a_report_is_missing(
    name: str, ogi: Callable[..., Answer], samples_warehouse: Path
) -> None:
    status, said = ogi("--agency", name, "--json")
    answer: dict[str, Any] = json.loads(said)
    (body,) = answer["bodies"]
    assert status == 0
    assert body["years"] == expected(samples_warehouse, name)
    assert "missing" in body["years"].values()
    assert answer["counts"]["missing"] == list(body["years"].values()).count("missing")


def test_keys_for_programs_are_stable(ogi: Callable[..., Answer]) -> None:
    answer = json.loads(ogi("--json")[1])
    assert list(answer) == ["years", "counts", "bodies", "reports_without_place", "files_not_read"]
    assert list(answer["bodies"][0]) == ["agency_key", "label", "level_zh", "level_en", "province", "years"]
    assert list(answer["counts"]) == ["loaded", "waiting", "rejected", "missing"]
    assert sum(answer["counts"].values()) == sum(len(body["years"]) for body in answer["bodies"])
    assert (answer["reports_without_place"] > 0, answer["files_not_read"] > 0) == (True, True)


def test_the_screen_shows_a_legend_and_what_stands_outside(ogi: Callable[..., Answer]) -> None:
    status, said = ogi()
    line = next(line for line in said.splitlines() if line.startswith(OTHER))
    assert status == 0
    assert {"●", "–"} == set(line.removeprefix(OTHER).split())
    for symbol in ("● 已入库 Loaded", "○ 待补 Waiting", "× 已拒收 Rejected", "– 缺失 Missing", "ogi review"):
        assert symbol in said


def test_a_waiting_report_and_an_excluded_one_are_shown(
    ogi: Callable[..., Answer], samples_copy: Path
) -> None:
    with duckdb.connect(str(samples_copy)) as connection:
        connection.execute(
            "update marts.fct_coverage set coverage = case when year = 2016 then 'waiting' else 'rejected' end "
            "where year in (2016, 2017)"
        )
    counts = json.loads(ogi("--agency", BODY, "--json", database=samples_copy)[1])["counts"]
    assert (counts["waiting"], counts["rejected"]) == (1, 1)
    assert {"○", "×"} <= set(ogi("--agency", BODY, database=samples_copy)[1])


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_sheet_holds_every_body_and_year(ending: str, ogi: Callable[..., Answer], tmp_path: Path) -> None:
    file = tmp_path / f"coverage.{ending}"
    assert ogi("--to", file)[0] == 0
    answer, rows = json.loads(ogi("--json")[1]), read_sheet(file)
    assert [row["agency_key"] for row in rows] == [body["agency_key"] for body in answer["bodies"]]
    words = {"已入库 Loaded": "loaded", "缺失 Missing": "missing"}
    for row, body in zip(rows, answer["bodies"], strict=True):
        assert {year: words[row[str(year)]] for year in map(str, answer["years"]) if row[str(year)]} == body[
            "years"
        ]


def test_one_province(ogi: Callable[..., Answer]) -> None:
    bodies = json.loads(ogi("--province", "浙江", "--json")[1])["bodies"]
    assert {body["province"] for body in bodies} == {"浙江省"}


def test_a_miss_says_what_there_is(ogi: Callable[..., Answer]) -> None:
    status, said = ogi("--province", "火星")
    assert (status, "浙江省" in said) == (2, True)
    status, said = ogi("--agency", "兰溪市民政俯")
    assert (status, "兰溪市" in said) == (2, True)


def test_reports_without_a_place_make_no_matrix(ogi: Callable[..., Answer], samples_copy: Path) -> None:
    with duckdb.connect(str(samples_copy)) as connection:
        connection.execute("delete from marts.fct_coverage")
    status, said = ogi(database=samples_copy)
    assert (status, "ogi review" in said) == (2, True)


def test_a_narrow_screen_gets_short_years_then_blocks() -> None:
    years = list(range(2008, 2024))
    assert blocks(years, 80) == ([years], 5)
    assert blocks(years, 48) == ([years], 3)
    assert blocks(years, 47) == ([years[:15], years[15:]], 3)
    assert fitted("某某县人民政府", 6) == "某某 …"
