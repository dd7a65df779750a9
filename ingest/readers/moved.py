"""Rows in which a blank moved: two numbers stand together and another is cut, so that their count is right by chance.

Only the total that a row prints of itself tells. One that does not add up may be a misprint; where it would add up with
a blank elsewhere, or where those of other rows do, nobody can say which number is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.document import Cell
from ingest.extract.header import Path, run_together
from ingest.extract.shapes import is_value, role
from ingest.extract.sums import NUMBER, Sums, adds_up, numbers_of, sums_of

Rows = Sequence[Sequence[Cell]]
MIN_EVEN, EVEN = 3, 3
"""How many rows with a number must add up, at least and for each that does not, for a misprint to be unlikely."""

NOUGHT = re.compile(r"0\d")


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
