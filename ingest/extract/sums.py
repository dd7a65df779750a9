"""Totals that a row prints of itself: what they prove of the values beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.extract.header import Path, known_length
from ingest.extract.scope import head_scope
from ingest.normalise.numbers import number_text

Sums = tuple[tuple[int, tuple[int, ...]], ...]
"""Places of totals, each with those of its parts."""

NUMBER = re.compile(r"0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+")


def numbers_of(values: Sequence[str]) -> list[str]:
    """Values in one width; nothing for what is printed instead of a number."""
    texts = [number_text(value) or "" for value in values]
    return [text if any(map(str.isdigit, text)) else "0" for text in texts]


@lru_cache(maxsize=256)
def sums_of(columns: tuple[Path, ...]) -> Sums:
    """The totals among columns that forms print, each with the columns under the same head."""
    known = [place for place, path in enumerate(columns) if known_length(path)]
    totals = [place for place in known if head_scope(columns[place][-1]) == "total"]
    found = []
    for total in totals:
        head = columns[total][:-1]
        parts = tuple(p for p in known if p not in totals and columns[p][: len(head)] == head)
        if len(parts) > 1:
            found.append((total, parts))
    return tuple(found)


def adds_up(numbers: Sequence[str], sums: Sums) -> bool:
    """Whether numbers are numbers as printed, and each total is the sum of its parts."""
    if not all(map(NUMBER.fullmatch, numbers)):
        return False
    counts = [int(number.replace(",", "")) for number in numbers]
    return all(counts[total] == sum(counts[part] for part in parts) for total, parts in sums)


def proves_places(values: Sequence[str], columns: tuple[Path, ...]) -> bool:
    """Whether the totals of a row prove where its numbers stand: each number is in a sum, and the sums add up."""
    sums = sums_of(columns)
    summed = {place for total, parts in sums if values[total] for place in (total, *parts)}
    printed = {place for place, value in enumerate(values) if value}
    return printed <= summed and adds_up(numbers_of(values), sums)
