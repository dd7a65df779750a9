"""Rows in which a blank moved: two numbers stand together and another is cut, so that their count is right by chance.

Only the total that a row prints of itself tells. One that does not add up may be a misprint; where it would add up with
a blank elsewhere, or where those of other rows do, nobody can say which number is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.document import Cell
from ingest.extract.header import Path, known_length, run_together
from ingest.extract.scope import head_scope
from ingest.extract.shapes import is_value, role
from ingest.normalise.numbers import number_text

Rows = Sequence[Sequence[Cell]]
Sums = tuple[tuple[int, tuple[int, ...]], ...]
"""Places of totals, each with those of its parts."""

MIN_EVEN, EVEN = 3, 3
"""How many rows with a number must add up, at least and for each that does not, for a misprint to be unlikely."""

NOUGHT = re.compile(r"0\d")
NUMBER = re.compile(r"0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+")


def values_of(row: Sequence[Cell]) -> list[str]:
    """The values of a row."""
    return [cell.text for cell in row if is_value(cell.text)]


def headed_values(rows: Rows) -> Iterator[tuple[int, tuple[Path, ...], list[str]]]:
    """Each row of values below a header whose columns are known: its index, the columns and the values."""
    columns: tuple[Path, ...] = ()
    for index, row in enumerate(rows):
        if values := values_of(row):
            if columns:
                yield index, columns, values
        elif official := run_together(row):
            columns = tuple(column.path for column in official.columns)
        elif len(row) > 1 and role(row[0].text) == "label":
            heads = (cell.text for cell in row if role(cell.text) not in ("label", "unit", "note"))
            columns = tuple((text,) for text in heads)


def moved_rows(rows: Rows) -> frozenset[int]:
    """The rows whose blanks may not stand where they were printed.

    Those with more numbers than columns, of which a column of remarks may have taken one; with a number begun by a
    nought; and with a total that does not add up, where it would with a blank elsewhere or where other rows add up.
    """
    found = []
    odd: list[tuple[int, list[str], Sums]] = []
    even = 0
    for index, columns, values in headed_values(rows):
        numbers = numbers_of(values)
        sums = sums_of(columns)
        printed = sum(any(map(str.isdigit, value)) for value in values)
        if printed > len(columns) or (len(values) > 1 and any(map(NOUGHT.match, numbers))):
            found.append(index)
        elif sums and len(columns) == len(values) and all(map(NUMBER.fullmatch, numbers)):
            if not adds_up(numbers, sums):
                odd.append((index, numbers, sums))
            else:
                even += any(number != "0" for number in numbers)
    strict = even >= max(MIN_EVEN, EVEN * len(odd))
    moved = (
        index
        for index, numbers, sums in odd
        if strict or any(adds_up(other, sums) for other in readings(numbers))
    )
    return frozenset((*found, *moved))


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


def readings(numbers: Sequence[str]) -> Iterator[list[str]]:
    """What a row may have been before it lost a blank, or a blank cell, and a number was cut."""
    shorter = [
        [*numbers[:place], numbers[place] + numbers[place + 1], *numbers[place + 2 :]]
        for place in range(len(numbers) - 1)
    ]
    for whole in shorter:
        for place, number in enumerate(whole):
            for cut in range(1, len(number)):
                yield [*whole[:place], number[:cut], number[cut:], *whole[place + 1 :]]
        for place in range(len(whole) + 1):
            yield [*whole[:place], "0", *whole[place:]]
