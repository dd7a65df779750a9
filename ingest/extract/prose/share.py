"""One number for several things: 各1件, 均为零, 分别为3件、2件."""

from __future__ import annotations

import re

from ingest.extract.prose.catalogue import word
from ingest.extract.prose.context import Sentence
from ingest.extract.prose.match import Item, without_tail

EACH = re.compile(r"(?:各|均|都|皆)(?:为|是|有|达|发生|收到|受理)?(?:各)?$")
TURN = "分别"
IN_TURN = re.compile(rf"{TURN}(?:为|是|有|达|发生|收到|受理|:)?$")
LIST = re.compile(r"、|和|(?<![涉普])及|(?<!参)与")
BETWEEN = re.compile(r"^(?:、|和|及|以及|与|,)?$")


def shared_labels(item: Item, sentence: Sentence, index: int) -> list[str]:
    """The things a number is said of, as labels; empty where it is said of one."""
    number = sentence.numbers[index]
    turn = turn_of(sentence, index) if TURN in sentence.text else None
    if turn is not None:
        return turn
    if not (number.is_zero or EACH.search(item.raw_label)):
        return []
    parts = parts_of(item.label)
    return parts if len(parts) > 1 else []


def parts_of(label: str) -> list[str]:
    """The members of a list, each with the verb that opens the list."""
    parts = [without_tail(part) for part in LIST.split(label) if part]
    verb = word("list_verb").match(parts[0]) if parts else None
    if verb is None:
        return parts
    return parts[:1] + [part if word("list_verb").match(part) else verb.group(0) + part for part in parts[1:]]


def turn_of(sentence: Sentence, index: int) -> list[str] | None:
    """The thing that a number of a row 分别为 A、B stands for, None where there is no such row."""
    first = index
    while first and BETWEEN.match(
        sentence.text[sentence.numbers[first - 1].item_end : sentence.numbers[first].start]
    ):
        first -= 1
    start = sentence.numbers[first].start
    introduced = IN_TURN.search(sentence.text[max(0, start - 6) : start])
    if introduced is None:
        return None
    end = start - (introduced.end() - introduced.start())
    begin = max((sentence.text.rfind(mark, 0, end) for mark in ",;。("), default=-1) + 1
    parts = parts_of(sentence.text[begin:end])
    count = row_length(sentence, first)
    return [parts[index - first]] if len(parts) == count else [""]


def row_length(sentence: Sentence, first: int) -> int:
    """How many numbers follow each other with nothing but list marks between them."""
    count = 1
    numbers = sentence.numbers
    while first + count < len(numbers) and BETWEEN.match(
        sentence.text[numbers[first + count - 1].item_end : numbers[first + count].start]
    ):
        count += 1
    return count
