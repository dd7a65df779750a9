"""Whether a grid holds data or only lays out a page."""

from __future__ import annotations

import re

from ingest.readers.spans import Grid

NUMERIC = re.compile(r"^[\d０-９][\d０-９,，.．]*$")
MIN_NUMBERS = 2
LONG_CELL = 200


def is_layout(grid: Grid, nested: bool) -> bool:
    """Whether a table only lays out the page: one column, or hardly any number beside long text or other tables.

    nested   whether a cell holds a table
    """
    if max((len(row) for row in grid), default=0) < 2:
        return True
    texts = {id(cell): cell.text for row in grid for cell in row if cell.text}.values()
    is_long = max(map(len, texts), default=0) > LONG_CELL
    if not nested and not is_long:
        return not texts
    return (nested and is_long) or sum(bool(NUMERIC.match(text)) for text in texts) < MIN_NUMBERS
