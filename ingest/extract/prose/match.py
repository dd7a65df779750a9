"""Which pattern explains a number: the one that accounts for the most words around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ingest.extract.prose.bodies import TOWNSHIP
from ingest.extract.prose.catalogue import Pattern, patterns_for, word, words
from ingest.extract.prose.context import Sentence
from ingest.extract.prose.exclusions import exclusions

COUNT_TAIL = re.compile(r"的?总?(?:(?<![事文案稿信邮])件|[条人次项宗份篇期个])?(?:数|数量|量)$")
COUNT_WORD = re.compile(r"(?:数|数量|总量|金额|总额)(?:为|是|:|共|达|共计)*$")
CLAUSE_END = re.compile("[,;:。、(]")
BRACKET = re.compile(r"\((?:[^()\d]{2,80}|[条件次人篇份个项元期场宗起名])?\)")
"""A remark or a unit; any other one character in brackets is part of a word: 专(兼)职, 县(区)."""
QUOTES = re.compile("[\"'“”‘’「」『』]")
YEAR = re.compile(r"((?:19|20)\d\d)年(?:度)?")

WIDEST_LABEL = 60
WIDEST_RIGHT = 40


class Item(NamedTuple):
    """A number with the words around it, as the patterns see them.

    label   what stands before the number in its clause, without brackets, quotes and words that say nothing
    raw_label   the same with those words
    right   what stands behind its unit, up to the next number
    before   what the number before it counts, or that of which it is a part
    time     the time, where it is not that of the place where the number stands
    """

    label: str
    raw_label: str
    unit: str
    right: str
    topic: str
    sentence: Sentence
    is_zero: bool = False
    before: str | None = None
    time: str | None = None

    @property
    def text(self) -> str:
        """The words around the number in one, the number as a 0."""
        return f"{self.label}0{self.unit}{CLAUSE_END.split(self.right, maxsplit=1)[0]}"


class Reading(NamedTuple):
    """A pattern that explains a number, with how many characters of the words around it.

    names   whether the words before the number name what it counts
    """

    pattern: Pattern
    length: int
    sign_length: int = 0
    names: bool = False


def clean(text: str, report_year: int | None) -> str:
    """Words as patterns are written for: without bracketed remarks and quotes, years named by their distance."""
    if "(" in text:
        text = BRACKET.sub("", text)
    text = QUOTES.sub("", text)
    if report_year is None or "年" not in text:
        return text
    return YEAR.sub(lambda match: relative(int(match.group(1)) - report_year, match.group(0)), text)


def relative(distance: int, printed: str) -> str:
    """A year as 本年, 上年 or 下年 where that is what it is, by its distance from the year of the report."""
    return {0: "本年", -1: "上年", 1: "下年"}.get(distance, printed)


@lru_cache(maxsize=1)
def tail_words() -> tuple[str, ...]:
    """The words between what is counted and its number that say nothing about it, longest first."""
    return tuple(sorted(words()["tail"].split("|"), key=len, reverse=True))


def without_tail(label: str) -> str:
    """A label without the words that say nothing about what is counted."""
    while label.endswith(tail_words()):
        counted = COUNT_TAIL.search(label)
        if counted:
            label = label[: counted.start()]
        else:
            label = label[: -next(len(word) for word in tail_words() if label.endswith(word))]
    return label


def says_nothing(label: str) -> bool:
    """Whether a label only says when or where, so that the clause before it names what is counted."""
    return word("says_nothing").fullmatch(label) is not None


def label_reason(item: Item) -> str | None:
    """Why a number is no value by the words before or after it: a change, an average, two things in one number."""
    return exclusions("label").reason(item.label, item.right)


def best_reading(item: Item) -> Reading | None:
    """The pattern that explains the most, one that asks what stands before going first; None where none fits."""
    if not item.unit and not item.is_zero and not COUNT_WORD.search(item.raw_label):
        return None
    found = [r for r in introduced(item.label, item.unit, item.topic) if allowed(r.pattern, item)]
    fit = patterns_for(item.unit, item.topic).after
    for pattern in fit.get(item.right[:1], fit[""]):
        if pattern.needs is None or not pattern.needs.isdisjoint(item.right):
            reading = read_after(pattern, item)
            if reading:
                found.append(reading)
    if len(found) < 2:
        return found[0] if found else None
    return max(found, key=lambda reading: (bool(reading.pattern.after), reading.length))


@lru_cache(maxsize=8192)
def introduced(label: str, unit: str, topic: str) -> tuple[Reading, ...]:
    """The patterns decided by the words before the number that they fit; many reports say the same words."""
    fit = patterns_for(unit, topic)
    found: list[Reading | None] = []
    sign = word("sign", end=True).search(label) if fit.change else None
    if sign:
        found += [read_before(pattern, label[: sign.start()], sign.group(0)) for pattern in fit.change]
    said = frozenset(label)
    for pattern in fit.before.get(label[-1:], fit.before[""]):
        if pattern.needs is None or not pattern.needs.isdisjoint(said):
            found.append(read_before(pattern, label, ""))
    return tuple(filter(None, found))


def read_before(pattern: Pattern, label: str, sign: str) -> Reading | None:
    """A pattern that the words before the number fit, None where they do not."""
    match = pattern.introduces.search(label)
    if match is None or match.end() == match.start():
        return None
    return Reading(pattern, match.end() - match.start() + len(sign), len(sign), True)


def read_after(pattern: Pattern, item: Item) -> Reading | None:
    """A pattern decided by the words behind the number, None where it does not fit."""
    after = pattern.counts.match(item.right) if pattern.counts else None
    before = pattern.introduces.search(item.label) if after else None
    if after is None or before is None or not allowed(pattern, item):
        return None
    return Reading(pattern, after.end() + before.end() - before.start())


def allowed(pattern: Pattern, item: Item) -> bool:
    """Whether contexts and forbidding words let a pattern stand."""
    if pattern.forbids is not None and pattern.forbids.search(item.text):
        return False
    return holds(pattern, item)


def is_out_of_place(pattern: Pattern, level: int | None) -> bool:
    """Whether the body that reports cannot say what a pattern reads: a township has no bodies below."""
    return pattern.of_township != (level == TOWNSHIP)


def holds(pattern: Pattern, item: Item) -> bool:
    """Whether what a pattern asks for stands around it and what bars it does not."""
    if pattern.after and item.before not in pattern.after:
        return False
    if (pattern.of_below or pattern.of_township) and is_out_of_place(pattern, item.sentence.page.level):
        return False
    if pattern.barred and any(map(item.sentence.said.holds, pattern.barred)):
        return False
    if not (pattern.wanted or pattern.unwanted):
        return True
    holds_before = item.sentence.passage.holds
    return all(map(holds_before, pattern.wanted)) and not any(map(holds_before, pattern.unwanted))
