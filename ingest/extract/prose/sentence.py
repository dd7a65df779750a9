"""One sentence, understood once: its time, topic and subject, then its numbers and what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.prose.catalogue import exclusions, word
from ingest.extract.prose.context import Found, Sentence
from ingest.extract.prose.match import (
    WIDEST_LABEL,
    WIDEST_RIGHT,
    Item,
    best_reading,
    clean,
    label_reason,
    says_nothing,
    without_tail,
)
from ingest.extract.prose.numbers import Number
from ingest.extract.prose.share import shared_labels
from ingest.extract.prose.state import Memory
from ingest.extract.prose.value import UNEXPLAINED

LAST_SEPARATOR = re.compile(r".*[,;。!?(]")
CLOSED_BRACKET = re.compile(r"\([^()]*\)")
STRONG = re.compile(r"[;。!?]")
BROADER = "broader"
"""The reason of a whole that is no value but whose part about disclosure is one."""

NOT_COUNTED = "not_counted"
"""The reason of 一 that no pattern reads: it is an article."""

COMPARED = ("last_year", "change", "bound", "restated", "rate")
"""Reasons of numbers that stand beside a whole and are none themselves."""


def read_numbers(sentence: Sentence) -> Iterator[Found]:
    """Every number of a sentence with its indicator or the reason why it has none."""
    part_of: tuple[str | None, str | None] | None = sentence.memory.whole if sentence.goes_on else None
    last: tuple[str | None, str | None] | None = None
    position = 0
    for index, number in enumerate(sentence.numbers):
        gap = sentence.text[position : number.start]
        if word("part").search(gap):
            part_of = last or part_of
        if STRONG.search(gap) and position:
            part_of = None
        if number.reason is not None:
            yield excluded(sentence, number, number.start, number.reason)
            if number.is_boundary:
                position = number.item_end
            continue
        for found in explain(sentence, index, position, part_of):
            if found.reason not in COMPARED:
                last = (found.indicator_code, found.reason)
            yield found
        position = number.item_end
    sentence.last = last


def memory_of(sentence: Sentence | None, following: str) -> Memory:
    """What a sentence leaves for the one that follows it in its passage."""
    if sentence is None:
        return Memory()
    end = len(sentence.text)
    if not word("goes_on").match(following):
        return Memory(scope=sentence.scope(end))
    return Memory(sentence.time(end), sentence.scope(end), sentence.is_other_body(end), sentence.last)


def explain(
    sentence: Sentence, index: int, position: int, part_of: tuple[str | None, str | None] | None
) -> Iterator[Found]:
    """A number that may be a value: once, or once for each thing it is said of (各1件, 均为零)."""
    number = sentence.numbers[index]
    start, item = item_of(sentence, index, position)
    for label in shared_labels(item, sentence, index) or [item.label]:
        each = item if label == item.label else item._replace(label=label)
        yield decide(sentence, number, start, each, part_of)


def item_of(sentence: Sentence, index: int, position: int) -> tuple[int, Item]:
    """The words around a number, and where they begin."""
    number = sentence.numbers[index]
    text, year = sentence.text, sentence.page.report_year
    start = clause_start(text, max(position, number.start - WIDEST_LABEL), number.start)
    raw = clean(text[start : number.start], year).lstrip(")、和及与")
    label = without_tail(raw)
    names_itself = word("names_itself").match(text, number.item_end) is not None
    if start > position and not names_itself and (says_nothing(label) or leads_on(text, position, start)):
        start = clause_start(text, max(position, start - WIDEST_LABEL), start - 1)
        raw = clean(text[start : number.start], year).lstrip(")、和及与").replace(",", "")
        label = without_tail(raw)
    following = next((n.start for n in sentence.numbers[index + 1 :] if n.is_boundary), len(text))
    right = clean(text[number.item_end : min(following, number.item_end + WIDEST_RIGHT)], year).lstrip(")")
    topic = sentence.topic(number.start)
    return start, Item(label, raw, number.unit, right, topic, text, sentence.passage, number.is_zero)


def clause_start(text: str, low: int, high: int) -> int:
    """Where the clause begins that ends at `high`; a bracket that is closed again does not begin one."""
    piece = text[low:high]
    while CLOSED_BRACKET.search(piece):
        piece = CLOSED_BRACKET.sub(lambda match: "·" * len(match.group(0)), piece)
    found = LAST_SEPARATOR.match(piece)
    return low + found.end() if found else low


def leads_on(text: str, low: int, start: int) -> bool:
    """Whether the clause before names the channel by which the next one publishes."""
    return (
        text[start - 1] == ","
        and word("through", end=True).search(text[max(low, start - 40) : start - 1]) is not None
    )


def decide(
    sentence: Sentence,
    number: Number,
    start: int,
    item: Item,
    part_of: tuple[str | None, str | None] | None,
) -> Found:
    """A number with its pattern, or the reason why it is no value."""
    reading = best_reading(item)
    stock = reading is not None and reading.pattern.is_stock
    if reading is None:
        default = NOT_COUNTED if number.text == "一" else UNEXPLAINED
        return excluded(sentence, number, start, reason_of(sentence, number, item, stock) or default)
    sign = word("sign", end=True).search(item.label) if reading.sign_length else None
    reason = None if sign else reason_of(sentence, number, item, stock)
    reason = reason or part_reason(reading.pattern.indicator_code, part_of)
    basis = "cumulative" if sentence.time(number.start) == "cumulative" and not stock else "annual"
    raw_start = number.raw_start - reading.sign_length if sign else number.raw_start
    return Found(
        raw_start, number.raw_end, start, number.item_end, number.unit_start,
        number.unit_start + len(number.unit), reading.pattern.pattern_id, reading.pattern.indicator_code,
        basis, sentence.scope(number.start), False, number.is_approximate, reason,
    )  # fmt: skip


def reason_of(sentence: Sentence, number: Number, item: Item, stock: bool) -> str | None:
    """Why a number is no value of this body and year."""
    reason = label_reason(item)
    if reason is not None:
        return reason
    reason = exclusions("sentence").reason(sentence.text[: number.start], "")
    if reason is not None:
        return reason
    time = sentence.time(number.start)
    if time in ("last_year", "plan") or (time == "part_of_year" and not stock):
        return time
    return "other_body" if sentence.is_other_body(number.start) else None


def part_reason(indicator: str, part_of: tuple[str | None, str | None] | None) -> str | None:
    """Why a part is no value: its whole is none, or it counts again what its whole counts."""
    if part_of is None:
        return None
    whole, reason = part_of
    if reason in (BROADER, UNEXPLAINED):
        return None
    return "sub_group" if whole == indicator else reason


def excluded(sentence: Sentence, number: Number, start: int, reason: str) -> Found:
    """A number that is no value."""
    return Found(
        number.raw_start, number.raw_end, start, number.item_end, number.unit_start,
        number.unit_start + len(number.unit), None, None, None, "unknown", False, number.is_approximate, reason,
    )  # fmt: skip
