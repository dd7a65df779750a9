"""Write the mapping atlas and the data dictionary: `python scripts/build_docs.py [FOLDER]`, by default `docs/`."""

from __future__ import annotations

import sys
from pathlib import Path

from atlas_index import index
from atlas_page import page
from atlas_seeds import PROJECT, Crosswalk
from dictionary import dictionary


def pages(walk: Crosswalk | None = None) -> dict[str, str]:
    """Every generated page by its path under `docs/`."""
    walk = walk or Crosswalk()
    found = {f"atlas/{code}.md": page(walk, code) for code in walk.indicators}
    return {"atlas/README.md": index(walk), **found, "dictionary.md": dictionary()}


def write(folder: Path) -> None:
    """Write the pages and take out those whose indicator is gone."""
    wanted = pages()
    (folder / "atlas").mkdir(parents=True, exist_ok=True)
    for old in (folder / "atlas").glob("*.md"):
        if f"atlas/{old.name}" not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "docs")
