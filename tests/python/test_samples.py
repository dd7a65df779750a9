"""The samples, end to end: what was keyed by hand stands in the marts, and what is in doubt stays out of the star."""

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

GOLD = sorted((Path(__file__).parents[1] / "gold").glob("*.csv"))
Key = tuple[str, str, str, str, str]


def rows(database: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def printed(samples_warehouse: Path) -> dict[str, dict[Key, set[tuple[Decimal | None, str]]]]:
    """Values by report and by (channel, vocabulary, term, applicant type, basis)."""
    found: dict[str, dict[Key, set[tuple[Decimal | None, str]]]] = defaultdict(lambda: defaultdict(set))
    for name, *key, value, status in rows(
        samples_warehouse,
        """
        select r.source_name, v.channel, v.vocabulary, v.term_code, coalesce(v.applicant_type, ''),
            coalesce(v.basis, 'annual'), v.value, v.value_status
        from marts.fct_reported_value as v inner join marts.dim_report as r using (report_id)
        where v.term_code <> 'UNMAPPED'
        """,
    ):
        found[name][tuple(key)].add((value, status))
    return found


def file_of(path: Path) -> str:
    """The sample that a sheet of truth belongs to."""
    with path.open(encoding="utf-8", newline="") as handle:
        (name,) = {row["report"] for row in csv.DictReader(handle)}
    return name


def keyed(path: Path) -> dict[Key, tuple[Decimal | None, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return {
            (row["channel"], row["vocabulary"], row["code"], row["applicant_type"], row["basis"]): (
                Decimal(row["value"]) if row["value"] else None,
                row["status"],
            )
            for row in csv.DictReader(handle)
        }


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_every_table_value_is_right_and_none_is_invented(gold: Path, printed) -> None:
    found, wanted = printed[file_of(gold)], keyed(gold)
    tables = {key: value for key, value in wanted.items() if key[0] == "table"}
    assert {key: found.get(key) for key in tables} == {key: {value} for key, value in tables.items()}
    invented = {
        key: values
        for key, values in found.items()
        if key[0] == "table" and key[1] != "narrative" and key not in wanted and any(v for v, _ in values)
    }
    assert invented == {}


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_what_is_read_in_sentences_is_right(gold: Path, printed) -> None:
    found = printed[file_of(gold)]
    wrong = {
        key: (found[key], value)
        for key, value in keyed(gold).items()
        if key[0] == "prose" and key in found and value not in found[key]
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("anxiang_no_year.txt", "needs_year"),
        ("jinghu_title_2016.txt", "agency_conflict"),
        ("gulou_education_2020.txt", "needs_agency"),
        ("luxian_2021.txt", "superseded"),
        ("luxian_2021_corrected.txt", "loaded"),
    ],
)
def test_status(samples_warehouse: Path, name: str, status: str) -> None:
    found = rows(samples_warehouse, f"select status from marts.dim_report where source_name = '{name}'")
    assert found == [(status,)]


@pytest.mark.parametrize("name", ["anxiang_no_year.txt", "jinghu_title_2016.txt", "gulou_education_2020.txt"])
def test_a_report_in_doubt_gives_the_star_nothing(samples_warehouse: Path, name: str) -> None:
    found = rows(
        samples_warehouse,
        f"""select count(*) from marts.fct_indicator_value as s
        inner join marts.dim_report as r using (report_id) where r.source_name = '{name}'""",
    )
    assert found == [(0,)]


def test_both_names_of_a_contradicting_report_are_kept(samples_warehouse: Path) -> None:
    found = rows(
        samples_warehouse,
        "select agency_in_title, agency_in_body from marts.dim_report where source_name = 'jinghu_title_2016.txt'",
    )
    assert [("镜湖区" in title, "弋江区" in body) for title, body in found] == [(True, True)]


def test_the_same_bytes_under_two_names_are_one_report(samples_warehouse: Path) -> None:
    found = rows(
        samples_warehouse,
        """select count(distinct report_id), count(*) from raw.source_file
        where source_name in ('lanxi_2020.txt', 'lanxi_2020_copy.txt')""",
    )
    assert found == [(1, 2)]


def test_pages_that_are_no_reports_are_refused_with_their_reason(samples_warehouse: Path) -> None:
    found = dict(rows(samples_warehouse, "select source_name, reason_code from ops.ops_rejection"))
    assert found == {
        "broken_download.txt": "unsupported_format",
        "empty.txt": "empty_file",
        "guide_public_information.txt": "not_a_report",
        "list_of_annual_reports.txt": "not_a_report",
        "news_training_session.txt": "not_a_report",
        "notice_compile_reports.txt": "not_a_report",
    }


def test_totals_that_do_not_add_up_fail_where_they_stand(samples_warehouse: Path) -> None:
    found = rows(
        samples_warehouse,
        """select distinct c.rule_id from marts.fct_arithmetic_check as c
        inner join marts.dim_report as r using (report_id)
        where c.outcome = 'fails' and c.severity = 'error' and r.source_name = 'suzhou_sip_2022.txt'""",
    )
    assert {rule for (rule,) in found} == {
        "national_2021.applicant_total",
        "national_2021.result_total",
        "national_2021.review_total",
    }


@pytest.mark.parametrize(
    ("body", "years", "forms"),
    [
        ("兰溪市人民政府", {2010, *range(2012, 2025)}, {"local_other", "narrative"}),
        ("桦甸市人民政府", {*range(2012, 2024)}, {"jilin_2013"}),
        ("泸县人民政府", {*range(2012, 2024)}, {"local_2008", "narrative"}),
    ],
)
def test_the_series_of_a_body_runs_across_the_forms(
    samples_warehouse: Path, body: str, years: set[int], forms: set[str]
) -> None:
    found = rows(
        samples_warehouse,
        f"""select s.year, s.vocabulary from marts.fct_indicator_value as s
        inner join marts.dim_agency as a using (agency_key)
        where a.name_zh = '{body}' and s.indicator_code = 'requests.received'
        and s.applicant_type = 'total' and s.value is not null""",
    )
    assert {year for year, _ in found} == years
    assert {form for _, form in found} == {"national_2014", "national_2019", "national_2021"} | forms


def test_contradictions_across_years_are_told(samples_warehouse: Path) -> None:
    found = rows(
        samples_warehouse,
        """select distinct r.source_name, c.rule_id from marts.fct_arithmetic_check as c
        inner join marts.dim_report as r using (report_id) where c.outcome = 'fails'""",
    )
    assert set(found) >= {
        ("huadian_2020.txt", "national_2019.penalty_decisions_are_items"),
        ("huadian_2022.pdf", "national_2021.carried_over"),
        ("luxian_2016.xlsx", "national_2014.published_website"),
        ("luzhou_natural_resources_2023.docx", "national_2021.normative_document_stock"),
    }


def test_the_whole_city_is_no_body_of_its_own_figures(samples_warehouse: Path) -> None:
    found = rows(
        samples_warehouse, "select scope from marts.dim_report where source_name = 'luzhou_2020.html'"
    )
    assert found == [("consolidated",)]
