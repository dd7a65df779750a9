"""Labels that lost their table and were broken over lines: put together where a form prints the whole."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.document import Cell
from ingest.extract.header import header_words
from ingest.extract.known import is_known, known_labels, may_be_end, may_go_on
from ingest.extract.shapes import is_label
from ingest.normalise.labels import label_core, numbering

MAX_PIECES = 4


def whole(pieces: Sequence[Cell]) -> str:
    """The text of pieces as one label."""
    return "\n".join(piece.text for piece in pieces)


def joined(pieces: Sequence[Cell]) -> Cell:
    """Pieces as one cell, in the place of the first."""
    return pieces[0]._replace(text=whole(pieces)) if len(pieces) > 1 else pieces[0]


def taken_back(label: Cell, following: Sequence[Cell]) -> int:
    """How many of the cells that follow a row are the rest of its label: a known label is whole with them alone."""
    return 0 if is_known(label.text) else rest_of([label], following)


def rest_of(begun: Sequence[Cell], following: Sequence[Cell]) -> int:
    """How many cells that follow make pieces a known label, 0 where none do."""
    for count in range(1, min(MAX_PIECES, len(following)) + 1):
        if numbering(following[count - 1].text).level is not None:
            return 0
        if is_known(whole([*begun, *following[:count]])):
            return count
    return 0


def is_piece(text: str) -> bool:
    """Whether a text among labels is no label itself: it has no number, and no form prints it."""
    return numbering(text).level is None and not is_known(text)


def makes_label(pieces: Sequence[str]) -> bool:
    """Whether pieces are one label or header word that some form prints, while not each of them is one alone."""
    whole = label_core("\n".join(pieces)) or ""
    single = [label_core(piece) or "" for piece in pieces]
    printed = known_labels() | header_words()
    return (
        whole in printed
        and whole not in single
        and not printed.issuperset(single)
        and all(map(is_label, pieces))
    )


def is_doubtful(label: Cell, following: Sequence[Cell]) -> bool:
    """Whether a known label may go on in the cell that follows its row: one that no form prints."""
    if not following or not is_known(label.text) or not may_go_on(label.text):
        return False
    return is_piece(following[0].text)


def joined_end(labels: Sequence[Cell]) -> int:
    """How many cells at the end of a run of labels are the pieces of one label.

    The whole is known and its last piece alone is not. A last piece that other labels hold as well is joined to a piece
    before it that no form prints: the label becomes one that nobody knows.
    """
    last = labels[-1].text
    if is_known(last) and not (may_be_end(last) or may_go_on(last)):
        return 1
    for count in range(2, min(MAX_PIECES, len(labels)) + 1):
        if numbering(labels[1 - count].text).level is not None:
            break
        if is_known(whole(labels[-count:])):
            return count
    alone = len(labels) < 2 or is_known(labels[-2].text) or numbering(last).level is not None
    return 1 if alone or not is_known(last) else 2
