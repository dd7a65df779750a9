"""One sentence, understood once: its time, topic and subject, then its numbers and what it denies."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extract.prose.around import item_of, leads_to_number
from ingest.extract.prose.catalogue import word
from ingest.extract.prose.context import Found, Sentence
from ingest.extract.prose.match import Item, Reading, best_reading, label_reason
from ingest.extract.prose.numbers import Number
from ingest.extract.prose.several import AMBIGUOUS
from ingest.extract.prose.share import TURN, row_length, shared_labels
from ingest.extract.prose.sites import OTHER_SITE, is_other_site
from ingest.extract.prose.state import CLAUSE, Whole
from ingest.extract.prose.value import UNEXPLAINED
from ingest.extract.prose.whole import SUB_GROUP, is_this_year, of_all, part_reason, whole_of

NOT_COUNTED = "not_counted"
"""The reason of 一 that no pattern reads: it is an article."""

RESTATED = "restated"
"""The reason of a number that a sentence only names again, to speak of its parts."""

CARRIED = ("requirement", "rate")
"""Reasons that hold for the numbers listed behind in the same clause too: what should be, what each has."""

COMPARED = ("last_year", "change", "bound", RESTATED, "rate", "amended")
"""Reasons of numbers that stand beside a whole and are none themselves."""


def read_numbers(sentence: Sentence) -> Iterator[Found]:
    """Every number of a sentence with its indicator or the reason why it has none."""
    whole = sentence.memory.whole
    last: Whole | None = None
    named: Whole | None = None
    carried: str | None = None
    position = 0
    part = word("part")
    has_parts = part.search(sentence.text) is not None
    for index, number in enumerate(sentence.numbers):
        gap = sentence.text[position : number.start]
        is_part = has_parts and part.search(gap) is not None
        if is_part:
            whole = last or whole
        before = whole if is_part else (named or last) if gap.startswith("、") else last
        if ";" in gap and position:
            whole = named = None
        if number.reason is not None:
            yield excluded(sentence, number, number.start, number.reason)
            if number.is_boundary and not leads_to_number(sentence, index):
                position = number.item_end
            continue
        start, item = item_of(sentence, index, position, before.indicator_code if before else None)
        labels = labels_of(item, sentence, index)
        for label in labels or [item.label]:
            each = item if label == item.label else item._replace(label=label)
            found = decide(sentence, number, start, each, whole, before)
            if found.reason is None:
                if carried in CARRIED and not CLAUSE.search(gap):
                    found = found._replace(reason=carried)
                elif not labels and is_one_of_a_row(sentence, index, item):
                    found = found._replace(reason=AMBIGUOUS)
            carried = found.reason
            if found.reason not in COMPARED:
                last = whole_of(found, number.unit, whole is not None)
                named = last if found.indicator_code else named
            yield found
        if last is not None and not labels and last.reason is None and last.basis == "annual":
            yield from of_all(sentence, number, start, item, last)
        position = number.item_end
    sentence.last = last


def labels_of(item: Item, sentence: Sentence, index: int) -> list[str]:
    """The things a number is said of, empty where it is said of one: of none of them anybody counts anything alone."""
    labels = shared_labels(item, sentence, index)
    if labels and item.is_zero and not any(best_reading(item._replace(label=each)) for each in labels):
        return []
    return labels


def is_one_of_a_row(sentence: Sentence, index: int, item: Item) -> bool:
    """Whether a number is the first of several given in turn, nobody knows of what (甲、乙分别公开3条、2条)."""
    return TURN in item.raw_label and row_length(sentence, index) > 1


def decide(
    sentence: Sentence, number: Number, start: int, item: Item, whole: Whole | None, before: Whole | None
) -> Found:
    """A number with its pattern, or the reason why it is no value.

    whole, before   what it is a part of, and what was counted before it or that of which it is said to be a part
    """
    reading = best_reading(item)
    time = item.time or sentence.time(number.start)
    if reading is None:
        if before is not None and is_this_year(sentence, number, item, before):
            return value(sentence, number, start, before.pattern_id, before.indicator_code, "annual", None)
        default = NOT_COUNTED if number.text == "一" else UNEXPLAINED
        reason = reason_of(sentence, number, item, None, time)
        return excluded(sentence, number, start, reason or default)
    pattern = reading.pattern
    is_sum = not pattern.is_stock and (
        time == "cumulative" or is_grown(sentence, item, before, pattern.indicator_code, time)
    )
    basis = "cumulative" if is_sum else "annual"
    sign = word("sign", end=True).search(item.label) if reading.sign_length else None
    reason = None if sign else reason_of(sentence, number, item, reading, time)
    reason = reason or part_reason(pattern.indicator_code, basis, whole)
    if reason is None and is_accepted(sentence, item):
        reason = SUB_GROUP
    found = value(sentence, number, start, pattern.pattern_id, pattern.indicator_code, basis, reason)
    return found._replace(raw_start=found.raw_start - reading.sign_length) if sign else found


def is_accepted(sentence: Sentence, item: Item) -> bool:
    """Whether a number counts what was accepted of that of which the text before says how many were received."""
    return word("accepted").fullmatch(item.raw_label) is not None and sentence.passage.holds("accepted")


def is_grown(sentence: Sentence, item: Item, before: Whole | None, indicator: str, time: str | None) -> bool:
    """Whether a number grew over years as its words say: 累计 beside what was new or what a year gave, or of a site."""
    grown = word("grown").search(item.raw_label)
    if grown is None:
        return False
    if time is None and not sentence.times and word("grown_site").search(item.raw_label):
        return True
    is_again = before is not None and before.reason is None and before.indicator_code == indicator
    return sentence.passage.holds("new_beside") or (is_again and grown.start() == 0)


def reason_of(
    sentence: Sentence, number: Number, item: Item, reading: Reading | None, time: str | None
) -> str | None:
    """Why a number is no value of this body and year."""
    reason = label_reason(item)
    if reason is not None and not (reason == RESTATED and reading is not None and reading.names):
        return reason
    if sentence.scheme is not None and sentence.scheme[0] <= number.start:
        return sentence.scheme[1]
    is_stock = reading is not None and reading.pattern.is_stock
    if time in ("last_year", "plan") or (time == "part_of_year" and not is_stock):
        return time
    body = sentence.other_body(number.start, reading is not None and reading.pattern.of_below)
    page = sentence.page
    if body is None and is_other_site(item.label, sentence.text, page.level, page.has_own_site):
        return OTHER_SITE
    return body


def value(
    sentence: Sentence,
    number: Number,
    start: int,
    pattern_id: str | None,
    indicator_code: str | None,
    basis: str,
    reason: str | None,
) -> Found:
    """A number that a pattern explains."""
    return Found(
        number.raw_start, number.raw_end, start, number.item_end, number.unit_start,
        number.unit_start + len(number.unit), pattern_id, indicator_code, basis,
        sentence.scope(number.start), False, number.is_approximate, reason,
    )  # fmt: skip


def excluded(sentence: Sentence, number: Number, start: int, reason: str) -> Found:
    """A number that is no value."""
    return Found(
        number.raw_start, number.raw_end, start, number.item_end, number.unit_start,
        number.unit_start + len(number.unit), None, None, None, "unknown", False, number.is_approximate, reason,
    )  # fmt: skip
