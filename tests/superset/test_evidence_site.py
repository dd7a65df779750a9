"""The evidence site in a browser: from a file and a server, on a desk and a phone, by pointer and by keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "images"
SCREENS = {
    "desktop": {"viewport": {"width": 1440, "height": 1000}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}
CONTRADICTED = "苏州工业园区 2022"
"""A sample whose totals contradict their parts three times."""


@dataclass
class Visit:
    """A browser page on the site, what it asked for and what it complained of."""

    page: Page
    start: str
    screen: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(params=[(screen, way) for screen in SCREENS for way in ("file", "server")], ids="-".join)
def visit(request: pytest.FixtureRequest, served, browser: Browser) -> Iterator[Visit]:
    screen, way = request.param
    start = (served.home / "evidence").as_uri() if way == "file" else served.evidence
    context = browser.new_context(locale="zh-CN", **SCREENS[screen])
    page = context.new_page()
    made = Visit(page, start, screen)
    page.on("request", lambda asked: made.requests.append(asked.url))
    page.on("pageerror", lambda fault: made.errors.append(str(fault)))
    page.on("console", lambda line: made.errors.append(line.text) if line.type == "error" else None)
    page.goto(f"{start}/index.html")
    yield made
    context.close()


def open_report(visit: Visit) -> Page:
    """Find the report as a reader does, by typing its body and year, and open it."""
    visit.page.fill("#query", CONTRADICTED)
    visit.page.locator("#found a").first.click()
    expect(visit.page.locator("h1")).to_contain_text("苏州工业园区")
    return visit.page


def overflow(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def test_pages_fit_the_screen_and_ask_no_other_host(visit: Visit) -> None:
    assert overflow(visit.page) <= 0
    page = open_report(visit)
    assert overflow(page) <= 0
    assert [address for address in visit.requests if not address.startswith((visit.start, "data:"))] == []
    assert visit.errors == []


def test_contradictions_stand_first_and_show_both_numbers(visit: Visit) -> None:
    clashes = open_report(visit).locator("article.clash")
    expect(clashes).to_have_count(3)
    expect(clashes.first).to_contain_text("= 33")
    expect(clashes.first).to_contain_text("= 32")


def point_at_a_number(visit: Visit) -> Locator:
    """Point at a number of the text, or tap it; what the page then says of it."""
    visit.page.evaluate("document.getElementById('text').scrollIntoView()")
    mark = visit.page.locator(".source a.m.star").nth(2)
    if visit.screen == "phone":
        mark.tap()
    else:
        mark.hover()
    return visit.page.get_by_role("tooltip")


def test_pointing_at_a_number_says_what_it_is(visit: Visit) -> None:
    open_report(visit)
    tip = point_at_a_number(visit)
    for part in ("条目 Term", "指标 Indicator", "跨2019年 Across 2019", "数值 Value"):
        expect(tip).to_contain_text(part)
    visit.page.keyboard.press("Escape")
    expect(tip).to_have_count(0)


def test_a_number_is_reached_by_keyboard(visit: Visit) -> None:
    page = open_report(visit)
    page.locator(".source").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".source a.m").first).to_be_focused()
    expect(page.get_by_role("tooltip")).to_contain_text("条目 Term")


def test_a_value_leads_to_its_place_in_the_text(visit: Visit) -> None:
    page = open_report(visit)
    link = page.locator("#printed a.to-text").nth(30)
    printed = link.inner_text()
    link.click()
    lit = page.locator(".source a.lit")
    expect(lit).to_be_in_viewport()
    assert lit.inner_text() == printed


def test_a_picture_is_kept(visit: Visit) -> None:
    """The pictures of the README are what a reader sees now."""
    page = open_report(visit)
    expect(point_at_a_number(visit)).to_be_visible()
    PICTURES.mkdir(exist_ok=True)
    picture = PICTURES / f"evidence_{visit.screen}.png"
    page.screenshot(path=picture)
    assert picture.stat().st_size > 20_000
