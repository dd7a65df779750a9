"""Texts that stand alone over or among the rows of a table and name none of them: units, remarks, page numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.extract.shapes import shape
from ingest.normalise.characters import plain, squeeze
from ingest.seeds import line_match

CLAUSE_END = re.compile(r"[。;!?](?=.)")
LIST_MARK = re.compile(r"[、,/;和及]")


def last_clause(text: str) -> str:
    """The last sentence of a line, in one script and width: what leads to the table below it."""
    return CLAUSE_END.split(squeeze(text).text)[-1]


@lru_cache(maxsize=4096)
def units_in(text: str) -> tuple[str, ...]:
    """The units of a table where a text is nothing but these; 单位 followed by a body is none."""
    words = "".join(plain(text).split())
    found = line_match(words, "unit_line")
    units = tuple(LIST_MARK.split(found["units"])) if found else ()
    return units if all(shape(unit) == "unit" for unit in units) else ()


def says_units(text: str) -> bool:
    """Whether a text is nothing but the units of a table."""
    return bool(units_in(text))


@lru_cache(maxsize=4096)
def says_no_label(text: str) -> bool:
    """Whether a text alone in its row names neither the row nor those below it."""
    words = "".join(plain(text).split())
    return says_units(text) or line_match(words, "remark", "page_number") is not None
