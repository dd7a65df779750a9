"""The sentences of a page, in page order, with what headings and earlier sentences leave for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import NoReturn

from ingest.document import Paragraph, Rejected
from ingest.extract.prose.bodies import level_of
from ingest.extract.prose.catalogue import topic_rows, word
from ingest.extract.prose.context import Found, Page, Section, Sentence
from ingest.extract.prose.negation import read_negations
from ingest.extract.prose.passages import MAX_SENTENCE, Passage, passages, sentences
from ingest.extract.prose.sentence import memory_of, read_numbers
from ingest.extract.prose.several import settled
from ingest.extract.prose.state import topic_of_heading
from ingest.extract.prose.sums import added_up
from ingest.extract.prose.topics import Topics
from ingest.extract.prose.value import ProseValue

TALKS = re.compile(r"[\d零〇一二两三四五六七八九十百千]|没|未|无|不存在")
"""A sentence without a number and without a negation has nothing to read."""

SPEAKS_FOR = re.compile(r"[我本]([省市州盟县区旗镇乡])(?![委局办长])")
REPORTED = re.compile(r"(?:政府|政务)?(?:信息)?公开|年度报告|工作报告|年报")
TITLE = re.compile(r"年度报告|工作报告|年报")
MAX_VALUES = 20_000
"""Most numbers of one page; a report has a few hundred."""

OPENING_PARAGRAPHS = 12
OPENING_LENGTH = 600
LOOK_BACK, LOOK_AHEAD = 400, 60
"""How much of a passage before and behind a sentence says what it is about."""

TOO_LONG = "sentence_too_long"
RUN_TOGETHER = "cells_run_together"
FEWEST_CELLS, BARE_SHARE = 8, 0.6
"""Numbers of a piece of text, and the share of neighbours without a mark between them, that make it a table whose
cells were run together: nobody knows where one ends."""

SEPARATOR = re.compile("[,;。、年月日]")
UNMARKED = re.compile(r"(?<![^,;。、:!?()“”\"《》])(?=[^,;。、:!?()“”\"《》]{60})[^,;。、:!?()“”\"《》]*\d")
"""Words and a number among them that go on for sixty characters without any mark: the labels of a table in a row."""

WHOLE_NUMBER = re.compile(r"\d[\d,.]*(?![\d,.%])")
"""A number with its decimals, no share."""

SPACED = re.compile(r"\d[^\S\n]+[\d,.]")
GROUPED = re.compile(r"[^\d\s]*[1-9]\d{0,2}(?:[^\S\n]\d{3})+(?![\s\d,])")
"""Digits in groups of three with one space between, as GB/T 15835 writes thousands."""

SPACED_DIGITS = "spaced_digits"
"""The reason of other digits with a space among them: one number or several, nobody knows."""

PUNCTUATED = re.compile("[,;。]")


def extract_prose(paragraphs: list[Paragraph], report_year: int | None = None) -> list[ProseValue]:
    """Every number and negation of the sentences that speak of disclosure, in page order.

    report_year   the year the page is about: what a sentence says of another year is no value; None where unknown

    Raises Rejected (`too_large`) for a page with more numbers than `MAX_VALUES`.
    """
    read = list(passages(paragraphs))
    opening = opening_of(read)
    page = Page(report_year, "".join(opening), own_level(read, opening))
    section = Section()
    values: list[ProseValue] = []
    for passage in read:
        if passage.is_heading:
            section = section_of(passage.text)
        if TALKS.search(passage.text):
            values.extend(islice(passage_values(passage, page, section), MAX_VALUES + 1))
            if len(values) > MAX_VALUES:
                refuse()
    return values


def refuse() -> NoReturn:
    """A page that is no report, for the number of its numbers."""
    detail = f"句子中的数超过 {MAX_VALUES} 个 / more than {MAX_VALUES} numbers in sentences"
    raise Rejected("too_large", detail)


def opening_of(read: list[Passage]) -> list[str]:
    """The line that calls the page a report, then those around it in which names stand; none where none does."""
    lines: list[str] = []
    for passage in read[:OPENING_PARAGRAPHS]:
        lines.append(passage.text[:OPENING_LENGTH])
        if TITLE.search(lines[-1]):
            following = read[len(lines) : len(lines) + 2]
            return [
                lines[-1],
                *lines[:-1],
                *(p.text[:OPENING_LENGTH] for p in following if TITLE.search(p.text)),
            ]
    return []


def own_level(read: list[Passage], opening: list[str]) -> int | None:
    """The level of the place whose report it is: that for which the text mostly speaks, else that of its title."""
    spoken = Counter(found for passage in read for found in SPEAKS_FOR.findall(passage.text))
    if spoken:
        return level_of(max(spoken, key=lambda name: spoken[name]))
    return level_of(named_in(opening[0])) if opening else None


def named_in(title: str) -> str:
    """The part of a title that names a body, what it reports left out."""
    return REPORTED.split(title, maxsplit=1)[0]


@lru_cache(maxsize=4096)
def section_of(heading: str) -> Section:
    """The part that a heading opens."""
    is_plan = topic_rows("section").expression.search(heading) is not None
    return Section(heading, topic_of_heading(heading), is_plan)


def passage_values(passage: Passage, page: Page, section: Section) -> Iterator[ProseValue]:
    """The values of one passage."""
    previous: Sentence | None = None
    topics = Topics(passage.text)
    gate = topic_rows("gate").expression
    for offset, text in sentences(passage.text):
        if not TALKS.search(text):
            continue
        if reason := unreadable(text):
            yield from unread(passage, offset, text, reason)
            continue
        if not (section.topic or gate.search(text)):
            continue
        before = passage.text[max(0, offset - LOOK_BACK) : offset]
        following = parts_behind(passage.text, offset + len(text))
        sentence = Sentence(text, page, section, memory_of(previous, text), before, topics, offset, following)
        found = settled(text, [*added_up(text, list(read_numbers(sentence))), *read_negations(sentence)])
        previous = sentence
        printed = passage.span(offset, offset + len(text)) if found else (0, 0)
        quoted = passage.verbatim(*printed) if found else ""
        for each in once(found):
            yield build(passage, offset, quoted, printed[0], each)


def parts_behind(text: str, end: int) -> str:
    """The beginning of the sentence behind a place, where it speaks of the parts of what the one before counted."""
    return text[end : end + LOOK_AHEAD] if word("goes_on").match(text, end) else ""


def once(found: list[Found]) -> list[Found]:
    """What was found, in page order; what a pattern says of a number stands once, however often it was reached."""
    distinct = {(each.raw_start, each.raw_end, each.pattern_id): each for each in reversed(found)}
    return sorted(distinct.values(), key=lambda each: each.raw_start)


def unreadable(text: str) -> str | None:
    """Why a piece of text is no sentence, None where it is one: too long, or the cells of a table run together."""
    if len(text) >= MAX_SENTENCE:
        return TOO_LONG
    if UNMARKED.search(text):
        return RUN_TOGETHER
    numbers = [match.span() for match in WHOLE_NUMBER.finditer(text)]
    if len(numbers) < FEWEST_CELLS:
        return None
    bare = sum(not SEPARATOR.search(text, end, start) for (_, end), (start, _) in pairwise(numbers))
    return RUN_TOGETHER if bare >= BARE_SHARE * (len(numbers) - 1) else None


def unread(passage: Passage, offset: int, text: str, reason: str) -> Iterator[ProseValue]:
    """A piece of a text without sentences, as one row that says that its numbers were not read."""
    numbers = [match.span() for match in re.finditer(r"\d+", text)]
    if numbers:
        whole = Found(
            numbers[0][0],
            numbers[-1][1],
            0,
            len(text),
            0,
            0,
            None,
            None,
            None,
            "unknown",
            False,
            False,
            reason,
        )
        printed = passage.span(offset, offset + len(text))
        yield build(passage, offset, passage.verbatim(*printed), printed[0], whole)


def build(passage: Passage, offset: int, quoted: str, first: int, found: Found) -> ProseValue:
    """A value of the sentence that is printed as `quoted` from `first` on, with its verbatim text and place."""
    start, end = passage.span(offset + found.raw_start, offset + found.raw_end)
    raw_value = passage.verbatim(start, end)
    phrase = passage.span(offset + found.phrase_start, offset + found.phrase_end)
    unit = None
    if found.unit_end > found.unit_start:
        unit = passage.verbatim(*passage.span(offset + found.unit_start, offset + found.unit_end))
    return ProseValue(
        sentence=quoted,
        sentence_start=first,
        phrase=passage.verbatim(*phrase),
        raw_value=raw_value,
        start=start,
        end=end,
        unit=unit,
        pattern_id=found.pattern_id,
        indicator_code=found.indicator_code,
        basis=found.basis,
        scope=found.scope,
        is_negation=found.is_negation,
        is_approximate=found.is_approximate,
        excluded_reason=found.reason or (None if is_one_number(raw_value, passage.text) else SPACED_DIGITS),
    )


def is_one_number(raw_value: str, text: str) -> bool:
    """Whether digits are one number: without a space among them, or in groups of three in a sentence."""
    if not SPACED.search(raw_value):
        return True
    return GROUPED.match(raw_value) is not None and PUNCTUATED.search(text) is not None
