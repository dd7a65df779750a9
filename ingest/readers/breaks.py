"""Lines that cannot be part of a table cell: chapter headings, sentences, long lines, page numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.normalise.characters import plain
from ingest.readers.lines import Line
from ingest.seeds import load_seeds

RULE = re.compile(r"^(?:-{3,}|={3,}|_{3,}|\*{3,}|—{2,})$")


@lru_cache(maxsize=1)
def breaking_patterns() -> tuple[re.Pattern[str], ...]:
    """The patterns of `seeds/recognition/line_pattern.csv` that end a table."""
    return load_seeds().patterns_of("recognition/line_pattern.csv", "section_heading", "prose")


def breaks_table(line: Line) -> bool:
    """Whether a line that stands among cells ends their table."""
    text = plain(line.text.strip())
    return any(pattern.search(text) for pattern in breaking_patterns())


@lru_cache(maxsize=1)
def page_numbers() -> tuple[re.Pattern[str], ...]:
    """The patterns of a line that only numbers the page."""
    return load_seeds().patterns_of("recognition/line_pattern.csv", "page_number")


def is_page_number(line: Line) -> bool:
    """Whether a line only numbers the page."""
    text = plain(line.text.strip())
    return bool(text) and any(pattern.search(text) for pattern in page_numbers())


def draws(line: Line) -> bool:
    """Whether a line only draws a rule across the page."""
    return bool(RULE.match(line.text.strip()))
