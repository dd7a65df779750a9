"""The whole site, written beside its place and put there when complete."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ingest.code_labels import Label, label
from ingest.document import Row
from ingest.errors import CommandError
from ingest.evidence.contradictions import shown_number
from ingest.evidence.page import make_page, masked
from ingest.evidence.questions import ask
from ingest.trace import rows

HERE = Path(__file__).parent
MARKER = ".ogi-evidence"
"""Says that a folder is a site of ours and may be replaced."""

AT_ONCE = 100
"""Reports whose rows are fetched together."""

LIMIT = 20_000
"""Pages that are written only when somebody asks for them by agency or report."""

LISTED = """
    select r.report_id as id, r.agency_key, r.report_year as year, r.title, r.source_name, r.status,
      case when r.agency_key = 'UNMAPPED' then null else a.name_zh end as agency, a.province, a.level
    from marts.dim_report r join marts.dim_agency a using (agency_key)
    where ($agencies is null and $reports is null)
      or list_contains($agencies, r.agency_key) or list_contains($reports, r.report_id)
    order by a.region_code nulls last, a.name_zh, r.report_year, r.report_id
"""

Progress = Callable[[int], AbstractContextManager[Callable[[int], None]]]
"""Given a number of steps, a context that gives the function which counts them."""


@lru_cache(maxsize=1024)
def both_languages(shown: Label) -> Markup:
    """A label as HTML, Chinese first."""
    if not shown.en:
        return Markup("{}").format(shown.zh)
    return Markup('{} <span class="en" lang="en">{}</span>').format(shown.zh, shown.en)


def _shown(value: Any) -> Any:
    """What a template prints: text masked and without control characters, anything else as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return masked(value)
    return value


def environment() -> Environment:
    """The templates; every text they print is masked, then escaped."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(label=label, two=both_languages, number=shown_number)
    return made


def listed_reports(
    connection: DuckDBPyConnection, agencies: list[str] | None, reports: list[str] | None
) -> list[Row]:
    """The reports that get a page: all, or those of the agencies and ids given.

    Raises:
        CommandError: more pages than the limit without a choice, or none for the choice.
    """
    found = rows(connection, LISTED, {"agencies": agencies, "reports": reports})
    chosen = agencies is not None or reports is not None
    if not chosen and len(found) > LIMIT:
        raise CommandError(
            f"共 {len(found)} 份报告，超过 {LIMIT} 页；请用 --agency 或 --report 选择。\n"
            f"{len(found)} reports are more than {LIMIT} pages: choose with --agency or --report."
        )
    if chosen and not found:
        raise CommandError("选择的范围内没有报告。\nThere is no report in what you chose.")
    return found


def _search(listed: Iterable[Row]) -> str:
    """The search index as a script: it assigns `OGI_REPORTS` and fetches nothing."""
    entries = []
    for row in listed:
        shown = {key: _shown(row[key]) for key in ("id", "agency", "year", "title", "province")}
        words = [
            shown["agency"],
            shown["province"],
            shown["year"],
            shown["title"],
            _shown(row["source_name"]),
        ]
        entries.append({**shown, "find": " ".join(str(word) for word in words if word).lower()})
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    return f"window.OGI_REPORTS = {text};\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _place_of(row: Row) -> str:
    if row["agency"] is None:
        return "机关待定 Body not established"
    return row["province"] or "中央和其他 Central and other"


def _provinces(listed: Iterable[Row]) -> list[dict[str, Any]]:
    grouped: dict[str, dict[str, list[Row]]] = {}
    for row in listed:
        agencies = grouped.setdefault(_place_of(row), {})
        agencies.setdefault(row["agency"] or row["title"] or row["source_name"], []).append(row)
    return [
        {
            "name": name,
            "reports": sum(len(reports) for reports in agencies.values()),
            "agencies": [{"name": agency, "reports": reports} for agency, reports in agencies.items()],
        }
        for name, agencies in grouped.items()
    ]


def _write_index(folder: Path, made: Environment, listed: list[Row], links: list[dict[str, str]]) -> None:
    years = sorted(row["year"] for row in listed if row["year"])
    page = made.get_template("index.html").render(
        root="",
        reports=len(listed),
        agencies=len({row["agency_key"] for row in listed if row["agency"]}),
        years=f"{years[0]}–{years[-1]}" if years else "",
        provinces=_provinces(listed),
        links=links,
    )
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "search.js").write_text(_search(listed), encoding="utf-8")


def _write_reports(
    connection: DuckDBPyConnection,
    folder: Path,
    made: Environment,
    listed: list[Row],
    advance: Callable[[int], None],
) -> None:
    (folder / "report").mkdir()
    template = made.get_template("report.html")
    for start in range(0, len(listed), AT_ONCE):
        ids = [row["id"] for row in listed[start : start + AT_ONCE]]
        for report, answers in ask(connection, ids):
            page = template.render(root="../", page=make_page(report, answers))
            (folder / "report" / f"{report['report_id']}.html").write_text(page, encoding="utf-8")
            advance(1)


def check_place(place: Path) -> None:
    """Refuse a place that holds something else than a site of ours.

    Raises:
        CommandError: it is a file, or a folder with other content.
    """
    if place.exists() and not (place / MARKER).is_file() and (not place.is_dir() or any(place.iterdir())):
        raise CommandError(
            f"{place} 已有别的内容，请另选文件夹。\n{place} holds something else: choose another folder."
        )


def _replace(place: Path, new: Path) -> None:
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def write_site(
    connection: DuckDBPyConnection,
    place: Path,
    listed: list[Row],
    add_pages: Callable[[Path], list[dict[str, str]]],
    progress: Progress,
) -> None:
    """Write the pages of the listed reports, the first page and its search index.

    `add_pages` copies further pages into the folder and says where they are (address, zh, en).

    Raises:
        CommandError: the place holds something else.
    """
    check_place(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f".{place.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    made = environment()
    shutil.copytree(HERE / "static", new / "assets")
    with progress(len(listed)) as advance:
        _write_reports(connection, new, made, listed, advance)
    _write_index(new, made, listed, add_pages(new))
    (new / MARKER).touch()
    _replace(place, new)
