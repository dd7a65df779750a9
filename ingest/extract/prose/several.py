"""Several numbers that one sentence gives for one thing: parts of it, or nobody knows which is meant."""

from __future__ import annotations

from collections import defaultdict

from ingest.extract.prose.catalogue import component
from ingest.extract.prose.context import Found
from ingest.extract.prose.sites import OTHER_SITE
from ingest.extract.prose.whole import SUB_GROUP

AMBIGUOUS = "ambiguous"
"""The reason of numbers that count one thing of one body and year and differ."""


def settled(sentence: str, found: list[Found]) -> list[Found]:
    """The values of a sentence, those without a reason free of contradiction, also with the site of another body.

    A number for the whole place goes before smaller ones of bodies in it; numbers that count different parts of one
    indicator stand beside each other; of others that differ none is taken.
    """
    counted = [each for each in found if each.reason in (None, OTHER_SITE) and each.indicator_code]
    if len(counted) == len({each.indicator_code for each in counted}):
        return found
    groups: dict[tuple[object, ...], list[Found]] = defaultdict(list)
    for each in counted:
        groups[each.indicator_code, each.basis, component(each.pattern_id)].append(each)
    reasons: dict[int, str] = {}
    for values in groups.values():
        texts = [printed(sentence, value) for value in values]
        if len(set(texts)) > 1 and not is_of_each(values):
            whole = whole_place(values, texts)
            for value in values:
                if value is not whole:
                    reasons[id(value)] = SUB_GROUP if whole else AMBIGUOUS
    return [each._replace(reason=reasons[id(each)]) if id(each) in reasons else each for each in found]


def is_of_each(values: list[Found]) -> bool:
    """Whether every number has a scope of its own (全市900条，本局300条)."""
    scopes = {value.scope for value in values}
    return "unknown" not in scopes and len(scopes) == len(values)


def printed(sentence: str, value: Found) -> str:
    """The number without what makes it approximate, '0' for a negation."""
    return "0" if value.is_negation else sentence[value.raw_start : value.raw_end].replace(",", "")


def whole_place(values: list[Found], texts: list[str]) -> Found | None:
    """The first number for the whole place, where all are printed in digits and it is greater than the others."""
    whole = [index for index, value in enumerate(values) if value.scope == "consolidated"]
    if not whole or not all(text.isdecimal() for text in texts):
        return None
    numbers = [int(text) for text in texts]
    first = numbers.pop(whole[0])
    return values[whole[0]] if first > max(numbers) else None
