"""Where the evidence site of a database is, and the address of a page of it."""

from __future__ import annotations

import os
from pathlib import Path

EVIDENCE_VARIABLE = "OGI_EVIDENCE"
"""The environment variable that names the folder of the site."""

DEFAULT_FOLDER = "evidence"


def evidence_folder(database: Path, option: Path | None = None) -> Path:
    """The folder, absolute: the option, else OGI_EVIDENCE, else `evidence` beside the database."""
    named = os.environ.get(EVIDENCE_VARIABLE)
    folder = option or (Path(named) if named else database.parent / DEFAULT_FOLDER)
    return folder.expanduser().absolute()


def page_address(folder: Path, report_id: str, anchor: str = "") -> str | None:
    """The address of a report's page at an anchor, None where the site has no such page."""
    page = folder / "report" / f"{report_id}.html"
    if not page.is_file():
        return None
    return page.as_uri() + (f"#{anchor}" if anchor else "")
