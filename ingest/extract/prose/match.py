"""Which pattern explains a number: the one that accounts for the most words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract.prose.catalogue import Pattern, contexts, exclusions, patterns_for

TAIL = re.compile(
    r"(?:的?总?(?:件|条|人|次|项|宗|份|篇|期|个)?数量?|总量|总计|共计|合计|累计|累计达|一共|总共|共|总|计|达到|达|为|是|有|大约|约为|约"
    r"|将近|接近|突破|近|超过|逾|超|:|已|了|的|分别|均|各|都|皆|\"|“|”)+$"
)
"""Words between what is counted and its number that say nothing about it."""

COUNT_WORD = re.compile(r"(?:数|数量|总量|金额|总额)(?:为|是|:|共|达|共计)*$")
BRACKET = re.compile(r"\([^()\d]{0,80}\)")
QUOTES = re.compile("[\"'“”‘’「」『』]")
YEAR = re.compile(r"((?:19|20)\d\d)年(?:度)?")
SIGN = re.compile(r"(?:净)?(?:增加|减少|减|增)(?:了)?$")
BARE = re.compile(r"^(?:全年|全年度|本年度|本年|今年|年内|其中|当年|全[市县区省州旗镇乡局]|[我本][局市县区镇机关委厅办]+|总数|总|,)*$")

WIDEST_LABEL = 60
WIDEST_RIGHT = 40


@dataclass(frozen=True)
class Item:
    """A number with the words around it, as the patterns see them.

    label   what stands before the number in its clause, without brackets, quotes and words that say nothing
    raw_label   the same with those words
    right   what stands behind its unit, up to the next number
    sentence, passage   what the contexts of patterns look at; the passage holds its heading too
    """

    label: str
    raw_label: str
    unit: str
    right: str
    topic: str
    sentence: str
    passage: str
    is_zero: bool = False

    @property
    def text(self) -> str:
        """The words around the number in one, the number as a 0."""
        return f"{self.label}0{self.unit}{re.split('[,;。]', self.right, maxsplit=1)[0]}"


@dataclass(frozen=True)
class Reading:
    """A pattern that explains a number, with how many characters of the words around it."""

    pattern: Pattern
    length: int
    sign_length: int = 0


def clean(text: str, report_year: int | None) -> str:
    """Words as patterns are written for: without bracketed remarks and quotes, years named by their distance."""
    if "(" in text:
        text = BRACKET.sub("", text)
    text = QUOTES.sub("", text)
    return YEAR.sub(lambda match: relative(int(match.group(1)), match.group(0), report_year), text)


def relative(year: int, printed: str, report_year: int | None) -> str:
    """A year as 本年, 上年 or 下年 where that is what it is."""
    if report_year is None:
        return printed
    return {0: "本年", -1: "上年", 1: "下年"}.get(year - report_year, printed)


def without_tail(label: str) -> str:
    """A label without the words that say nothing about what is counted."""
    return TAIL.sub("", label)


def says_nothing(label: str) -> bool:
    """Whether a label only says when or where, so that the clause before it names what is counted."""
    return BARE.match(label) is not None


def label_reason(item: Item) -> str | None:
    """Why a number is no value by the words before or after it: a change, an average, two things in one number."""
    for exclusion in exclusions("label"):
        if exclusion.before is not None and not exclusion.before.search(item.label):
            continue
        if exclusion.after is None or exclusion.after.match(item.right):
            return exclusion.reason
    return None


def best_reading(item: Item) -> Reading | None:
    """The pattern that explains the most, None where none fits."""
    if not item.unit and not item.is_zero and not COUNT_WORD.search(item.raw_label):
        return None
    fit = patterns_for(item.unit)
    found: list[Reading] = []
    if fit.before_union.search(item.label) or SIGN.search(item.label):
        for pattern in fit.before:
            sign = SIGN.search(item.label) if pattern.kind == "change" else None
            if pattern.kind == "change" and sign is None:
                continue
            label = item.label[: sign.start()] if sign else item.label
            match = pattern.introduces.search(label)
            if match and match.end() > match.start() and allowed(pattern, item):
                sign_length = sign.end() - sign.start() if sign else 0
                found.append(Reading(pattern, match.end() - match.start() + sign_length, sign_length))
    if fit.after_union.match(item.right):
        for pattern in fit.after:
            after = pattern.counts.match(item.right) if pattern.counts else None
            before = pattern.introduces.search(item.label)
            if after and before and allowed(pattern, item):
                found.append(Reading(pattern, after.end() + before.end() - before.start()))
    return max(found, key=lambda reading: reading.length, default=None)


def allowed(pattern: Pattern, item: Item) -> bool:
    """Whether topic, contexts and forbidding words let a pattern stand."""
    if pattern.any_topic and item.topic not in pattern.any_topic:
        return False
    if pattern.forbids is not None and pattern.forbids.search(item.text):
        return False
    return holds(pattern, item)


def holds(pattern: Pattern, item: Item) -> bool:
    """Whether the contexts that a pattern asks for hold and those that bar it do not."""
    known = contexts()
    return (
        all(known[name].search(item.passage) for name in pattern.wanted)
        and not any(known[name].search(item.passage) for name in pattern.unwanted)
        and not any(known[name].search(item.sentence) for name in pattern.barred)
    )
