"""The words around a number: its clause, or the clause before where its own only says when or whose."""

from __future__ import annotations

import re

from ingest.extract.prose.catalogue import word
from ingest.extract.prose.context import Sentence
from ingest.extract.prose.match import WIDEST_LABEL, WIDEST_RIGHT, Item, clean, says_nothing, without_tail

LAST_SEPARATOR = re.compile(r".*[,;。!?(]")
CLOSED_BRACKET = re.compile(r"\([^()]*\)")


def item_of(sentence: Sentence, index: int, position: int, before: str | None) -> tuple[int, Item]:
    """The words around a number, and where they begin.

    position   the end of the number before it
    before     what that number counts, or that of which this one is a part
    """
    number = sentence.numbers[index]
    text, year = sentence.text, sentence.page.report_year
    grew_from = from_where(sentence, index, position) if position else None
    if grew_from is not None:
        return grown_item(sentence, index, grew_from)
    start = clause_start(text, max(position, number.start - WIDEST_LABEL), number.start)
    if position:
        start = behind_remark(text, start, number.start)
    raw = clean(text[start : number.start], year).lstrip(")、和及与")
    label = without_tail(raw)
    if (
        start > position
        and (says_nothing(label) or leads_on(text, position, start))
        and not word("names_itself").match(text, number.item_end)
    ):
        earlier = clause_start(text, max(position, start - WIDEST_LABEL), start - 1)
        if earlier > position or not position:
            start = earlier
            raw = clean(text[start : number.start], year).lstrip(")、和及与").replace(",", "")
            label = word("share", end=True).sub("", without_tail(raw))
    right = clean(text[number.item_end : right_end(sentence, index)], year).lstrip(")")
    topic = sentence.topic(number.start)
    return start, Item(label, raw, number.unit, right, topic, sentence, number.is_zero, before)


def from_where(sentence: Sentence, index: int, position: int) -> int | None:
    """Where the words begin that say from what a number of this year grew or fell (信息由31条增加到42条)."""
    start = sentence.numbers[index].start
    if not word("becomes").fullmatch(sentence.text, position, start):
        return None
    before = next(number for number in reversed(sentence.numbers[:index]) if number.item_end == position)
    said = word("from_what", end=True).search(sentence.text, 0, before.start)
    if said is None:
        return None
    names_time = any(position <= mark.start < start for mark in sentence.times)
    time = sentence.time(start if names_time else said.start())
    return said.start() if time == "annual" else None


def grown_item(sentence: Sentence, index: int, end: int) -> tuple[int, Item]:
    """The words around a number of this year of which those before `end` say what it counts."""
    number, year = sentence.numbers[index], sentence.page.report_year
    low = max((n.item_end for n in sentence.numbers if n.is_boundary and n.item_end <= end), default=0)
    start = clause_start(sentence.text, max(low, end - WIDEST_LABEL), end)
    raw = clean(sentence.text[start:end], year).lstrip(")、和及与")
    right = clean(sentence.text[number.item_end : right_end(sentence, index)], year).lstrip(")")
    topic = sentence.topic(end)
    item = Item(without_tail(raw), raw, number.unit, right, topic, sentence, number.is_zero, None, "annual")
    return start, item


def right_end(sentence: Sentence, index: int) -> int:
    """Where the words behind a number end: at the next one that is none of them, or where they get too far."""
    end = sentence.numbers[index].item_end + WIDEST_RIGHT
    for following in sentence.numbers[index + 1 :]:
        if following.start >= end:
            break
        if following.is_boundary:
            return following.start
    return end


def leads_to_number(sentence: Sentence, index: int) -> bool:
    """Whether a share or a growth stands between what is counted and its number (网络申请占71%，共57件)."""
    following = sentence.numbers[index + 1] if index + 1 < len(sentence.numbers) else None
    return (
        following is not None
        and sentence.numbers[index].reason == "percentage"
        and word("share_end").fullmatch(sentence.text, sentence.numbers[index].item_end, following.start)
        is not None
    )


def clause_start(text: str, low: int, high: int) -> int:
    """Where the clause begins that ends at `high`; a bracket that is closed again does not begin one."""
    piece = text[low:high]
    while ")" in piece and CLOSED_BRACKET.search(piece):
        piece = CLOSED_BRACKET.sub(lambda match: "·" * len(match.group(0)), piece)
    found = LAST_SEPARATOR.match(piece)
    return low + found.end() if found else low


def behind_remark(text: str, start: int, end: int) -> int:
    """Where the words before a number begin behind a remark in brackets that another number opened (含14个镇、街道)."""
    closed = text.find(")", start, end)
    if closed <= start or "(" in text[start:closed]:
        return start
    return closed + 1 if closed + 1 < end else start


def leads_on(text: str, low: int, start: int) -> bool:
    """Whether the clause before names the channel by which the next one publishes."""
    return (
        text[start - 1] == ","
        and word("through", end=True).search(text[max(low, start - 40) : start - 1]) is not None
    )
