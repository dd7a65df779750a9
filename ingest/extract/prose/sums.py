"""A number that only says 合计: the sum of the numbers before it, where they add up to it."""

from __future__ import annotations

from ingest.extract.prose.catalogue import Pattern, sums, word
from ingest.extract.prose.context import Found, Sentence
from ingest.extract.prose.match import without_tail
from ingest.extract.prose.value import UNEXPLAINED
from ingest.extract.prose.whole import SUB_GROUP

BESIDE = ("percentage", "rate")
"""Reasons of numbers that may stand between the parts."""

UNREAD = (UNEXPLAINED, SUB_GROUP)
"""Reasons of parts that no indicator counts."""


def added_up(sentence: Sentence, found: list[Found]) -> list[Found]:
    """The values of a sentence, an unexplained sum of the parts before it with its indicator."""
    return [
        summed(sentence, found[:index], each) if is_sum(sentence.text, each) else each
        for index, each in enumerate(found)
    ]


def is_sum(sentence: str, each: Found) -> bool:
    """Whether a number that nothing explains is introduced as a sum and by nothing else."""
    return (
        each.reason == UNEXPLAINED
        and word("sum").fullmatch(sentence[each.phrase_start : each.raw_start]) is not None
    )


def summed(sentence: Sentence, before: list[Found], each: Found) -> Found:
    """A number as what its parts add up to, as it is where they do not."""
    text = sentence.text
    parts = parts_before(text, before, each)
    counted = {part.indicator_code for part in parts}
    is_counted = len(counted) > 1 and adds_up(text, parts, each)
    for pattern in sums():
        if (counted <= pattern.after) if is_counted else is_sum_of_named(sentence, before, each, pattern):
            return each._replace(
                pattern_id=pattern.pattern_id,
                indicator_code=pattern.indicator_code,
                basis="annual",
                scope=sentence.scope(each.raw_start),
                reason=None,
            )
    return each


def adds_up(text: str, parts: list[Found], each: Found) -> bool:
    """Whether parts add up to a number."""
    return sum(number(text, part) for part in parts) == number(text, each)


def is_sum_of_named(sentence: Sentence, before: list[Found], each: Found, pattern: Pattern) -> bool:
    """Whether a number is the sum of numbers before it that are no values but that a pattern names as parts."""
    if pattern.after or sentence.time(each.raw_start) == "cumulative":
        return False
    text = sentence.text
    if sentence.topic(each.raw_start) not in pattern.any_topic:
        return False
    if not all(map(sentence.passage.holds, pattern.wanted)) or any(map(sentence.said.holds, pattern.barred)):
        return False
    parts = named_parts(text, before, each, pattern)
    return len(parts) > 1 and adds_up(text, parts, each)


def named_parts(text: str, before: list[Found], each: Found, pattern: Pattern) -> list[Found]:
    """The numbers right before a number that are no values but that a pattern names as parts, of its unit."""
    parts: list[Found] = []
    for part in reversed(before):
        if part.reason in BESIDE:
            continue
        words = without_tail(text[part.phrase_start : part.raw_start])
        is_part = part.reason in UNREAD and pattern.introduces.search(words) and is_alike(text, part, each)
        if not is_part:
            break
        parts.append(part)
    return parts


def parts_before(sentence: str, before: list[Found], each: Found) -> list[Found]:
    """The values right before a number, of its unit and printed in digits."""
    parts: list[Found] = []
    for part in reversed(before):
        if part.reason in BESIDE:
            continue
        is_part = (
            part.reason is None
            and part.basis == "annual"
            and not part.is_negation
            and is_alike(sentence, part, each)
        )
        if not is_part or not any(part.indicator_code in pattern.after for pattern in sums()):
            break
        parts.insert(0, part)
    return parts


def is_alike(text: str, part: Found, each: Found) -> bool:
    """Whether a number is printed in digits and has the unit of another."""
    return unit(text, part) == unit(text, each) and number(text, part) >= 0


def unit(sentence: str, each: Found) -> str:
    """The unit of a number."""
    return sentence[each.unit_start : each.unit_end]


def number(sentence: str, each: Found) -> int:
    """A number printed in digits, -1 for any other."""
    digits = sentence[each.raw_start : each.raw_end].replace(",", "")
    return int(digits) if digits.isdecimal() else -1
