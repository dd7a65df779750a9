"""The year that headings, captions and labels state for a value, where a page prints figures of several years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.document import Block, Paragraph
from ingest.extract.captions import last_clause
from ingest.normalise.characters import squeeze
from ingest.normalise.labels import numbering
from ingest.normalise.numbers import chinese_number
from ingest.seeds import line_match

CHAPTER = 1
YEAR = re.compile(r"(?:19|20)\d{2}")


def stated_year(text: str, role: str) -> int | None:
    """As `year_in`, from a line as printed."""
    return year_in(squeeze(text).text, role)


@lru_cache(maxsize=8192)
def year_in(words: str, role: str) -> int | None:
    """The year a line states in one way: `year_label` (nothing else), `year_caption` or `year_title`; None for two.

    words   the line in one script and width, without white space
    """
    found = line_match(words, role)
    if found is None or len(set(YEAR.findall(words))) > 1:
        return None
    digits = found["year"]
    number = int(digits) if digits.isdecimal() else chinese_number(digits.replace("○", "〇"))
    return int(number) if number is not None else None


@lru_cache(maxsize=8192)
def label_year(labels: tuple[str, ...]) -> int | None:
    """The year that one of the labels beside or above a value states, the innermost first."""
    return next((year for text in reversed(labels) if (year := stated_year(text, "year_label"))), None)


def heading_year(text: str) -> int | None:
    """The year of a heading that is nothing but a year, or of the caption of a table."""
    return stated_year(text, "year_label") or year_in(last_clause(text), "year_caption")


def title_years(blocks: Sequence[Block]) -> list[int | None]:
    """For each block the year of the report's title above it; titles one below the other are a list of reports."""
    found = [stated_year(b.text, "year_title") if isinstance(b, Paragraph) else None for b in blocks]
    years: list[int | None] = []
    current: int | None = None
    for index, year in enumerate(found):
        beside = {
            other for other in (*found[max(0, index - 1) : index], *found[index + 1 : index + 2]) if other
        }
        if year is not None and beside <= {year}:
            current = year
        years.append(current)
    return years


def table_years(blocks: Sequence[Block]) -> list[int | None]:
    """The year of each table, by the headings above it up to its chapter, else by the title above it."""
    titles = title_years(blocks)
    years: list[int | None] = []
    near: int | None = None
    for block, title in zip(blocks, titles, strict=True):
        if not isinstance(block, Paragraph):
            years.append(near or title)
        elif year := heading_year(block.text):
            near = year
        elif near and (numbering(block.text).level == CHAPTER or stated_year(block.text, "year_title")):
            near = None
    return years
