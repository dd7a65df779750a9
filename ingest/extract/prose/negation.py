"""What a sentence denies: 没有收到, 未发生, 无, and one negation over several indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.extract.prose.catalogue import Pattern, denied, negations, word, words
from ingest.extract.prose.context import Found, Sentence
from ingest.extract.prose.match import Item, clean, holds

CLAUSE_END = re.compile(r"[;。!?)]|,(?!、)")

DENIES = re.compile(r"[没未无不](?<!不(?!存在))")
"""A character without which nothing is denied."""

WIDEST = 60


@lru_cache(maxsize=1)
def negator() -> re.Pattern[str]:
    """Negating words with the verb they deny; a bare 未 or 无 only where it makes no other word."""
    verb, ahead, other = (words()[name] for name in ("deny_verb", "deny_ahead", "not_none"))
    return re.compile(
        rf"(?=[没尚从暂未不均皆都无])(?<![并非不])"
        rf"(?:(?:没有|尚未|从未|暂无|暂未|未曾|不存在|均无|皆无|都无)(?:{verb})?"
        rf"|未(?:(?:{verb})|(?={ahead}))|无(?:{verb})?(?!{other}))(?P<by>[因被有由对向就])?"
    )


def read_negations(sentence: Sentence) -> Iterator[Found]:
    """Every indicator that a sentence says was none."""
    text = sentence.text
    if not DENIES.search(text):
        return
    taken: set[str] = set()
    for match in negator().finditer(text):
        if word("condition", end=True).search(text[max(0, match.start() - 3) : match.start()]):
            continue
        end = match.start("by") if match["by"] else match.end()
        after = denied_after(text, end)
        before = denied_before(text, match.start()) if word("idle_object").fullmatch(after) else None
        for objects in (after,) if before is None else (before,):
            for pattern in matching(sentence, objects, match.start()):
                if pattern.indicator_code not in taken:
                    taken.add(pattern.indicator_code)
                    yield found(sentence, match.start(), end, len(after), pattern)


def denied_after(text: str, end: int) -> str:
    """What stands behind the negating words, up to the end of the clause."""
    stop = CLAUSE_END.search(text, end, end + WIDEST)
    return text[end : stop.start() if stop else min(len(text), end + WIDEST)]


def denied_before(text: str, start: int) -> str:
    """What stands before negating words that close a clause: its own words, or those of the clause before."""
    low = max(0, start - WIDEST)
    clause = text[max((text.rfind(mark, low, start) for mark in ",;。("), default=-1) + 1 : start]
    if word("says_nothing").fullmatch(clause) and text[max(0, start - len(clause) - 1)] == ",":
        end = start - len(clause) - 1
        clause = text[max((text.rfind(mark, low, end) for mark in ",;。("), default=-1) + 1 : end]
    return clause.rstrip(":均皆都也")


def matching(sentence: Sentence, objects: str, place: int) -> Iterator[Pattern]:
    """The patterns whose object is denied and that nothing forbids."""
    said = clean(objects, sentence.page.report_year)
    if not said or word("only_who", end=True).search(said) or not denied().search(said):
        return
    characters = frozenset(said)
    item = Item(said, said, "", "", "", sentence)
    for pattern in negations():
        if pattern.needs is not None and pattern.needs.isdisjoint(characters):
            continue
        if not pattern.introduces.search(said):
            continue
        if pattern.forbids is not None and pattern.forbids.search(said):
            continue
        if pattern.any_topic and sentence.topic(place + WIDEST) not in pattern.any_topic:
            continue
        if holds(pattern, item):
            yield pattern


def counted_bodies(text: str, start: int) -> bool:
    """Whether only some bodies are said to have had none (有18个镇街未收到)."""
    return word("counted_bodies", end=True).search(text[max(0, start - WIDEST) : start]) is not None


def found(sentence: Sentence, start: int, end: int, width: int, pattern: Pattern) -> Found:
    """A negation as a value, or with the reason why it says nothing of this year and body."""
    time = sentence.time(start)
    reason = time if time in ("last_year", "plan", "part_of_year") else None
    if reason is None:
        reason = "sub_body" if counted_bodies(sentence.text, start) else sentence.other_body(start)
    return Found(
        start, end, start, end + width, end, end, pattern.pattern_id, pattern.indicator_code,
        "cumulative" if time == "cumulative" else "annual", sentence.scope(start), True, False, reason,
    )  # fmt: skip
