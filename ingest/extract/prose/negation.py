"""What a sentence denies: 没有收到, 未发生, 无, and one negation over several indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.prose.catalogue import Pattern, denied, negations
from ingest.extract.prose.match import Item, clean, holds
from ingest.extract.prose.sentence import Found, Sentence

VERB = r"收到过?|接到过?|接收到?|受理过?|发生过?|产生过?|出现过?|引发|引起|形成|收取过?|收过?|召开过?|举办过?|开展过?|组织|举行|办理|涉及|发现|存在"
NEGATOR = re.compile(
    rf"(?=[没尚从暂未不均皆都无])(?<![并非不])(?:(?P<none>没有|尚未|从未|暂无|暂未|未曾|不存在|均无|皆无|都无)(?P<verb>{VERB})?"
    rf"|(?P<bare>未)(?:(?P<verb_of_bare>{VERB})|(?=[因被有对向就]))"
    rf"|无(?:{VERB})?(?![偿法关论障需须效纸缝正理故线人为私遗疑异证界限形从力不]))(?P<by>因|被|有|由|对|向|就)?"
)
CLAUSE_END = re.compile(r"[;。!?)]|,(?!、)")
CONDITION = re.compile(
    r"(?:如果|如|若|凡|对于|因为|由于|避免|防止|确保|力争|杜绝|实现|要求|不得|是否|有无|逾期|到期|期满|之前|前|对)$"
)
TAIL_WORDS = re.compile(r"^(?:发生|产生|情况|案件|事项|申请|记录|此类|相关|上述|有关|该类|情形|的)*$")
SUBJECT_ONLY = re.compile(
    r"^(?:全年|本年度|今年|年内|均|我局|本机关|我市|我县|我区|我镇|全市|全县|全区|本单位|本年|上述|、|情况|:|也|都)*$"
)

NOT_SAID = re.compile(r"的(?:单位|部门|行政机关|机关|地区|情况下)?$")
"""A clause that only names those who received none denies nothing."""

WIDEST = 60


def read_negations(sentence: Sentence) -> Iterator[Found]:
    """Every indicator that a sentence says was none."""
    text = sentence.text
    taken: set[str] = set()
    for match in NEGATOR.finditer(text):
        if CONDITION.search(text[max(0, match.start() - 3) : match.start()]):
            continue
        end = match.start("by") if match["by"] else match.end()
        after = denied_after(text, end)
        before = denied_before(text, match.start()) if TAIL_WORDS.match(after) else None
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
    if SUBJECT_ONLY.match(clause) and text[max(0, start - len(clause) - 1)] == ",":
        end = start - len(clause) - 1
        clause = text[max((text.rfind(mark, low, end) for mark in ",;。("), default=-1) + 1 : end]
    return clause.rstrip(":均皆都也")


def matching(sentence: Sentence, objects: str, place: int) -> Iterator[Pattern]:
    """The patterns whose object is denied and that nothing forbids."""
    words = clean(objects, sentence.page.report_year)
    if not words or NOT_SAID.search(words) or not denied().search(words):
        return
    item = Item(words, words, "", "", sentence.topic(place), sentence.text, sentence.passage)
    for pattern in negations():
        if not pattern.introduces.search(words):
            continue
        if pattern.forbids is not None and pattern.forbids.search(words):
            continue
        if pattern.any_topic and item.topic not in pattern.any_topic:
            continue
        if holds(pattern, item):
            yield pattern


def found(sentence: Sentence, start: int, end: int, width: int, pattern: Pattern) -> Found:
    """A negation as a value, or with the reason why it says nothing of this year and body."""
    time = sentence.time(start)
    reason = time if time in ("last_year", "plan", "part_of_year") else None
    if reason is None and sentence.is_other_body(start):
        reason = "other_body"
    return Found(
        start, end, start, end + width, end, end, pattern.pattern_id, pattern.indicator_code,
        "cumulative" if time == "cumulative" else "annual", sentence.scope(start), True, False, reason,
    )  # fmt: skip
