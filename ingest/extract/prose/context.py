"""A sentence with what holds in it: its page, its part of the page, its marks of time, topic, subject and scope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ingest.extract.prose.bodies import other_body_marks
from ingest.extract.prose.catalogue import exclusions, word
from ingest.extract.prose.lazy import lazy
from ingest.extract.prose.numbers import Number, numbers_of
from ingest.extract.prose.said import Said
from ingest.extract.prose.state import (
    Mark,
    Memory,
    Whole,
    latest,
    scope_words,
    time_at,
    time_state,
)
from ingest.extract.prose.topics import Topics


@dataclass(frozen=True)
class Page:
    """What every sentence of a page may need.

    opening   title and first lines, where the body's own name stands; '' where there are none
    level     the level of the place that the title names, None where it names none
    """

    report_year: int | None = None
    opening: str = ""
    level: int | None = None


@dataclass(frozen=True)
class Section:
    """The part of the page a sentence stands in."""

    heading: str = ""
    topic: str = ""
    is_plan: bool = False


class Found(NamedTuple):
    """A number or a negation with what it is; offsets count characters of the sentence."""

    raw_start: int
    raw_end: int
    phrase_start: int
    phrase_end: int
    unit_start: int
    unit_end: int
    pattern_id: str | None
    indicator_code: str | None
    basis: str | None
    scope: str
    is_negation: bool
    is_approximate: bool
    reason: str | None


@dataclass
class Sentence:
    """A sentence with its marks, each kind found once, when a number first asks for it.

    before    what stands before the sentence in its passage
    topics    what the passage is about, in which the sentence begins at `offset`
    memory    what the sentence before left
    following   the sentence behind it where that speaks of its parts, else ''
    last      the last number read that is a value or the whole of parts
    """

    text: str
    page: Page
    section: Section
    memory: Memory
    before: str
    topics: Topics
    offset: int
    following: str = ""
    last: Whole | None = None

    @lazy
    def numbers(self) -> list[Number]:
        """The numbers, left to right."""
        return numbers_of(self.text)

    @lazy
    def times(self) -> list[Mark]:
        """The words that say when."""
        return time_state(self.text, self.page.report_year)

    @lazy
    def bodies(self) -> list[Mark]:
        """The names of bodies that do something."""
        return other_body_marks(self.text, self.page.opening, self.page.level)

    @lazy
    def scopes(self) -> list[Mark]:
        """The words that say whose figures these are."""
        return scope_words(self.text)

    @lazy
    def said(self) -> Said:
        """The sentence with its parts, for the contexts that must not hold in it."""
        return Said(self.text + self.following)

    @lazy
    def passage(self) -> Said:
        """The heading, what stands before the sentence, and the sentence."""
        return Said(f"{self.section.heading};{self.before}{self.text}")

    @lazy
    def scheme(self) -> tuple[int, str] | None:
        """From where on its numbers are no values for what the sentence says before them, and why."""
        known = exclusions("sentence").before
        found = known.expression.search(self.text)
        return (found.end(), known.name(found)) if found else None

    @lazy
    def goes_on(self) -> bool:
        """Whether the sentence speaks of the parts of what the sentence before counted."""
        return word("goes_on").match(self.text) is not None

    def time(self, place: int) -> str | None:
        """The time at a place: what the sentence says, else what the one before or the section says."""
        inherited = self.memory.time if self.goes_on else None
        return time_at(self.text, self.times, place, inherited or self.section_time)

    @lazy
    def section_time(self) -> str | None:
        """What the heading says of the time: a plan, or another year than that of the report."""
        if self.section.is_plan:
            return "plan"
        heading = self.section.heading
        marks = time_state(heading, self.page.report_year) if "年" in heading else []
        return "last_year" if any(mark.name == "last_year" for mark in marks) else None

    def topic(self, place: int) -> str:
        """What the text is about at a place."""
        return self.topics.at(self.offset + place, self.offset) or self.topic_before

    @lazy
    def topic_before(self) -> str:
        """What the passage was about before the sentence, else what its heading names."""
        return self.topics.left(self.offset, self.offset - len(self.before)) or self.section.topic

    def body(self, place: int) -> str:
        """Whose doings are spoken of at a place: `own`, `below` or `other`."""
        return latest(self.bodies, place, self.memory.body if self.goes_on else "own")

    def other_body(self, place: int, of_below: bool = False) -> str | None:
        """Why what stands at a place is not said of the body itself.

        of_below   whether the words there may speak of the bodies below
        """
        body = self.body(place)
        if body == "below":
            return None if of_below else "sub_body"
        return "other_body" if body == "other" else None

    def scope(self, place: int) -> str:
        """Whose figures stand at a place; those of the bodies below add up several."""
        if self.body(place) == "below":
            return "consolidated"
        return latest(self.scopes, place, self.memory.scope)
