"""Every dashboard opens with every chart in it, a filter changes what is shown, and a number leads to its page."""

import re
from pathlib import Path

import pytest
from dashboards import DASHBOARDS, Opened, charts_of, choose, open_dashboard
from playwright.sync_api import Page

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "images"
FAULTS = ".ant-alert-error, .missing-chart-container"
EMPTY = ".dashboard-component-chart-holder .ant-empty"
TILES = ".dashboard-component-chart-holder, .dashboard-markdown"
LAST = "tile => tile.getBoundingClientRect().bottom"
MARGIN = 16
WITH_A_BODY = ["series", "profile", "requests", "disputes"]


@pytest.fixture(scope="module", params=DASHBOARDS)
def opened(request: pytest.FixtureRequest, signed_in: Page, served) -> Opened:
    return open_dashboard(signed_in, served.superset, request.param)


def test_every_chart_is_drawn_from_rows(opened: Opened) -> None:
    expected = {chart["slice_name"] for chart in charts_of(opened.name)}
    assert {chart for chart, rows in opened.rows.items() if rows} == expected
    assert opened.errors == []
    assert opened.page.locator("[data-test='slice-container']").count() == len(expected)
    assert opened.page.locator(FAULTS).count() == 0
    assert opened.page.locator(EMPTY).count() == 0


def test_a_picture_is_kept(opened: Opened) -> None:
    """The pictures of the README are what a visitor sees now."""
    PICTURES.mkdir(exist_ok=True)
    picture = PICTURES / f"dashboard_{opened.name}.png"
    grid = opened.page.locator("[data-test='grid-container']").bounding_box()
    bottom = opened.page.evaluate(f"Math.max(...[...document.querySelectorAll('{TILES}')].map({LAST}))")
    opened.page.screenshot(path=picture, clip=grid | {"height": bottom - grid["y"] + MARGIN})
    assert picture.stat().st_size > 20_000


@pytest.mark.parametrize("dashboard", WITH_A_BODY)
def test_one_body_at_a_time(dashboard: str, signed_in: Page, served) -> None:
    """Numbers of several bodies side by side in one stack would read as their sum."""
    opened = open_dashboard(signed_in, served.superset, dashboard)
    bodies = {
        row["agency_label_zh"] for rows in opened.rows.values() for row in rows if "agency_label_zh" in row
    }
    assert len(bodies) == 1


def test_a_filter_changes_what_is_shown(signed_in: Page, served) -> None:
    title = "各年度指标值，按表式 Values by year and form"
    before = open_dashboard(signed_in, served.superset, "overview")
    assert len({row["year"] for row in before.rows[title]}) > 1
    after = choose(before, served.superset, "NATIVE_FILTER-year", "2020")
    assert {row["year"] for row in after.rows[title]} == {2020}
    assert after.errors == []


def test_a_value_leads_to_the_place_it_was_read_from(signed_in: Page, served) -> None:
    opened = open_dashboard(signed_in, served.superset, "series")
    row = next(row for row in opened.rows["数值与佐证 The values and their evidence"] if row["value"])
    address, anchor = re.search(r'href="([^"#]+)#([^"]+)"', row["evidence"]).groups()
    assert address.startswith(served.evidence)
    page = signed_in.context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert page.goto(f"{address}#{anchor}").ok
    place = page.locator(f"[id='{anchor}']")
    assert f"{row['value']:g}" in place.inner_text()
    assert row["indicator_zh"] in place.inner_text()
    assert [url for url in asked if not url.startswith((served.evidence, "data:"))] == []
    page.close()
