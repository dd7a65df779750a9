"""The pages of a release: how to read it, what changed, how to cite it, the dictionary and the atlas."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ingest.project import project_folder
from ingest.publish.datapackage import LICENCES
from ingest.publish.tables import COLUMNS, WITHHELD
from ingest.seeds import SEEDS_FOLDER, read_rows

TEMPLATES = Path(__file__).parent / "templates"
PAGES = ("README.md", "RELEASE_NOTES.md", "CITATION.cff")


def write_pages(folder: Path, about: dict[str, Any]) -> None:
    """Fill in the pages of the release; `about` holds every name that the templates use."""
    # Markdown and YAML, no HTML: nothing here is shown by a browser as it is.
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
    )
    licences = read_rows(SEEDS_FOLDER / LICENCES)
    withheld = [row for row in read_rows(SEEDS_FOLDER / COLUMNS) if row["content"] == WITHHELD]
    for page in PAGES:
        text = environment.get_template(page).render(**about, licences=licences, withheld=withheld)
        (folder / page).write_text(text, encoding="utf-8")


def write_docs(folder: Path) -> None:
    """Write dictionary and atlas from the seeds as they are now.

    Raises:
        subprocess.CalledProcessError: the seeds contradict each other.
    """
    script = project_folder() / "scripts" / "build_docs.py"
    subprocess.run([sys.executable, str(script), str(folder / "docs")], check=True, capture_output=True)
