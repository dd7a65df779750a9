"""Merged header cells found again where a format left blanks for what they cover, if there is only one way."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.layout import NUMERIC
from ingest.readers.spans import Grid, Printed

MAX_TILINGS = 2000
"""Ways to lay out a header that are tried; one with more is not certain."""

Rectangle = tuple[int, int, int, int]
"""First row, first column, row after the last, column after the last."""


def with_merged_headers(grid: Grid) -> Grid | None:
    """The grid with every header cell at all places it covers; None where that is not certain for every header.

    A header is a run of rows of words above rows with numbers. Every blank in it belongs to a cell left of it or above
    it; the cells are rectangles; a lower one does not cross the border of one above it; and over the values each column
    has a header of its own. A header is certain if only one such layout exists. A text alone in its row right above a
    header, in the first column, is a caption over the whole width.
    """
    width = max(map(len, grid), default=0)
    if any(len(row) != width for row in grid):
        return None
    result = [list(row) for row in grid]
    top = 0
    while top < len(result):
        if not heads_columns(result[top]):
            top += 1
            continue
        bottom = top + 1
        while bottom < len(result) and not has_number(result[bottom]) and continues(result[bottom]):
            bottom += 1
        body = body_of(result, bottom)
        layout = only_layout(result[top:bottom], value_columns(body, width))
        if layout is None or not body:
            return None
        for first, left, after, right in layout:
            for row in range(top + first, top + after):
                result[row][left:right] = [result[top + first][left]] * (right - left)
        if top and is_alone(result[top - 1]):
            result[top - 1] = [result[top - 1][0]] * width
        top = bottom
    return result


def filled(row: Sequence[Printed]) -> list[str]:
    """The texts of a row."""
    return [cell.text for cell in row if cell.text]


def has_number(row: Sequence[Printed]) -> bool:
    """Whether a cell of a row is a number."""
    return any(NUMERIC.match(text) for text in filled(row))


def is_alone(row: Sequence[Printed]) -> bool:
    """Whether a row holds one text, in its first column."""
    return len(filled(row)) == 1 and bool(row[0].text) and not has_number(row)


def heads_columns(row: Sequence[Printed]) -> bool:
    """Whether a row may begin a header: two texts or more and no number."""
    return len(filled(row)) > 1 and not has_number(row)


def continues(row: Sequence[Printed]) -> bool:
    """Whether a row of words may be a further header row: its first cell is blank, covered from above."""
    return bool(filled(row)) and not row[0].text


def body_of(rows: Sequence[Sequence[Printed]], start: int) -> list[Sequence[Printed]]:
    """The rows under a header up to the next one."""
    body = []
    for row in rows[start:]:
        if heads_columns(row) and row[0].text and body:
            break
        if filled(row) and not is_alone(row):
            body.append(row)
    return body


def value_columns(body: Sequence[Sequence[Printed]], width: int) -> set[int]:
    """The columns in which a number stands."""
    return {column for column in range(width) if any(NUMERIC.match(row[column].text) for row in body)}


def only_layout(header: Sequence[Sequence[Printed]], values: set[int]) -> list[Rectangle] | None:
    """The one way to cover the header with rectangles, None where there is none or more than one."""
    width = len(header[0])
    found: list[list[Rectangle]] = []
    stack: list[tuple[list[Rectangle], dict[tuple[int, int], int]]] = [([], {})]
    tried = 0
    while stack:
        layout, owner = stack.pop()
        tried += 1
        if tried > MAX_TILINGS:
            return None
        place = next(((y, x) for y in range(len(header)) for x in range(width) if (y, x) not in owner), None)
        if place is None:
            found.append(layout)
            if len(found) > 1:
                return None
            continue
        for rectangle in rectangles(header, owner, place, values):
            top, left, bottom, right = rectangle
            covered = {(y, x): len(layout) for y in range(top, bottom) for x in range(left, right)}
            stack.append(([*layout, rectangle], {**owner, **covered}))
    return found[0] if found else None


def rectangles(
    header: Sequence[Sequence[Printed]],
    owner: dict[tuple[int, int], int],
    place: tuple[int, int],
    values: set[int],
) -> list[Rectangle]:
    """The rectangles that a cell may cover, given those left of and above it."""
    y, x = place
    if not header[y][x].text:
        return []
    options = []
    for bottom in range(y + 1, len(header) + 1):
        for right in range(x + 1, len(header[0]) + 1):
            inside = [(row, column) for row in range(y, bottom) for column in range(x, right)]
            if any(
                other != place and (header[other[0]][other[1]].text or other in owner) for other in inside
            ):
                break
            parents = {owner.get((y - 1, column)) for column in range(x, right)} if y else {None}
            over_values = len(values & set(range(x, right)))
            if len(parents) == 1 and not (bottom == len(header) and over_values > 1):
                options.append((y, x, bottom, right))
    return options
