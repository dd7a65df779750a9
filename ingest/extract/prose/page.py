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
from ingest.extract.prose.catalogue import topic_rows
from ingest.extract.prose.context import Found, Page, Section, Sentence
from ingest.extract.prose.negation import read_negations
from ingest.extract.prose.passages import MAX_SENTENCE, Passage, passages, sentences
from ingest.extract.prose.sentence import read_numbers
from ingest.extract.prose.several import settled
from ingest.extract.prose.state import time_state, topic_of_heading
from ingest.extract.prose.sums import added_up
from ingest.extract.prose.topics import Topics
from ingest.extract.prose.value import ProseValue

TALKS = re.compile(r"[\d零〇一二两三四五六七八九十百千没未无不](?<!不(?!存在))")
"""A sentence without a number and without a negation has nothing to read."""

SPEAKS_FOR = re.compile(r"[我本]([省市州盟县区旗镇乡])(?![委局办长])")
REPORTED = re.compile(r"(?:政府|政务)?(?:信息)?公开|年度报告|工作报告|年报")
TITLE = re.compile(r"年度报告|工作报告|年报")
MAX_VALUES = 20_000
"""Most numbers of one page; a report has a few hundred."""

OPENING_PARAGRAPHS = 12
OPENING_LENGTH = 600
TOO_LONG = "sentence_too_long"
RUN_TOGETHER = "cells_run_together"
FEWEST_CELLS, BARE_SHARE = 8, 0.6
"""Numbers of a piece of text, and the share of neighbours without a mark between them, that make it a table whose
cells were run together: nobody knows where one ends."""

SEPARATOR = re.compile("[,;。、年月日]")
MARKS = r",;。、:!?()“”\"《》"
UNMARKED_LENGTH = 60
UNMARKED = re.compile(rf"(?<![^{MARKS}])(?=[^{MARKS}]{{{UNMARKED_LENGTH}}})[^{MARKS}]*\d")
"""Words and a number among them that go on without any mark: the labels of a table in a row."""

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
            section = section_of(passage.text, report_year)
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
def section_of(heading: str, report_year: int | None) -> Section:
    """The part that a heading opens."""
    topic = topic_of_heading(heading)
    if topic_rows("section").expression.search(heading):
        return Section(heading, topic, "plan")
    times = time_state(heading, report_year) if "年" in heading else []
    is_last_year = any(mark.name == "last_year" for mark in times)
    return Section(heading, topic, "last_year" if is_last_year else None)


def passage_values(passage: Passage, page: Page, section: Section) -> Iterator[ProseValue]:
    """The values of one passage."""
    previous: Sentence | None = None
    pieces = list(sentences(passage.text))
    topics = Topics(passage.text, [offset for offset, _ in pieces])
    gate = topic_rows("gate").expression
    for index, (offset, text) in enumerate(pieces):
        if not TALKS.search(text):
            continue
        if reason := unreadable(text):
            yield from unread(passage, offset, text, reason)
            continue
        if not (section.topic or gate.search(text)):
            continue
        previous = sentence = Sentence(text, page, section, topics, index, offset, previous)
        numbers = list(read_numbers(sentence)) if sentence.numbers else []
        found = [*numbers, *read_negations(sentence)]
        if found:
            quoted, first, _ = passage.printed(offset, offset + len(text))
            for each in once(settled(text, added_up(text, found))):
                yield build(passage, offset, quoted, first, each)


def once(found: list[Found]) -> list[Found]:
    """What was found, in page order; what a pattern says of a number stands once, however often it was reached."""
    if len(found) < 2:
        return found
    distinct = {(each.raw_start, each.raw_end, each.pattern_id): each for each in reversed(found)}
    return sorted(distinct.values(), key=lambda each: each.raw_start)


def unreadable(text: str) -> str | None:
    """Why a piece of text is no sentence, None where it is one: too long, or the cells of a table run together."""
    if len(text) >= MAX_SENTENCE:
        return TOO_LONG
    if len(text) > UNMARKED_LENGTH and UNMARKED.search(text):
        return RUN_TOGETHER
    if len(WHOLE_NUMBER.findall(text)) < FEWEST_CELLS:
        return None
    numbers = [match.span() for match in WHOLE_NUMBER.finditer(text)]
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
        quoted, first, _ = passage.printed(offset, offset + len(text))
        yield build(passage, offset, quoted, first, whole)


def build(passage: Passage, offset: int, quoted: str, first: int, found: Found) -> ProseValue:
    """A value of the sentence that is printed as `quoted` from `first` on, with its verbatim text and place."""
    raw_value, start, end = passage.printed(offset + found.raw_start, offset + found.raw_end)
    phrase, _, _ = passage.printed(offset + found.phrase_start, offset + found.phrase_end)
    unit = None
    if found.unit_end > found.unit_start:
        unit, _, _ = passage.printed(offset + found.unit_start, offset + found.unit_end)
    return ProseValue(
        sentence=quoted,
        sentence_start=first,
        phrase=phrase,
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
