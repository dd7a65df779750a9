"""What was found in a sentence, as it is printed on the page."""

from __future__ import annotations

import re
from operator import attrgetter

from ingest.extract.prose.context import Found
from ingest.extract.prose.gather import Told
from ingest.extract.prose.passages import Passage
from ingest.extract.prose.value import ProseValue

SPACED = re.compile(r"\d[^\S\n]+[\d,.]")
GROUPED = re.compile(r"[^\d\s]*[1-9]\d{0,2}(?:[^\S\n]\d{3})+(?![\s\d,])")
"""Digits in groups of three with one space between, as GB/T 15835 writes thousands."""

SPACED_DIGITS = "spaced_digits"
"""The reason of other digits with a space among them: one number or several, nobody knows."""

PUNCTUATED = re.compile("[,;。]")
DIGITS = re.compile(r"\d+")


def once(found: list[Found]) -> list[Found]:
    """What was found, in page order; what a pattern says of a number stands once, however often it was reached."""
    if len(found) < 2:
        return found
    distinct = {(each.raw_start, each.raw_end, each.pattern_id): each for each in reversed(found)}
    return sorted(distinct.values(), key=attrgetter("raw_start"))


def unread(text: str, reason: str) -> list[Found]:
    """A piece of a text without sentences, as one row that says that its numbers were not read."""
    numbers = [match.span() for match in DIGITS.finditer(text)]
    if not numbers:
        return []
    start, end = numbers[0][0], numbers[-1][1]
    return [Found(start, end, 0, len(text), 0, 0, None, None, None, "unknown", False, False, reason)]


def printed(told: Told, found: list[Found]) -> list[ProseValue]:
    """What was found in a sentence, with its verbatim text and places."""
    if not found:
        return []
    passage, offset = told.passage, told.sentence.offset
    quoted, first, _ = passage.printed(offset, offset + len(told.sentence.text))
    return [build(passage, offset, quoted, first, each) for each in found]


def build(passage: Passage, offset: int, quoted: str, first: int, found: Found) -> ProseValue:
    """A value of the sentence that is printed as `quoted` from `first` on, with its verbatim text and place."""
    raw_value, start, end = passage.printed(offset + found.raw_start, offset + found.raw_end)
    phrase, _, _ = passage.printed(offset + found.phrase_start, offset + found.phrase_end)
    unit = None
    if found.unit_end > found.unit_start:
        unit, _, _ = passage.printed(offset + found.unit_start, offset + found.unit_end)
    reason = found.reason or (None if is_one_number(raw_value, passage.text) else SPACED_DIGITS)
    return ProseValue(
        quoted, first, phrase, raw_value, start, end, unit, found.pattern_id, found.indicator_code, found.basis,
        found.scope, found.is_negation, found.is_approximate, reason,
    )  # fmt: skip


def is_one_number(raw_value: str, text: str) -> bool:
    """Whether digits are one number: without a space among them, or in groups of three in a sentence."""
    if not SPACED.search(raw_value):
        return True
    return GROUPED.match(raw_value) is not None and PUNCTUATED.search(text) is not None
