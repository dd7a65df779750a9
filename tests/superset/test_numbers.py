"""Every number that a dashboard shows is worked out again from the star and the marts beside it."""

from typing import Any

import duckdb
import pytest
from dashboards import Opened, open_dashboard
from playwright.sync_api import Page

STAR = """
    select distinct s.agency_label_zh, f.year, i.label_zh, p.name_zh, cast(f.value as double)
    from marts.fct_indicator_value as f
    inner join reporting.rpt_agency_profile as s on f.agency_key = s.agency_key
    inner join marts.dim_indicator as i on f.indicator_code = i.indicator_code
    inner join marts.dim_applicant_type as p on f.applicant_type = p.applicant_type
"""
TOTAL = "总计"
PARTS = {
    "纠正 corrected": "corrected",
    "维持 upheld": "upheld",
    "其他结果 other results": "other",
    "尚未审结 pending": "pending",
    "审结 concluded": "concluded",
}
STAGES = {
    "复议案件结果 Reviews: results of cases": "行政复议",
    "诉讼案件结果 Lawsuits: results of cases": "行政诉讼",
}
Star = dict[tuple[str, int, str, str], float | None]


def database(served) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(served.home / "release" / "current" / "ogi.duckdb"), read_only=True)


@pytest.fixture(scope="module")
def star(served) -> Star:
    with database(served) as connection:
        rows = connection.execute(STAR).fetchall()
    return {(agency, year, label, applicant): value for agency, year, label, applicant, value in rows}


def cells(rows: list[dict[str, Any]]) -> list[tuple[int, list[str], float]]:
    """The drawn points of a chart over years: year, names of its line, number."""
    return [
        (int(row["year"]), name.split(", "), float(value))
        for row in rows
        for name, value in row.items()
        if name != "year" and value is not None
    ]


def labels_of(star: Star) -> list[str]:
    """The labels of indicators, the longest first, so that a line finds its own and not a shorter one."""
    return sorted({label for _, _, label, _ in star}, key=len, reverse=True)


def shown_lines(opened: Opened, star: Star, titles: list[str]) -> list[tuple[float, float | None]]:
    """What lines of indicators show beside what the star holds."""
    labels = labels_of(star)
    return [
        (number, star[agency, year, next(label for label in labels if line.startswith(label)), TOTAL])
        for title in titles
        for year, (line, agency), number in cells(opened.rows[title])
    ]


def agree(pairs: list[tuple[float, float | None]]) -> bool:
    return bool(pairs) and all(held is not None and abs(shown - held) < 1e-6 for shown, held in pairs)


def test_series_and_their_table(star: Star, signed_in: Page, served) -> None:
    opened = open_dashboard(signed_in, served.superset, "series")
    lines = [title for title, rows in opened.rows.items() if "agency_label_zh" not in rows[0]]
    assert len(lines) == 4
    assert agree(shown_lines(opened, star, lines))
    table = opened.rows["数值与佐证 The values and their evidence"]
    assert agree(
        [
            (row["value"], star[row["agency_label_zh"], row["year"], row["indicator_zh"], TOTAL])
            for row in table
            if row["value"] is not None
        ]
    )


def test_outcomes_and_their_shares(star: Star, signed_in: Page, served) -> None:
    opened = open_dashboard(signed_in, served.superset, "requests")
    assert agree(shown_lines(opened, star, ["各年度办理结果 Outcomes by year"]))
    with database(served) as connection:
        total = connection.execute(
            "select label_zh from marts.dim_indicator where indicator_code = 'outcomes.total'"
        ).fetchone()[0]
    labels = labels_of(star)
    shares = []
    for year, (line, agency), share in cells(opened.rows["各结果所占比例 Share of each outcome"]):
        part = star[agency, year, next(label for label in labels if line.startswith(label)), TOTAL]
        shares.append((share, round(part / star[agency, year, total, TOTAL], 6)))
    assert agree(shares)
    matrix = opened.rows["申请人与结果 Applicants and outcomes"]
    value = next(name for name in matrix[0] if name.startswith("数值"))
    assert agree(
        [
            (row[value], star[row["agency_label_zh"], row["year"], row["indicator_zh"], row["applicant_zh"]])
            for row in matrix
        ]
    )


def test_cases_and_their_intervals(served, signed_in: Page) -> None:
    opened = open_dashboard(signed_in, served.superset, "disputes")
    with database(served) as connection:
        found = connection.execute(
            """
            select distinct s.agency_label_zh, f.year, i.theme_label_zh, split_part(f.indicator_code, '.', 2),
                cast(f.value as double)
            from marts.fct_indicator_value as f
            inner join reporting.rpt_agency_profile as s on f.agency_key = s.agency_key
            inner join marts.dim_indicator as i on f.indicator_code = i.indicator_code
            where i.theme in ('reviews', 'litigation') and f.applicant_type = 'total'
            """
        ).fetchall()
    held = {tuple(row[:4]): row[4] for row in found}
    for title, stage in STAGES.items():
        drawn = cells(opened.rows[title])
        assert agree(
            [(number, held[agency, year, stage, PARTS[metric]]) for year, (metric, agency), number in drawn]
        )
    for row in opened.rows["案件数、纠错率与佐证 Case numbers, shares and evidence"]:
        key = (row["agency_label_zh"], row["year"], row["stage_zh"])
        assert row["concluded"] == held.get((*key, "concluded"))
        if row["loss_share"] is None:
            continue
        assert row["loss_share"] == pytest.approx(held[*key, "corrected"] / row["concluded"], abs=1e-6)
        assert row["loss_share_low"] <= row["loss_share"] <= row["loss_share_high"]
        assert row["has_few_cases"] == (row["concluded"] < 30)


def test_profile_of_a_body(star: Star, served, signed_in: Page) -> None:
    opened = open_dashboard(signed_in, served.superset, "profile")
    assert agree(shown_lines(opened, star, ["新收申请与办结 Requests received and answered"]))
    every = opened.rows["全部指标 Every indicator"]
    assert agree(
        [
            (
                row["value"],
                star[row["agency_label_zh"], row["year"], row["indicator_zh"], row["applicant_zh"]],
            )
            for row in every
            if row["value"] is not None
        ]
    )


def test_overview_counts(served, signed_in: Page) -> None:
    opened = open_dashboard(signed_in, served.superset, "overview")
    with database(served) as connection:
        reports, values = connection.execute(
            """
            select (select count(*) from marts.dim_report where status = 'loaded'),
                (select count(value) from marts.fct_indicator_value)
            """
        ).fetchone()
        by_year = dict(
            connection.execute(
                "select year, count(value) from marts.fct_indicator_value group by year"
            ).fetchall()
        )
    assert list(opened.rows["已入库报告 Reports loaded"][0].values()) == [reports]
    assert list(opened.rows["有数的指标值 Values"][0].values()) == [values]
    drawn: dict[int, float] = {}
    for year, _, number in cells(opened.rows["各年度指标值，按表式 Values by year and form"]):
        drawn[year] = drawn.get(year, 0) + number
    assert drawn == by_year


def test_quality_counts(served, signed_in: Page) -> None:
    opened = open_dashboard(signed_in, served.superset, "quality")
    with duckdb.connect(str(served.database), read_only=True) as connection:
        failed, waiting, rejected = connection.execute(
            """
            select (select count(*) from marts.fct_arithmetic_check where outcome = 'fails'),
                (select count(*) from marts.dim_report where status not in ('loaded', 'superseded')
                    or list_contains(status_all, 'undecided_version')),
                (select count(*) from ops.ops_rejection)
            """
        ).fetchone()
    assert list(opened.rows["勾稽不成立数 Failed"][0].values()) == [failed]
    assert len(opened.rows["不成立的勾稽 Failed checks"]) == failed
    assert list(opened.rows["待补报告数 Waiting"][0].values()) == [waiting]
    assert len(opened.rows["拒收 Rejections"]) == rejected
