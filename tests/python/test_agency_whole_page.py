"""Whole pages as sites write them: title, trail, publisher, signature and footer give the one body and year, or wait.

`tests/fixtures/agency_pages.csv` holds what stands above and below the same few chapters, and the body and the year a
careful reader takes them for; where it names none, the report must wait.
"""

import csv
from pathlib import Path

import duckdb
import pytest
from fake_parser import run
from star_corpus import dbt

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


def case_rows() -> list[dict[str, str]]:
    """The pages with what they must come out as."""
    with PAGES.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


CASES = {row["case"]: row for row in case_rows()}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Found]:
    """Body, region, year and what says so, by case."""
    folder = tmp_path_factory.mktemp("pages")
    database = folder / "pages.duckdb"
    for name, row in CASES.items():
        page = f"{row['head']}\n{CHAPTERS}{row['tail']}\n编号{name}\n"
        (folder / f"{name}.txt").write_text(page, encoding="utf-8")
    run(database, *sorted(folder.glob("*.txt")), parser=installed_parser(), manifest=None)
    done = dbt(
        database, "build", "--resource-type", "seed", "model", "--select", "+int_report", "+agency_name"
    )
    assert done.returncode == 0, done.stdout[-3000:]
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = connection.execute(
            """select r.source_name, a.name_zh, a.region_code, r.report_year, r.year_evidence
            from intermediate.int_report as r
            left join marts.dim_agency as a on r.agency_key = a.agency_key and a.agency_key <> 'UNMAPPED'"""
        ).fetchall()
    return {Path(name).stem: tuple(rest) for name, *rest in rows}


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
