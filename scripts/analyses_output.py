"""Fill in the results in analyses/README.md: `python scripts/analyses_output.py DATABASE` rewrites the page."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from readme_output import output

ANALYSES = Path(__file__).resolve().parent.parent / "analyses"
PAGE = ANALYSES / "README.md"
RESULT = re.compile(r"`(?P<file>\w+\.sql)`\n\n```text\n(?P<output>.*?)```\n", re.DOTALL)
SHOWN = 40
"""Rows that the page shows of a result."""


def result(database: Path, file: str) -> str:
    """The first rows of a question's result as the page prints them, with the number of those left out."""
    lines = output(database, (ANALYSES / file).read_text(encoding="utf-8")).splitlines()
    more = len(lines) - 1 - SHOWN
    shown = [line.rstrip() for line in lines[: SHOWN + 1]]
    if more > 0:
        shown.append(f"… 另有 {more} 行 and {more} more rows")
    return "".join(f"{line}\n" for line in shown)


def results(page: str) -> list[tuple[str, str]]:
    """The questions of a page with the result printed under each."""
    return [(match["file"], match["output"]) for match in RESULT.finditer(page)]


def main() -> None:
    """Rewrite the results of the page."""
    database = Path(sys.argv[1])
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(
        RESULT.sub(lambda m: f"`{m['file']}`\n\n```text\n{result(database, m['file'])}```\n", page),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
