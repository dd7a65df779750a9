"""Headers of official forms whose broken words a program printed line by line: put together by where they stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import takewhile

from ingest.document import Cell
from ingest.extract.header import known_sequences
from ingest.extract.shapes import is_value
from ingest.normalise.labels import label_core, numbering
from ingest.readers.lines import cell, wide
from ingest.readers.rejoin import joined
from ingest.readers.words import Word

MIN_COLUMNS = 5
MAX_WORDS = 60
LINES_ABOVE = 8
LINE_ENDS = "\n\f"

Tokens = tuple[str, ...]
Piece = tuple[int, int, Cell]
"""First and last column of a word in its line, and the word."""


def jumbled_header(text: str, words: list[Word]) -> tuple[list[Word], int] | None:
    """The cells of an official header that words begin with in any order, and how many words it takes.

    The words that stand under each other are its lowest heads, from left to right; the heads over these stand among
    them or right above.
    """
    region = list(takewhile(is_piece, words[:MAX_WORDS]))
    if len(region) < MIN_COLUMNS:
        return None
    begin = region[0].cell.start
    for tokens, leaves in headers():
        over = {
            token: cell
            for token in set(tokens) - set(leaves)
            if (cell := over_head(text, begin, region, token))
        }
        if len(over) < len(set(tokens) - set(leaves)):
            continue
        lower = [word.cell for word in region if word.cell not in over.values()]
        for measure in (len, wide):
            heads = stacked([piece(text, cell, measure) for cell in lower])
            if [label_core(head.text) for head in heads] == list(leaves):
                return [Word(cell, region[-1].line) for cell in in_order(tokens, heads, over)], len(region)
    return None


def over_head(text: str, begin: int, region: list[Word], token: str) -> Cell | None:
    """The cell of a head that stands over others: one of the words, or printed in the lines right above them."""
    for word in region:
        if label_core(word.cell.text) == token:
            return word.cell
    top = begin
    for _ in range(LINES_ABOVE):
        top = text.rfind("\n", 0, max(top - 1, 0)) + 1
    start = text.rfind(token, top, begin)
    return cell(token, start) if start >= 0 else None


@lru_cache(maxsize=1)
def headers() -> tuple[tuple[Tokens, Tokens], ...]:
    """The headers of official forms: their cells in order, and the lowest heads from left to right; longest first."""
    found = [
        (tokens, tuple(label_core(path[-1]) or "" for path in paths))
        for tokens, paths in known_sequences().items()
        if len(paths) >= MIN_COLUMNS
    ]
    return tuple(sorted(found, key=lambda header: -len(header[0])))


def is_piece(word: Word) -> bool:
    """Whether a word may be in a header: no value and no numbered label."""
    return not is_value(word.cell.text) and numbering(word.cell.text).level is None


def piece(text: str, printed: Cell, measure: Callable[[str], int]) -> Piece:
    """A word with the columns it takes in its line."""
    line = max(text.rfind(end, 0, printed.start) for end in LINE_ENDS) + 1
    first = measure(text[line : printed.start])
    return first, first + measure(printed.text), printed


def stacked(pieces: list[Piece]) -> list[Cell]:
    """Words that stand under each other as one, from left to right."""
    groups: list[tuple[int, list[Cell]]] = []
    for first, end, printed in sorted(pieces, key=lambda found: found[:2]):
        if groups and first < groups[-1][0]:
            groups[-1] = max(end, groups[-1][0]), [*groups[-1][1], printed]
        else:
            groups.append((end, [printed]))
    return [joined(sorted(cells, key=lambda cell: cell.start)) for _, cells in groups]


def in_order(tokens: Tokens, heads: list[Cell], over: dict[str, Cell]) -> list[Cell]:
    """The cells of a header in the order of its form; of heads that say the same, the left one first."""
    rest = list(heads)
    found = []
    for token in tokens:
        head = over.get(token) or next(cell for cell in rest if label_core(cell.text) == token)
        rest = [cell for cell in rest if cell is not head]
        found.append(head)
    return found
