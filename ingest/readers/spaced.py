"""Words printed with blanks between their characters, as forms do to fill a cell: `统 计 指 标`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.extract.header import header_words
from ingest.extract.known import known_labels
from ingest.extract.shapes import is_value, role, shape
from ingest.normalise.labels import label_core

WORD = re.compile(r"\S+")
IDEOGRAPH = re.compile(r"[㐀-鿿豈-﫿⺀-⿟]")
MAX_CHARACTERS = 10
"""Characters of the longest word that is printed so."""

MAX_RUN = 60
"""Characters of the longest run of such words."""

Place = tuple[int, int]


def word_places(text: str) -> Iterator[Place]:
    """Where each word of a line begins and ends; one with blanks between its characters is one word."""
    run: list[Place] = []
    for match in WORD.finditer(text):
        if IDEOGRAPH.fullmatch(match.group(0)):
            run.append(match.span())
            continue
        yield from whole_words(text, run)
        run = []
        yield match.span()
    yield from whole_words(text, run)


def whole_words(text: str, run: Sequence[Place]) -> Iterator[Place]:
    """The words of a run of single characters."""
    characters = "".join(text[begin:end] for begin, end in run)
    start = 0
    for size in sizes(characters) if 1 < len(run) <= MAX_RUN else (1,) * len(run):
        yield run[start][0], run[start + size - 1][1]
        start += size


@lru_cache(maxsize=4096)
def sizes(characters: str) -> tuple[int, ...]:
    """How many characters each word has: as few as can be stay alone, units aside, and the words are many."""
    best: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
    for end in range(1, len(characters) + 1):
        ways = []
        for size in range(1, min(MAX_CHARACTERS, end) + 1):
            word = characters[end - size : end]
            if size > 1 and not is_word(word):
                continue
            alone, words, before = best[end - size]
            ways.append(
                (alone + int(size == 1 and shape(word) != "unit"), words + int(size > 1), (*before, size))
            )
        best.append(min(ways, key=lambda way: (way[0], -way[1])))
    return best[-1][2]


def is_word(text: str) -> bool:
    """Whether some form prints a text as a header cell, a label or a unit; values in a row (是 否) are none."""
    if all(map(is_value, text)):
        return False
    if shape(text) == "unit" or role(text) != "unknown":
        return True
    return label_core(text) in header_words() | known_labels()
