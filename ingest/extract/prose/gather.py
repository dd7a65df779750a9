"""The sentences of a page that have something to read, with the part of the page they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ingest.extract.prose.catalogue import topic_rows
from ingest.extract.prose.context import Page, Section, Sentence
from ingest.extract.prose.numbers import COUNTING
from ingest.extract.prose.passages import MAX_SENTENCE, Passage, sentences
from ingest.extract.prose.state import time_state, topic_of_heading
from ingest.extract.prose.topics import Topics

TALKS = re.compile(rf"[{COUNTING}没未无不](?<!不(?!存在))")
"""A sentence without a number and without a negation has nothing to read."""

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


class Told(NamedTuple):
    """A sentence and the passage it stands in.

    reason   why it is no sentence that can be read, None where it is one
    """

    passage: Passage
    sentence: Sentence
    reason: str | None = None


def gather(read: list[Passage], page: Page) -> list[Told]:
    """The sentences of a page that speak of disclosure and have something to read, in page order."""
    section = Section()
    told: list[Told] = []
    for passage in read:
        if passage.is_heading:
            section = section_of(passage.text, page.report_year)
        if TALKS.search(passage.text):
            told.extend(told_in(passage, page, section))
    return told


def look(told: list[Told]) -> None:
    """Looks for the words of one kind in all sentences before those of the next: the expressions are large."""
    counting = [sentence for _, sentence, reason in told if reason is None and sentence.counts]
    for sentence in counting:
        sentence.topics.marks(sentence.index)
    for kind in ("times", "bodies"):
        for sentence in counting:
            getattr(sentence, kind)


@lru_cache(maxsize=4096)
def section_of(heading: str, report_year: int | None) -> Section:
    """The part that a heading opens."""
    topic = topic_of_heading(heading)
    if topic_rows("section").expression.search(heading):
        return Section(heading, topic, "plan")
    times = time_state(heading, report_year) if "年" in heading else []
    is_last_year = any(mark.name == "last_year" for mark in times)
    return Section(heading, topic, "last_year" if is_last_year else None)


def told_in(passage: Passage, page: Page, section: Section) -> Iterator[Told]:
    """The sentences of one passage that have something to read."""
    previous: Sentence | None = None
    pieces = sentences(passage.text)
    topics = Topics(passage.text, [offset for offset, _ in pieces])
    gate = topic_rows("gate").expression
    for index, (offset, text) in enumerate(pieces):
        if not TALKS.search(text):
            continue
        reason = unreadable(text)
        if reason is None and not (section.topic or gate.search(text)):
            continue
        sentence = Sentence(text, page, section, topics, index, offset, previous)
        yield Told(passage, sentence, reason)
        if reason is None:
            previous = sentence


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
