"""What the warehouse says of numbers that stand oddly beside their neighbours or above the bodies beneath them."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
from star_corpus import rows

JUMPS = "select agency_name_zh, year, indicator_code, possible_causes from ops.ops_implausible_jump"
CONSOLIDATED = (
    "select outcome, indicator_code from ops.ops_consolidation where agency_name_zh = '泸州市人民政府'"
)


@pytest.fixture
def broken(samples_warehouse: Path, tmp_path: Path) -> Path:
    """A copy of the samples to break."""
    return Path(shutil.copy(samples_warehouse, tmp_path / "samples.duckdb"))


def change(database: Path, statement: str) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute(statement)


def test_a_digit_too_many_is_listed_and_stays(samples_warehouse: Path) -> None:
    where = " where indicator_code = 'published.via_website' and agency_name_zh = '泸县人民政府'"
    assert rows(samples_warehouse, JUMPS + where) == [
        ("泸县人民政府", 2016, "published.via_website", ["cumulative", "ten"])
    ]
    star = "select value from reporting.rpt_series" + where + " and year = 2016"
    assert rows(samples_warehouse, star) == [(36140,)]


def test_money_in_another_unit_is_listed(broken: Path) -> None:
    fees = "indicator_code = 'administrative_fees.amount' and year = 2023"
    assert rows(broken, f"{JUMPS} where {fees}") == []
    change(broken, f"update marts.fct_indicator_value set value = value / 10000 where {fees}")
    found = rows(broken, f"{JUMPS} where {fees}")
    assert found
    assert {tuple(causes) for *_, causes in found} == {("unit_money",)}


def test_a_city_cannot_receive_less_than_its_counties(broken: Path) -> None:
    whole = "indicator_code = 'requests.received' and applicant_type = 'total' and year = 2020"
    assert {outcome for outcome, _ in rows(broken, CONSOLIDATED)} == {"too_few"}
    change(
        broken,
        f"""update marts.fct_indicator_value set value = 100 where {whole} and agency_key =
        (select agency_key from marts.dim_agency where name_zh = '泸州市人民政府')""",
    )
    assert ("exceeds", "requests.received") in rows(broken, CONSOLIDATED)


def test_items_written_where_decisions_belong_are_suspicious(samples_warehouse: Path) -> None:
    found = rows(
        samples_warehouse,
        """select r.source_name, c.rule_id from marts.fct_arithmetic_check as c
        inner join marts.dim_report as r using (report_id)
        where c.outcome = 'fails' and c.severity = 'suspicious'""",
    )
    assert found == [("huadian_2020.txt", "national_2019.penalty_decisions_are_items")]
