"""What a person states of a report's body: it establishes one, or says what must be written instead."""

import csv
from pathlib import Path

import duckdb
import pytest
from star_corpus import dbt
from typer.testing import CliRunner

from ingest.cli import app

TEXT = "2019年政府信息公开工作年度报告\n一、概述\n2019年,主动公开政府信息{n}条。\n2019年收到政府信息公开申请2件。\n"
STATED = {
    "code": "320106",
    "code_kind": "320106 区教育局",
    "code_name": "320106 鼓楼区教育局",
    "full": "江苏省南京市鼓楼区教育局",
    "township": "110105026",
    "wrong_code": "320106 西湖区教育局",
    "no_code": "999999 教育局",
    "several": "鼓楼区",
    "several_bureaus": "鼓楼区教育局",
    "bare": "区教育局",
    "contradicted": "泰安市双流区教育局",
    "unregistered": "南京市鼓楼区白鹭洲书院管理处",
    "placed_by_page": "白鹭洲书院管理处",
    "nowhere": "白鹭洲书院联合会",
}
PAGES = {"placed_by_page": "本报告由南京市秦淮区白鹭洲书院管理处编制。\n"}
Found = tuple[str, str | None, str | None, bool | None, str | None]


@pytest.fixture(scope="module")
def stated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Found]:
    """Status, body, region, whether a register lists it, and candidates, by the key of STATED."""
    folder = tmp_path_factory.mktemp("stated")
    database = folder / "stated.duckdb"
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["path", "agency"])
        for number, (name, agency) in enumerate(STATED.items(), start=10):
            page = folder / f"{name}.txt"
            page.write_text(TEXT.format(n=number) + PAGES.get(name, ""), encoding="utf-8")
            writer.writerow([page.name, agency])
    command = ["ingest", str(folder), "--manifest", str(folder / "manifest.csv"), "--database", str(database)]
    read = CliRunner().invoke(app, command)
    assert read.exit_code == 0, read.output
    done = dbt(
        database, "build", "--resource-type", "seed", "model", "--select", "+dim_report", "+agency_name"
    )
    assert done.returncode == 0, done.stdout[-3000:]
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = connection.execute(
            """select r.source_name, r.status, a.name_zh, a.region_code, a.is_registered, r.agency_candidates
            from marts.dim_report as r
            left join marts.dim_agency as a on r.agency_key = a.agency_key and a.agency_key <> 'UNMAPPED'"""
        ).fetchall()
    return {Path(name).stem: tuple(found) for name, *found in rows}


@pytest.mark.parametrize(
    ("name", "body", "region", "registered"),
    [
        ("code", "南京市鼓楼区人民政府", "320106", True),
        ("code_kind", "南京市鼓楼区教育局", "320106", False),
        ("code_name", "南京市鼓楼区教育局", "320106", False),
        ("full", "南京市鼓楼区教育局", "320106", False),
        ("township", "北京市朝阳区望京街道办事处", "110105", True),
        ("unregistered", "南京市鼓楼区白鹭洲书院管理处", "320106", False),
        ("placed_by_page", "南京市秦淮区白鹭洲书院管理处", "320104", False),
        ("nowhere", "白鹭洲书院联合会", None, False),
    ],
)
def test_what_is_stated_establishes_a_body(
    stated: dict[str, Found], name: str, body: str, region: str | None, registered: bool
) -> None:
    status, found, *place = stated[name][:4]
    assert status == "loaded"
    assert found is not None
    assert found.removeprefix("江苏省") == body
    assert place == [region, registered]


@pytest.mark.parametrize("name", ["several", "several_bureaus"])
def test_a_name_of_several_bodies_asks_for_a_code(stated: dict[str, Found], name: str) -> None:
    status, body, _, _, candidates = stated[name]
    assert (status, body) == ("needs_agency", None)
    assert candidates is not None
    assert candidates.startswith(f"“{STATED[name]}”不止一处，请在名称前写上代码")
    assert "320106 南京市鼓楼区、320302 徐州市鼓楼区、350102 福州市鼓楼区" in candidates


@pytest.mark.parametrize("name", ["bare", "wrong_code", "no_code", "contradicted"])
def test_a_name_that_nothing_places_asks_for_its_place(stated: dict[str, Found], name: str) -> None:
    status, body, _, _, candidates = stated[name]
    assert (status, body) == ("needs_agency", None)
    assert candidates is not None
    assert "请在名称前写上地名或代码" in candidates
