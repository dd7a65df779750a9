"""dbt docs and Data Docs copied into the site, where they exist, without anything they would load from elsewhere."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from ingest.dbt_process import target_folder
from ingest.project import project_folder
from ingest.publish.mask import load_masks
from ingest.quality.run import docs_folder

DBT_PAGE = "static_index.html"
TRACKER = re.compile(r"//[\w.-]+\.cloudfront\.net/[\w./-]+\.js|https?://fuzzed\.getdbt\.com/?")
"""The script and the address by which dbt's page would tell its makers that it was opened."""

TEXT_OF_PAGE = re.compile(r"<style\b.*?</style>|>([^<]+)<", re.DOTALL)
"""A style sheet, which stays as it is, or the text between two tags."""


def copy_dbt_docs(database: Path, folder: Path) -> list[dict[str, str]]:
    """Copy the page that `dbt docs generate --static` wrote, without its tracker and the folders of this machine."""
    target = target_folder(database)
    page = target / DBT_PAGE
    if not page.is_file():
        return []
    text = TRACKER.sub("data:,", page.read_text(encoding="utf-8"))
    for place, shown in ((target, "target"), (database, database.name), (project_folder(), "")):
        text = text.replace(str(place), shown)
    (folder / "dbt").mkdir()
    (folder / "dbt" / "index.html").write_text(text, encoding="utf-8")
    return [{"address": "dbt/index.html", "zh": "模型与血缘", "en": "Models and their lineage (dbt docs)"}]


def _masked_page(page: str) -> str:
    masks = load_masks()

    def hide(found: re.Match[str]) -> str:
        text = found.group(1)
        return found.group(0) if text is None else f">{masks.mask(text)}<"

    return TEXT_OF_PAGE.sub(hide, page)


def copy_data_docs(database: Path, folder: Path) -> list[dict[str, str]]:
    """Copy the pages of the last checks, which load nothing from elsewhere; the rows they show are masked."""
    pages = docs_folder(database)
    if not (pages / "index.html").is_file():
        return []
    shutil.copytree(pages, folder / "data_docs")
    for page in (folder / "data_docs").rglob("*.html"):
        page.write_text(_masked_page(page.read_text(encoding="utf-8")), encoding="utf-8")
    return [{"address": "data_docs/index.html", "zh": "数据检查", "en": "Checks of the data (Data Docs)"}]
