"""dbt docs and Data Docs copied into the site, where they exist, without anything they would load from elsewhere."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from ingest.dbt_process import target_folder
from ingest.project import project_folder
from ingest.quality.run import docs_folder

DBT_PAGE = "static_index.html"
LOADED_SCRIPT = re.compile(r"//[\w.-]+\.cloudfront\.net/[\w./-]+\.js|https?://fuzzed\.getdbt\.com/?")
"""The script and the address by which dbt's page would tell its makers that it was opened."""


def copy_dbt_docs(database: Path, folder: Path) -> list[dict[str, str]]:
    """Copy the page that `dbt docs generate --static` wrote, without its tracker and the paths of this machine."""
    page = target_folder(database) / DBT_PAGE
    if not page.is_file():
        return []
    text = LOADED_SCRIPT.sub("data:,", page.read_text(encoding="utf-8"))
    text = text.replace(str(project_folder()), "").replace(str(database), database.name)
    (folder / "dbt").mkdir()
    (folder / "dbt" / "index.html").write_text(text, encoding="utf-8")
    return [{"address": "dbt/index.html", "zh": "模型与血缘", "en": "Models and their lineage (dbt docs)"}]


def copy_data_docs(database: Path, folder: Path) -> list[dict[str, str]]:
    """Copy the pages of the last checks, which `ingest.quality.data_docs` wrote without outside assets."""
    pages = docs_folder(database)
    if not (pages / "index.html").is_file():
        return []
    shutil.copytree(pages, folder / "data_docs")
    return [{"address": "data_docs/index.html", "zh": "数据检查", "en": "Checks of the data (Data Docs)"}]
