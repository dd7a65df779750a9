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
PART = re.compile(r"\S+(?:[ \u00a0\u3000]\S+)*")
"""Words that no more than one blank sets apart."""

MAX_LABEL = 60
IDEOGRAPH = re.compile(r"[㐀-鿿豈-﫿⺀-⿟]")
MAX_CHARACTERS = 10
"""Characters of the longest word that is printed so."""

MAX_RUN = 60
"""Characters of the longest run of such words."""

Place = tuple[int, int]


def word_places(text: str) -> Iterator[Place]:
    """Where each word of a line begins and ends; a label with blanks inside it is one word."""
    run: list[Place] = []
    for place in (place for part in PART.finditer(text) for place in places_in(text, part)):
        if IDEOGRAPH.fullmatch(text, *place):
            run.append(place)
            continue
        yield from whole_words(text, run)
        run = []
        yield place
    yield from whole_words(text, run)


def places_in(text: str, part: re.Match[str]) -> list[Place]:
    """Where the words of a part of a line begin and end, or the label that they are."""
    if is_label(part.group(0)):
        return [part.span()]
    return [word.span() for word in WORD.finditer(text, *part.span())]


def is_label(text: str) -> bool:
    """Whether some form prints a text as a label; a value before a label is none of it."""
    first, *rest = text.split()
    return (
        bool(rest) and len(text) <= MAX_LABEL and not is_value(first) and label_core(text) in known_labels()
    )


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
