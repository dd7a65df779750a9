"""Lines that cannot be part of a table cell: chapter headings, sentences, long lines, page numbers."""

from __future__ import annotations

import re

from ingest.normalise.characters import plain
from ingest.readers.lines import Line
from ingest.seeds import line_match

RULE = re.compile(r"^(?:-{3,}|={3,}|_{3,}|\*{3,}|—{2,})$")


def breaks_table(line: Line) -> bool:
    """Whether a line that stands among cells ends their table."""
    return line_match(plain(line.text.strip()), "section_heading", "prose") is not None


def is_page_number(line: Line) -> bool:
    """Whether a line only numbers the page."""
    text = plain(line.text.strip())
    return bool(text) and line_match(text, "page_number") is not None


def draws(line: Line) -> bool:
    """Whether a line only draws a rule across the page."""
    return bool(RULE.match(line.text.strip()))
