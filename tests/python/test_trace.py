"""`ogi trace`, `ogi report` and `ogi status` on a small warehouse."""

import shutil
import sys

import duckdb
import pytest
import small_marts

from ingest.cli.app import main
from ingest.errors import CommandError
from ingest.resolve import find_agency, find_indicator
from ingest.trace import excerpt


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return small_marts.create(tmp_path_factory.mktemp("built"))


@pytest.fixture
def database(built, tmp_path):
    return shutil.copy(built, tmp_path / "small.duckdb")


@pytest.fixture
def ogi(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["ogi", *map(str, arguments)])
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        captured = capsys.readouterr()
        return status, captured.out + captured.err

    return call


def change(database, statement: str) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute(statement)


@pytest.mark.parametrize("name", ["某县人民政府", "某縣人民政府", "某县人民", "Some County", "county"])
def test_any_name_of_the_agency_is_understood(built, name):
    with duckdb.connect(str(built), read_only=True) as connection:
        assert find_agency(connection, name) == "county"


@pytest.mark.parametrize("name", ["request.received", "收到申请", "received"])
def test_indicator_by_code_label_or_part(built, name):
    with duckdb.connect(str(built), read_only=True) as connection:
        assert find_indicator(connection, name) == "request.received"


def test_the_only_agency_with_reports_is_meant(built):
    with duckdb.connect(str(built), read_only=True) as connection:
        assert find_agency(connection, "某县") == "county"
        assert find_agency(connection, "某县教育局") == "bureau"


def test_ambiguous_name_lists_what_it_may_mean(database):
    with duckdb.connect(str(database)) as connection:
        small_marts.insert(connection, "dim_report", report_id="second", agency_key="bureau")
        with pytest.raises(CommandError, match="某县教育局") as told:
            find_agency(connection, "某县")
        assert "某县人民政府" in str(told.value)


def test_miss_offers_the_nearest_names(built):
    with duckdb.connect(str(built), read_only=True) as connection, pytest.raises(CommandError) as told:
        find_agency(connection, "某县教肓局")
    assert str(told.value).splitlines()[2].strip().startswith("某县教育局")


def test_trace_marks_every_member_in_its_page(ogi, database):
    status, said = ogi("trace", "某县人民政府", 2020, "request.received", "--database", database)
    assert status == 0
    assert "40 件" in said
    assert "新收 【37】 件" in said
    assert "上年结转 【3 件】" in said
    assert "支持 supports it" in said
    assert "2/2" in said


def test_trace_names_the_parts_that_are_missing(ogi, database):
    change(database, "delete from marts.bridge_lineage where reported_value_id = 'carried'")
    change(
        database,
        "update marts.fct_indicator_value set value = null, value_status = 'not_reported', components_found = 1",
    )
    status, said = ogi("trace", "county", 2020, "request.received", "--database", database)
    assert status == 0
    assert "缺 missing  carried" in said
    assert "空白 not_reported" in said


def test_trace_of_another_year_names_the_years_there_are(ogi, database):
    status, said = ogi("trace", "county", 2019, "request.received", "--database", database)
    assert status == 2
    assert "years it has: 2020" in said


def test_trace_of_an_applicant_type(ogi, database):
    assert (
        ogi(
            "trace",
            "county",
            2020,
            "request.received",
            "--applicant",
            "natural_person",
            "--database",
            database,
        )[0]
        == 2
    )


def test_excerpt_at_the_edges_of_the_text():
    assert excerpt("12件", "text:0-2", 5) == excerpt("12件", "text:0-2", 50)
    assert excerpt("12件", "text:0-2").marked == "12"


def test_report_says_what_was_read_and_what_fails(ogi, database):
    change(database, "update marts.fct_reported_value set term_code = 'UNMAPPED' where term_code = 'carried'")
    status, said = ogi("report", "某县.txt", "--database", database)
    assert status == 0
    assert "未识别或读不准 unmapped or unreadable  1" in said
    assert "三、申请 › carried: “3 件”" in said
    assert "form.balance" in said
    assert "40 = 41" in said


def test_status_counts_and_lists_failed_arithmetic(ogi, database):
    status, said = ogi("status", "--database", database)
    assert status == 0
    assert "已入库 loaded 1" in said
    assert "已报告 reported 2" in said
    assert "error 某县.txt  40 = 41，差 -1  form.balance" in said


def test_status_names_reports_that_wait(ogi, database):
    change(
        database,
        "update marts.dim_report set status = 'needs_year', is_waiting = true, year_candidates = null",
    )
    assert "待定年度 needs_year  某县.txt" in ogi("status", "--database", database)[1]
