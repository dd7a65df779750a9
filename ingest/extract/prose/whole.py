"""A number that is a part of another one, and a number all of which is something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.prose.catalogue import word
from ingest.extract.prose.context import Found, Sentence
from ingest.extract.prose.match import Item, best_reading, clean, without_tail
from ingest.extract.prose.numbers import Number
from ingest.extract.prose.state import Whole
from ingest.extract.prose.value import UNEXPLAINED

BROADER = "broader"
"""The reason of a whole that is no value but whose part about disclosure is one."""

COMBINED = "combined"
"""The reason of a number of two things in one, whose parts are counted each for itself."""

SUB_GROUP = "sub_group"
CLAUSE_END = re.compile(r"[,;。、)]")
WIDEST_CLAUSE = 24


def whole_of(found: Found, unit: str, is_part: bool) -> Whole:
    """What a number is to its parts."""
    return Whole(found.indicator_code, found.reason, found.basis, found.pattern_id, unit, is_part)


def part_reason(indicator: str, basis: str, whole: Whole | None) -> str | None:
    """Why a part is no value: its whole is none, or it counts again what its whole counts.

    This year's part of what grew over years is a value.
    """
    if whole is None or whole.reason in (BROADER, COMBINED, UNEXPLAINED):
        return None
    if whole.indicator_code != indicator:
        return whole.reason
    return SUB_GROUP if whole.basis == basis else None


def is_this_year(sentence: Sentence, number: Number, item: Item, whole: Whole) -> bool:
    """Whether a number is what this year adds to a whole that grew over years."""
    return (
        whole.basis == "cumulative"
        and whole.reason is None
        and not whole.is_part
        and whole.unit == number.unit
        and sentence.time(number.start) == "annual"
        and word("this_year").fullmatch(item.label) is not None
    )


def of_all(sentence: Sentence, number: Number, start: int, item: Item, whole: Whole) -> Iterator[Found]:
    """What else a number of this year counts, where the words behind it say so of all of it (8件，均为网络申请)."""
    text = sentence.text
    said = word("of_all").match(text, number.item_end)
    if said is None:
        return
    end = CLAUSE_END.search(text, said.end(), said.end() + WIDEST_CLAUSE)
    stop = end.start() if end else min(len(text), said.end() + WIDEST_CLAUSE)
    raw = clean(text[said.end() : stop], sentence.page.report_year).rstrip("!?。")
    reading = best_reading(
        item._replace(label=without_tail(raw), raw_label=raw, right="", topic=sentence.topic(stop))
    )
    if reading is None or whole.indicator_code not in reading.pattern.of_all:
        return
    yield Found(
        number.raw_start, number.raw_end, start, stop, number.unit_start, number.unit_start + len(number.unit),
        reading.pattern.pattern_id, reading.pattern.indicator_code, "annual", sentence.scope(number.start),
        False, number.is_approximate, None,
    )  # fmt: skip
