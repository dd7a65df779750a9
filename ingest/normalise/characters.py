"""Characters made comparable: width, compatibility forms, radicals, Traditional script.

Every function keeps one output position for one input position or says where each output character came from, so that
an offset found in the copy leads back to the printed page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import opencc

KEPT_RANGES = ((0x2460, 0x2474), (0x2160, 0x216C), (0x2070, 0x209D), (0xB2, 0xB4), (0xB9, 0xBA), (0xBC, 0xBF))
KEPT = frozenset(chr(code) for first, last in KEPT_RANGES for code in range(first, last))
"""What NFKC would turn into plain digits: circled numbers and Roman numerals, which tell a rank in an outline, and
superscripts, subscripts and fractions, which would run together with the number before them."""

RADICALS_SUPPLEMENT = str.maketrans(
    "⺀⺁⺄⺈⺍⺝⺟⺠⺢⺬⺮⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻥⻦⻨⻩⻬⻮⻰⺫⺯⺼",
    "冫厂乙刀小月母民水示竹虎西见角贝车长门青韦页风飞食马骨鱼鸟麦黄齐齿龙目糸月",
)
"""CJK Radicals Supplement characters that PDF fonts print for ideographs and that NFKC leaves as they are."""

RADICAL = re.compile(f"[{chr(min(RADICALS_SUPPLEMENT))}-{chr(max(RADICALS_SUPPLEMENT))}]")

ROUND = "OoОоΟο○◯"
"""What is typed for the zero of a year: Latin, Cyrillic and Greek letters, circles."""

ROUND_YEAR = re.compile(
    rf"(?<![0-9A-Za-z])(?:[12][0-9{ROUND}]{{3}}|二[〇零一二三四五六七八九{ROUND}]{{3}})(?=年)"
)
ROUND_ZERO = re.compile(rf"[{ROUND}]")


@dataclass(frozen=True)
class NormalisedText:
    """A normalised copy and the way back.

    text      the copy
    origins   for each character of the copy, the offset (code points) of the character it came from
    """

    text: str
    origins: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that the copy's span [start, end) came from; needs start < end."""
        return self.origins[start], self.origins[end - 1] + 1


class Fold(dict[int, int]):
    """Code point to its NFKC form where that is one character; a table for `str.translate` that fills itself."""

    def __init__(self) -> None:
        super().__init__()
        self.longer: set[str] = set()
        """Characters met whose form is longer or shorter than one character."""

    def __missing__(self, code: int) -> int:
        folded = fold_character(chr(code))
        self[code] = ord(folded) if len(folded) == 1 else code
        if len(folded) != 1:
            self.longer.add(chr(code))
        return self[code]


FOLD = Fold()


MAX_LABEL = 60
"""Longest text that is kept as a label of a form, to be normalised once."""


@lru_cache(maxsize=1)
def converter() -> opencc.OpenCC:
    """The Traditional to Simplified converter, made once in each process."""
    return opencc.OpenCC("t2s")


def convert(text: str) -> str:
    """OpenCC's Simplified text."""
    return str(converter().convert(text))


def simplify(text: str) -> str:
    """Simplified copy of the same length: what OpenCC would lengthen or shorten is converted by character."""
    if text.isascii():
        return text
    simplified = convert(text)
    if len(simplified) == len(text):
        return simplified
    return "".join(part if len(part := convert(character)) == 1 else character for character in text)


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    """NFKC of one character, where that gives no digit out of nothing."""
    if character in KEPT:
        return character
    return unicodedata.normalize("NFKC", character)


def round_zeros(year: re.Match[str]) -> str:
    """A year whose zeros are zeros."""
    return ROUND_ZERO.sub("〇" if year[0].startswith("二") else "0", year[0])


@lru_cache(maxsize=1024)
def normalise(text: str) -> NormalisedText:
    """Width, compatibility, radicals, script and the zeros of years unified; white space and punctuation stay."""
    simplified = simplify(text.translate(RADICALS_SUPPLEMENT) if RADICAL.search(text) else text)
    folded = ROUND_YEAR.sub(round_zeros, simplified.translate(FOLD))
    expanding = FOLD.longer.intersection(folded)
    if not expanding:
        return NormalisedText(folded, range(len(folded)))
    pieces = [fold_character(c) if c in expanding else c for c in folded]
    origins = [offset for offset, piece in enumerate(pieces) for _ in piece]
    return NormalisedText("".join(pieces), tuple(origins))


def plain(text: str) -> str:
    """The normalised copy alone."""
    if text.isascii():
        return text
    return plain_label(text) if len(text) <= MAX_LABEL else normalise(text).text


@lru_cache(maxsize=16384)
def plain_label(text: str) -> str:
    """As `plain`, for a text that many reports print alike."""
    return normalise(text).text


@lru_cache(maxsize=4096)
def squeeze(text: str) -> NormalisedText:
    """The normalised copy without white space, with the way back."""
    copy = normalise(text)
    squeezed = "".join(copy.text.split())
    if len(squeezed) == len(copy.text):
        return copy
    kept = [
        origin for origin, character in zip(copy.origins, copy.text, strict=True) if not character.isspace()
    ]
    return NormalisedText(squeezed, tuple(kept))
