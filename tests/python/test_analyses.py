"""The worked questions answer what they say, and the page shows what a reader gets."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import pytest
from star_corpus import PROJECT

sys.path.insert(0, str(PROJECT / "scripts"))

from analyses_output import ANALYSES, PAGE, result, results

PRINTED = results(PAGE.read_text(encoding="utf-8"))


def test_every_question_has_its_result_on_the_page() -> None:
    assert {file for file, _ in PRINTED} == {file.name for file in ANALYSES.glob("*.sql")}
    assert "数字是编的" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(("file", "printed"), PRINTED)
def test_the_page_shows_what_the_samples_give(samples_warehouse: Path, file: str, printed: str) -> None:
    assert printed.count("\n") > 1
    assert result(samples_warehouse, file) == printed, "run scripts/analyses_output.py on the samples"


BODIES = (
    # key, level, prefecture, county, parent, requests, scope
    ("city", "prefecture", "甲市", None, None, 100, "consolidated"),
    ("county", "county", "甲市", "乙县", None, 30, "own"),
    ("bureau", "department", "甲市", None, None, 20, "own"),
    ("other_city", "prefecture", "丙市", None, None, 7, "own"),
    ("other_county", "county", "丙市", "丁县", None, 5, "unknown"),
    ("head", "department", None, None, None, 40, "consolidated"),
    ("branch", "department", "丙市", None, "head", 8, "own"),
)


def region(bodies: tuple[tuple[object, ...], ...]) -> tuple[object, ...]:
    """The one row of region_total.sql for one province and year."""
    with duckdb.connect() as connection:
        connection.execute(
            "create schema marts; create schema reporting;"
            "create table marts.dim_agency(agency_key varchar, parent_agency_key varchar);"
            "create table reporting.rpt_series(agency_key varchar, agency_level varchar, province varchar,"
            " prefecture varchar, county varchar, year integer, value decimal(20, 4), scope varchar,"
            " indicator_code varchar, applicant_type varchar)"
        )
        for key, level, prefecture, county, parent, requests, scope in bodies:
            connection.execute("insert into marts.dim_agency values (?, ?)", [key, parent])
            connection.execute(
                "insert into reporting.rpt_series values"
                " (?, ?, '某省', ?, ?, 2020, ?, ?, 'requests.received', 'total')",
                [key, level, prefecture, county, requests, scope],
            )
        (row,) = connection.execute((ANALYSES / "region_total.sql").read_text(encoding="utf-8")).fetchall()
    return tuple(int(cell) for cell in row[2:])


def test_a_region_never_counts_a_request_twice() -> None:
    # the city's 100 hold its county's 30 and its bureau's 20; the head's 40 hold its branch's 8
    assert region(BODIES) == (100 + 7 + 5 + 40, 4, 3, 1)


def test_own_figures_are_all_added() -> None:
    own = tuple((*body[:6], "own") for body in BODIES)
    assert region(own) == (210, 7, 0, 0)
