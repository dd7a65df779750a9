"""A number that only says 合计: the sum of the numbers before it, where they add up to it."""

from __future__ import annotations

from ingest.extract.prose.catalogue import sums, word
from ingest.extract.prose.context import Found
from ingest.extract.prose.value import UNEXPLAINED

BESIDE = ("percentage", "rate")
"""Reasons of numbers that may stand between the parts."""


def added_up(sentence: str, found: list[Found]) -> list[Found]:
    """The values of a sentence, an unexplained sum of the parts before it with its indicator."""
    return [
        summed(sentence, found[:index], each) if is_sum(sentence, each) else each
        for index, each in enumerate(found)
    ]


def is_sum(sentence: str, each: Found) -> bool:
    """Whether a number that nothing explains is introduced as a sum and by nothing else."""
    return (
        each.reason == UNEXPLAINED
        and word("sum").fullmatch(sentence[each.phrase_start : each.raw_start]) is not None
    )


def summed(sentence: str, before: list[Found], each: Found) -> Found:
    """A number as what its parts add up to, as it is where they do not."""
    parts = parts_before(sentence, before, each)
    counted = {part.indicator_code for part in parts}
    if len(counted) < 2 or sum(number(sentence, part) for part in parts) != number(sentence, each):
        return each
    for pattern in sums():
        if counted <= pattern.after:
            return each._replace(
                pattern_id=pattern.pattern_id,
                indicator_code=pattern.indicator_code,
                basis="annual",
                scope=parts[-1].scope,
                reason=None,
            )
    return each


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
            and unit(sentence, part) == unit(sentence, each)
            and sentence[part.raw_start : part.raw_end].replace(",", "").isdecimal()
        )
        if not is_part or not any(part.indicator_code in pattern.after for pattern in sums()):
            break
        parts.insert(0, part)
    return parts


def unit(sentence: str, each: Found) -> str:
    """The unit of a number."""
    return sentence[each.unit_start : each.unit_end]


def number(sentence: str, each: Found) -> int:
    """A number printed in digits, -1 for any other."""
    digits = sentence[each.raw_start : each.raw_end].replace(",", "")
    return int(digits) if digits.isdecimal() else -1
