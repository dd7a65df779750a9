"""Characters made comparable: width, compatibility forms, radicals, Traditional script.

Every function keeps one output position for one input position or says where each output character came from, so that
an offset found in the copy leads back to the printed page.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import opencc

ENCLOSED_NUMBERS = frozenset(chr(code) for code in (*range(0x2460, 0x2474), *range(0x2160, 0x216C)))
"""Circled numbers and Roman numerals: NFKC would make ① a plain 1 and lose its rank in an outline."""

RADICALS_SUPPLEMENT = str.maketrans(
    {
        "⺀": "冫", "⺁": "厂", "⺄": "乙", "⺈": "刀", "⺍": "小", "⺝": "月", "⺟": "母", "⺠": "民", "⺢": "水", "⺬": "示",
        "⺮": "竹", "⻁": "虎", "⻄": "西", "⻅": "见", "⻆": "角", "⻉": "贝", "⻋": "车", "⻓": "长", "⻔": "门",
        "⻘": "青", "⻙": "韦", "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食", "⻢": "马", "⻣": "骨", "⻥": "鱼",
        "⻦": "鸟", "⻨": "麦", "⻩": "黄", "⻬": "齐", "⻮": "齿", "⻰": "龙", "⺫": "目", "⺯": "糸", "⺼": "月",
    }
)  # fmt: skip
"""CJK Radicals Supplement characters that PDF fonts print for ideographs and that NFKC leaves as they are."""


@dataclass(frozen=True)
class NormalisedText:
    """A normalised copy and the way back.

    text      the copy
    origins   for each character of the copy, the offset (code points) of the character it came from
    """

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that the copy's span [start, end) came from; needs start < end."""
        return self.origins[start], self.origins[end - 1] + 1


@lru_cache(maxsize=1)
def converter() -> opencc.OpenCC:
    """The Traditional to Simplified converter, made once in each process."""
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """Simplified copy of the same length: what OpenCC would lengthen or shorten is converted by character."""
    if text.isascii():
        return text
    simplified = converter().convert(text)
    if len(simplified) == len(text):
        return simplified
    return "".join(
        part if len(part := converter().convert(character)) == 1 else character for character in text
    )


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    """NFKC of one character, with enclosed numbers kept for what they tell about an outline."""
    if character in ENCLOSED_NUMBERS:
        return character
    return unicodedata.normalize("NFKC", character)


def normalise(text: str) -> NormalisedText:
    """Width, compatibility, radicals and script unified; white space and punctuation stay."""
    pieces: list[str] = []
    origins: list[int] = []
    for offset, character in enumerate(simplify(text.translate(RADICALS_SUPPLEMENT))):
        folded = character if character.isascii() else fold_character(character)
        pieces.append(folded)
        origins.extend([offset] * len(folded))
    return NormalisedText("".join(pieces), tuple(origins))


def plain(text: str) -> str:
    """The normalised copy alone."""
    if text.isascii():
        return text
    folded = (
        character if character.isascii() else fold_character(character)
        for character in simplify(text.translate(RADICALS_SUPPLEMENT))
    )
    return "".join(folded)
