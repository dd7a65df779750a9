"""Merged header cells found again where a format lost them, if there is only one way to lay them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from ingest.extract.shapes import has_value, role, shape
from ingest.readers.layout import NUMERIC

MAX_TILINGS = 2000
"""Ways to lay out a header that are tried; one with more is not certain."""

Texts = list[str]
Rectangle = tuple[int, int, int, int]
"""First row, first column, row after the last, column after the last."""


class HasText(Protocol):
    """A cell of any kind."""

    @property
    def text(self) -> str:
        """What is printed in it."""
        ...


T = TypeVar("T", bound=HasText)


def with_merged_headers(rows: Sequence[Sequence[T]]) -> list[list[T]] | None:
    """Rows with every header cell, the same object, at all places it covers; None where that is not certain.

    The places a merged cell covers are blank, or print its text again. A header is a run of rows of words above rows
    with numbers. Every blank in it belongs to a cell left of it or above it; the cells are rectangles; a lower one does
    not cross the border of one above it; and over the values each column has a header of its own. A header is certain
    if only one such layout exists; all headers of a table must be. A text alone in its row right above a header, in the
    first column, is a caption over the whole width. A row with a unit under the head of units is no header.
    """
    width = max(map(len, rows), default=0)
    if any(len(row) != width for row in rows):
        return None
    texts = [without_repeats([cell.text for cell in row]) for row in rows]
    result = [list(row) for row in rows]
    top = 0
    units: set[int] = set()
    while top < len(rows):
        if not heads_columns(texts[top]) or any(shape(texts[top][column]) == "unit" for column in units):
            top += 1
            continue
        bottom = top + 1
        while bottom < len(rows) and continues(texts, top, bottom):
            texts[bottom] = below(texts[top:bottom], texts[bottom])
            bottom += 1
        body = body_of(texts, bottom)
        layout = only_layout(texts[top:bottom], value_columns(body, width)) if body else None
        if layout is None:
            return None
        for first, left, after, right in layout:
            for row in range(top + first, top + after):
                result[row][left:right] = [rows[top + first][left]] * (right - left)
        units = {x for row in texts[top:bottom] for x, text in enumerate(row) if role(text) == "unit"}
        if top and is_alone(texts[top - 1]):
            result[top - 1] = [rows[top - 1][0]] * width
        top = bottom
    return [merged_labels(row, words) for row, words in zip(result, texts, strict=True)]


def without_repeats(row: Texts) -> Texts:
    """A row with the texts that repeat their left neighbour blank; numbers stay."""
    return [
        "" if index and text == row[index - 1] and not NUMERIC.match(text) and len(text) > 1 else text
        for index, text in enumerate(row)
    ]


def below(above: Sequence[Texts], row: Texts) -> Texts:
    """A further header row with the texts blank that repeat the nearest text over them."""
    covered = [
        next((upper[column] for upper in reversed(above) if upper[column]), "") for column in range(len(row))
    ]
    return ["" if text == covered[column] else text for column, text in enumerate(row)]


def merged_labels(row: list[T], words: Texts) -> list[T]:
    """A row with the labels at its left that repeat their neighbour as one cell."""
    merged = list(row)
    for column in range(1, len(row)):
        if NUMERIC.match(row[column].text) or not row[column].text:
            break
        if not words[column] and row[column].text == merged[column - 1].text:
            merged[column] = merged[column - 1]
    return merged


def is_alone(row: Texts) -> bool:
    """Whether a row holds one text, in its first column."""
    return sum(map(bool, row)) == 1 and bool(row[0]) and not has_value(row)


def heads_columns(row: Texts) -> bool:
    """Whether a row may begin a header: two texts or more and no value."""
    return sum(map(bool, row)) > 1 and not has_value(row)


def continues(texts: Sequence[Texts], top: int, index: int) -> bool:
    """Whether a row of words is a further header row: its first cell is blank or that of the header, printed again."""
    row = texts[index]
    return any(row) and not has_value(row) and row[0] in ("", texts[top][0])


def body_of(texts: Sequence[Texts], start: int) -> list[Texts]:
    """The rows under a header up to the next one."""
    body: list[Texts] = []
    for row in texts[start:]:
        if heads_columns(row) and row[0] and body:
            break
        if any(row) and not is_alone(row):
            body.append(row)
    return body


def value_columns(body: Sequence[Texts], width: int) -> set[int]:
    """The columns in which a number stands."""
    return {column for column in range(width) if any(NUMERIC.match(row[column]) for row in body)}


def only_layout(header: Sequence[Texts], values: set[int]) -> list[Rectangle] | None:
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
    header: Sequence[Texts], owner: dict[tuple[int, int], int], place: tuple[int, int], values: set[int]
) -> list[Rectangle]:
    """The rectangles that a cell may cover, given those left of and above it."""
    y, x = place
    if not header[y][x]:
        return []
    options = []
    for bottom in range(y + 1, len(header) + 1):
        for right in range(x + 1, len(header[0]) + 1):
            inside = [(row, column) for row in range(y, bottom) for column in range(x, right)]
            if any(other != place and (header[other[0]][other[1]] or other in owner) for other in inside):
                break
            parents = {owner.get((y - 1, column)) for column in range(x, right)} if y else {None}
            over_values = len(values & set(range(x, right)))
            if len(parents) == 1 and not (bottom == len(header) and over_values > 1):
                options.append((y, x, bottom, right))
    return options
