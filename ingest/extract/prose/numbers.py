"""Numbers in a sentence, in every dress, and those that can be no count by what stands right beside them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ingest.extract.prose.catalogue import exclusions, units

DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
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


class Number(NamedTuple):
    """A number of the sentence; offsets count characters of the normalised sentence.

    start, end      the digits with their multiplier
    raw_start, raw_end   with the words that make it approximate
    unit            the unit, '' where there is none; it ends at `item_end` at the latest
    reason          why it counts nothing by what stands right beside it
    is_numeral      written in Chinese numerals
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
    is_numeral: bool
    reason: str | None

    @property
    def is_boundary(self) -> bool:
        """Whether the words before the next number start behind this one; a date or an ordinal is among them."""
        return self.reason not in ("date", "ordinal", "document_number", "code", "deadline", "not_counted")

    @property
    def is_zero(self) -> bool:
        """Whether it says none."""
        return self.text in ("0", "零", "〇")


@lru_cache(maxsize=1)
def number_expression() -> re.Pattern[str]:
    """A number with what belongs to it: multiplier, 余, unit, 左右; a numeral needs a unit or a closing zero."""
    unit = "|".join(map(re.escape, units()))
    return re.compile(
        rf"(?=[\d零〇一二两三四五六七八九十])"
        rf"(?:(?P<digits>{DIGITS})(?P<multiplier>{MULTIPLIER})"
        rf"(?P<about>[余多])?(?P<unit>{unit})?(?P<around>左右|以上|上下)?"
        rf"|(?P<numeral>{NUMERAL})(?P<numeral_about>[余多])?(?P<numeral_unit>{unit})(?P<numeral_around>左右|以上|上下)?"
        rf"|(?P<zero>零|〇)(?=$|[,。;、)]))"
    )


def numbers_of(text: str) -> list[Number]:
    """Every number of a sentence, left to right."""
    return [
        from_match(text, match) for match in number_expression().finditer(text) if stands_alone(text, match)
    ]


def stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a numeral is a number and no part of a word."""
    if match["digits"]:
        return True
    before = text[match.start() - 1 : match.start()]
    if match["zero"]:
        return before in ("为", "是", ":")
    return before not in ("第", "每", "同", "唯", "统", "单", "逐")


def from_match(text: str, match: re.Match[str]) -> Number:
    """A number from where the expression found it."""
    style = "numeral_" if match["numeral"] else ""
    is_numeral = match["digits"] is None
    start, item_end = match.span()
    end = match.end("numeral" if match["numeral"] else "multiplier") if match["zero"] is None else item_end
    about, unit, around = match.group(f"{style}about", f"{style}unit", f"{style}around")
    before = text[max(0, start - 4) : start] if text[start - 1 : start] in ABOUT else ""
    kept = KEPT_BEFORE.search(before) if before else None
    raw_end = (match.end(style + "unit") if unit else match.end(style + "about")) if about else end
    return Number(
        start=start,
        end=end,
        raw_start=start - (kept.end() - kept.start()) if kept else start,
        raw_end=raw_end,
        unit=unit or "",
        unit_start=match.start(style + "unit") if unit else end,
        item_end=item_end,
        text=text[start:end],
        is_approximate=bool(
            about
            or around
            or AND_MORE.search(text, start, end)
            or (before and APPROXIMATE_BEFORE.search(before))
        ),
        is_numeral=is_numeral,
        reason=number_reason(text, start, end if is_numeral else match.end("digits"), item_end),
    )


def number_reason(text: str, start: int, end: int, item_end: int) -> str | None:
    """Why a number counts nothing: a date, a share, a document number, an address, an item of a list."""
    before = text[max(0, start - NEAR) : start]
    after = text[end : end + NEAR]
    behind = text[item_end : item_end + NEAR]
    known = exclusions("number")
    reason = known.reason(before, after)
    return known.behind(behind) if reason is None and item_end != end else reason
