"""Opening a dashboard in the browser, and the rows that each of its charts was given."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml
from playwright.sync_api import Page, Response

ASSETS = Path(__file__).resolve().parents[2] / "superset"
DASHBOARDS = sorted(path.stem for path in (ASSETS / "dashboards").glob("*.yaml"))
LOAD_MILLISECONDS = 90_000
QUIET_MILLISECONDS = 1_500
CHART_DATA = "/api/v1/chart/data"
DRAWN = "[data-test='slice-container']"


def read(path: Path) -> dict[str, Any]:
    """The YAML of a file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


CHARTS = {chart["uuid"]: chart for chart in map(read, sorted((ASSETS / "charts").glob("*.yaml")))}


def charts_of(dashboard: str) -> list[dict[str, Any]]:
    """The charts of a dashboard, whole."""
    position = read(ASSETS / "dashboards" / f"{dashboard}.yaml")["position"]
    items = [item for item in position.values() if isinstance(item, dict) and item.get("type") == "CHART"]
    return [CHARTS[item["meta"]["uuid"]] for item in items]


@dataclass
class Opened:
    """A dashboard in the browser: its page, the rows of each chart by title, and what went wrong."""

    name: str
    page: Page
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def take(self, response: Response, titles: dict[int, str]) -> None:
        """Keep the rows of a chart, or the error that came instead; the values of filters are no chart."""
        if CHART_DATA not in response.url:
            return
        asked = json.loads(parse_qs(urlsplit(response.url).query).get("form_data", ["{}"])[0])
        if asked.get("slice_id") not in titles:
            return
        title = titles[asked["slice_id"]]
        if response.status != 200:
            self.errors.append(f"{title}: {response.status} {response.text()[:300]}")
        else:
            self.rows[title] = response.json()["result"][0]["data"]


def open_dashboard(page: Page, address: str, dashboard: str) -> Opened:
    """Open a dashboard and wait until each of its charts is drawn."""
    titles = chart_titles(page, address, dashboard)
    opened = Opened(dashboard, page)

    def listen(response: Response) -> None:
        opened.take(response, titles)

    # Superset draws a chart when it comes into view: a page as high as its charts shows them all.
    page.set_viewport_size({"width": 1440, "height": 4000})
    page.on("response", listen)
    page.goto(f"{address}/superset/dashboard/{dashboard}/")
    wait_until_drawn(page, len(titles))
    page.remove_listener("response", listen)
    return opened


def choose(opened: Opened, address: str, filter_name: str, option: str) -> Opened:
    """Choose an option of a filter, apply it, and return what the dashboard shows then."""
    page, titles = opened.page, chart_titles(opened.page, address, opened.name)
    filtered = Opened(opened.name, page)

    def listen(response: Response) -> None:
        filtered.take(response, titles)

    page.on("response", listen)
    page.locator(f"[data-test='{filter_name}'] input").first.click()
    page.keyboard.type(option)
    page.wait_for_timeout(QUIET_MILLISECONDS)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.locator("[data-test='filter-bar__apply-button']").click()
    wait_until_drawn(page, len(titles))
    page.remove_listener("response", listen)
    return filtered


def wait_until_drawn(page: Page, charts: int) -> None:
    """Wait until the charts of a dashboard are drawn and nothing loads any more."""
    page.wait_for_timeout(QUIET_MILLISECONDS)
    page.wait_for_function(
        "([drawn, count]) => document.querySelectorAll(drawn).length >= count && !document.querySelector('.loading')",
        arg=[DRAWN, charts],
        timeout=LOAD_MILLISECONDS,
    )
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(QUIET_MILLISECONDS)


def chart_titles(page: Page, address: str, dashboard: str) -> dict[int, str]:
    """The titles of the charts of a dashboard by the number Superset gave them."""
    answer = page.request.get(f"{address}/api/v1/dashboard/{dashboard}/charts")
    assert answer.ok, answer.text()
    return {chart["id"]: chart["slice_name"] for chart in answer.json()["result"]}
