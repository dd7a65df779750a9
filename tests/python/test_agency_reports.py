"""Whole reports, loaded and resolved: the one body and year that page and manifest tell, or what a person is asked.

`tests/fixtures/agency_pages.csv` holds what stands above and below the same few chapters, and the body and the year a
careful reader takes them for; where it names none, the report must wait.
"""

import csv
from pathlib import Path

import duckdb
import pytest
from fake_parser import run
from star_corpus import dbt
from typer.testing import CliRunner

from ingest.cli import app
from ingest.run_ingest import installed_parser

PAGES = Path(__file__).parents[1] / "fixtures" / "agency_pages.csv"
CHAPTERS = """一、概述
全年主动公开政府信息48条。
二、依申请公开政府信息情况
全年收到政府信息公开申请3件。
三、存在的主要问题
公开内容不够丰富。
"""
Found = tuple[str | None, str | None, int | None, str | None]
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
TAILS = {"placed_by_page": "本报告由南京市秦淮区白鹭洲书院管理处编制。\n"}
Stated = tuple[str, str | None, str | None, bool | None, str | None]


def case_rows() -> list[dict[str, str]]:
    """The pages with what they must come out as."""
    with PAGES.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


CASES = {row["case"]: row for row in case_rows()}


def write_pages(folder: Path) -> list[Path]:
    """The pages of the table, a file each, named by their case."""
    for name, row in CASES.items():
        page = f"{row['head']}\n{CHAPTERS}{row['tail']}\n编号{name}\n"
        (folder / f"{name}.txt").write_text(page, encoding="utf-8")
    return sorted(folder.glob("*.txt"))


def write_stated(folder: Path) -> Path:
    """The reports of STATED, named by their key, and the manifest that states their bodies."""
    manifest = folder / "manifest.csv"
    with manifest.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["path", "agency"])
        for number, (name, agency) in enumerate(STATED.items(), start=10):
            page = folder / f"{name}.txt"
            page.write_text(TEXT.format(n=number) + TAILS.get(name, ""), encoding="utf-8")
            writer.writerow([page.name, agency])
    return manifest


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All these reports, loaded and resolved."""
    database = tmp_path_factory.mktemp("reports") / "reports.duckdb"
    pages, stated = tmp_path_factory.mktemp("pages"), tmp_path_factory.mktemp("stated")
    run(database, *write_pages(pages), parser=installed_parser(), manifest=None)
    manifest = write_stated(stated)
    command = ["ingest", str(stated), "--manifest", str(manifest), "--database", str(database)]
    read = CliRunner().invoke(app, command)
    assert read.exit_code == 0, read.output
    selection = ("--select", "+dim_report", "+agency_name")
    done = dbt(database, "build", "--resource-type", "seed", "model", *selection)
    assert done.returncode == 0, done.stdout[-3000:]
    return database


def with_body(database: Path, reports: str, columns: str) -> dict[str, tuple]:
    """Columns of a relation of reports, `r`, and of their bodies, `a`, by the name of the file."""
    query = f"""select r.source_name, {columns} from {reports} as r
        left join marts.dim_agency as a on r.agency_key = a.agency_key and a.agency_key <> 'UNMAPPED'"""
    with duckdb.connect(str(database), read_only=True) as connection:
        return {Path(name).stem: tuple(rest) for name, *rest in connection.execute(query).fetchall()}


@pytest.fixture(scope="module")
def found(database: Path) -> dict[str, Found]:
    """Body, region, year and what says so, by case."""
    columns = "a.name_zh, a.region_code, r.report_year, r.year_evidence"
    return with_body(database, "intermediate.int_report", columns)


@pytest.fixture(scope="module")
def stated(database: Path) -> dict[str, Stated]:
    """Status, body, region, whether a register lists it, and candidates, by the key of STATED."""
    columns = "r.status, a.name_zh, a.region_code, a.is_registered, r.agency_candidates"
    return with_body(database, "marts.dim_report", columns)


@pytest.mark.parametrize("case", CASES)
def test_a_page_gives_its_body_and_year_or_waits(found: dict[str, Found], case: str) -> None:
    row = CASES[case]
    body, region, year, _ = found[case]
    assert (region or "", str(year or "")) == (row["region_code"], row["year"])
    assert (body or "").endswith(row["body"])
    assert bool(body) == bool(row["body"])


OTHER_PERIODS = [
    name
    for name, row in CASES.items()
    if name.startswith(("academic_year", "part_of_year")) and not row["year"]
]


@pytest.mark.parametrize("case", OTHER_PERIODS)
def test_a_report_of_another_period_says_why_it_has_no_year(found: dict[str, Found], case: str) -> None:
    evidence = found[case][3]
    assert evidence is not None
    assert "年度须由人指定" in evidence
    assert "must state the year" in evidence


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
    stated: dict[str, Stated], name: str, body: str, region: str | None, registered: bool
) -> None:
    status, found, *place = stated[name][:4]
    assert status == "loaded"
    assert found is not None
    assert found.removeprefix("江苏省") == body
    assert place == [region, registered]


@pytest.mark.parametrize("name", ["several", "several_bureaus"])
def test_a_name_of_several_bodies_asks_for_a_code(stated: dict[str, Stated], name: str) -> None:
    status, body, _, _, candidates = stated[name]
    assert (status, body) == ("needs_agency", None)
    assert candidates is not None
    assert candidates.startswith(f"“{STATED[name]}”不止一处，请在名称前写上代码")
    assert "320106 南京市鼓楼区、320302 徐州市鼓楼区、350102 福州市鼓楼区" in candidates


@pytest.mark.parametrize("name", ["bare", "wrong_code", "no_code", "contradicted"])
def test_a_name_that_nothing_places_asks_for_its_place(stated: dict[str, Stated], name: str) -> None:
    status, body, _, _, candidates = stated[name]
    assert (status, body) == ("needs_agency", None)
    assert candidates is not None
    assert "请在名称前写上地名或代码" in candidates
