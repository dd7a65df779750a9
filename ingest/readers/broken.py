"""The header of a list whose heads a program broke over lines: put together where each whole is a head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.document import Cell
from ingest.extract.shapes import role
from ingest.readers.jumbled import is_piece, piece, stacked
from ingest.readers.lines import wide
from ingest.readers.rejoin import MAX_PIECES, joined
from ingest.readers.words import Word

MIN_HEADS = 2
"""Heads of a list besides that of its labels: units and values."""


def broken_header(text: str, words: Sequence[Word]) -> tuple[list[Word], int] | None:
    """The heads of a list that words begin with, in pieces, and how many words they take; None where they are none."""
    if not words or role(words[0].cell.text) != "label":
        return None
    pieces = list(takewhile(is_piece, words[1 : 2 * MAX_PIECES]))
    for count in range(len(pieces), MIN_HEADS, -1):
        for heads in layouts(text, pieces[:count]):
            if are_heads(heads):
                last = pieces[count - 1].line
                return [words[0], *(Word(head, last) for head in heads)], count + 1
    return None


def layouts(text: str, pieces: Sequence[Word]) -> Iterator[list[Cell]]:
    """The ways to put pieces together: those under each other, line by line over all heads, or head by head."""
    cells = [word.cell for word in pieces]
    if len({word.line for word in pieces}) < len(pieces):
        for measure in (len, wide):
            yield stacked([piece(text, cell, measure) for cell in cells])
    elif len(cells) % 2 == 0:
        half = len(cells) // 2
        yield [joined([cells[place], cells[place + half]]) for place in range(half)]
        yield [joined(cells[place : place + 2]) for place in range(0, len(cells), 2)]


def are_heads(heads: Sequence[Cell]) -> bool:
    """Whether cells head units and values of a list."""
    roles = [role(head.text) for head in heads]
    return (
        len(roles) >= MIN_HEADS and "unit" in roles and "value" in roles and set(roles) <= {"unit", "value"}
    )
