"""Numbers in a sentence, in every dress, and those that can be no count by what stands right beside them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ingest.extract.prose.catalogue import units
from ingest.extract.prose.exclusions import exclusions

DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
COUNTING = r"\d零〇一二两三四五六七八九十"
COUNTS = re.compile(f"[{COUNTING}]")
NUMERAL = r"[零〇一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]*"
MULTIPLIER = r"(?:(?:[余多](?=[百千]?[万亿](?!元)))?(?![万亿]元)(?:[十百千]?[万亿]|[百千]))?"
APPROXIMATE_BEFORE = re.compile(r"(?:大约|约为|约|将近|近|接近|超过|超|逾|突破|达到近)$")
AND_MORE = re.compile("[余多]")
KEPT_BEFORE = re.compile(r"(?:大约|约为|约|将近|近)$")
"""The words before a number that belong to its raw value: those the mapping reads."""

ABOUT = frozenset("约为近超过逾破")
"""The last characters of those words."""

NEAR = 14
"""How many characters on each side decide whether a number is a date, a share, a telephone number."""

PASSED_OVER = frozenset({"date", "ordinal", "document_number", "code", "deadline", "not_counted"})
"""Reasons of numbers that stand among the words about another one."""


class Number(NamedTuple):
    """A number of the sentence; offsets count characters of the normalised sentence.

    start, end      the digits with their multiplier
    raw_start, raw_end   with the words that make it approximate
    unit            the unit, '' where there is none; it ends at `item_end` at the latest
    reason          why it counts nothing by what stands right beside it
    """

    start: int
    end: int
    raw_start: int
    raw_end: int
    unit: str
    unit_start: int
    item_end: int
    text: str
    is_approximate: bool
    reason: str | None

    @property
    def is_boundary(self) -> bool:
        """Whether the words before the next number start behind this one; a date or an ordinal is among them."""
        return self.reason not in PASSED_OVER

    @property
    def is_zero(self) -> bool:
        """Whether it says none."""
        return self.text in ("0", "零", "〇")


@lru_cache(maxsize=1)
def number_expression() -> re.Pattern[str]:
    """A number with what belongs to it: multiplier, 余, unit, 左右; a numeral needs a unit or a closing zero."""
    unit = "|".join(map(re.escape, units()))
    return re.compile(
        rf"(?=[{COUNTING}])"
        rf"(?:(?P<digits>{DIGITS})(?P<multiplier>{MULTIPLIER})"
        rf"(?P<about>[余多])?(?P<unit>{unit})?(?P<around>左右|以上|上下)?"
        rf"|(?P<numeral>{NUMERAL})(?P<numeral_about>[余多])?(?P<numeral_unit>{unit})(?P<numeral_around>左右|以上|上下)?"
        rf"|(?P<zero>零|〇)(?=$|[,。;、)]))"
    )


def numbers_of(text: str) -> list[Number]:
    """Every number of a sentence, left to right."""
    if not COUNTS.search(text):
        return []
    return [
        from_match(text, match)
        for match in number_expression().finditer(text)
        if match[1] or stands_alone(text, match)
    ]


def stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a numeral is a number and no part of a word."""
    before = text[match.start() - 1 : match.start()]
    if match["zero"]:
        return before in ("为", "是", ":")
    return before not in ("第", "每", "同", "唯", "统", "单", "逐")


def from_match(text: str, match: re.Match[str]) -> Number:
    """A number from where the expression found it."""
    start, item_end = match.span()
    digits, multiplier, about, unit, around, *numeral, zero = match.groups("")
    if not digits:
        digits, about, unit, around = numeral if numeral[0] else (zero, "", "", "")
    digits_end = start + len(digits)
    end = digits_end + len(multiplier)
    unit_start = end + len(about)
    before = text[max(0, start - 4) : start] if text[start - 1 : start] in ABOUT else ""
    kept = KEPT_BEFORE.search(before) if before else None
    is_approximate = (
        about or around or AND_MORE.search(multiplier) or (before and APPROXIMATE_BEFORE.search(before))
    )
    return Number(
        start,
        end,
        start - len(kept.group()) if kept else start,
        unit_start + len(unit) if about else end,
        unit,
        unit_start if unit else end,
        item_end,
        text[start:end],
        bool(is_approximate),
        number_reason(text, start, digits_end, item_end),
    )


def number_reason(text: str, start: int, end: int, item_end: int) -> str | None:
    """Why a number counts nothing: a date, a share, a document number, an address, an item of a list."""
    before = text[max(0, start - NEAR) : start]
    after = text[end : end + NEAR]
    behind = text[item_end : item_end + NEAR]
    known = exclusions("number")
    reason = known.reason(before, after)
    return known.behind(behind) if reason is None and item_end != end else reason
