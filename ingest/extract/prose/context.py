"""A sentence with what holds in it: its page, its part of the page, its marks of time, topic, subject and scope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ingest.extract.prose.bodies import other_body_marks
from ingest.extract.prose.catalogue import word
from ingest.extract.prose.exclusions import exclusions
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

LOOK_BACK, LOOK_AHEAD = 400, 60
"""How much of a passage before and behind a sentence says what it is about."""

NOTHING_LEFT = Memory()


@dataclass(frozen=True)
class Page:
    """What every sentence of a page may need.

    opening   title and first lines, where the body's own name stands; '' where there are none
    level     the level of the place that the title names, None where it names none
    has_own_site   whether it is the report of a department that has a site beside that of its government
    """

    report_year: int | None = None
    opening: str = ""
    level: int | None = None
    has_own_site: bool = False


@dataclass(frozen=True)
class Section:
    """The part of the page a sentence stands in.

    time   what the heading says of the time: a plan, or another year than that of the report
    """

    heading: str = ""
    topic: str = ""
    time: str | None = None


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

    topics    what the passage is about, of which this is the sentence `index`, beginning at `offset`
    previous  the sentence before that had something to read
    memory    what the sentence before left, for one that speaks of its parts
    last      the last number read that is a value or the whole of parts
    """

    text: str
    page: Page
    section: Section
    topics: Topics
    index: int
    offset: int
    previous: Sentence | None
    memory: Memory = NOTHING_LEFT
    last: Whole | None = None

    def remember(self) -> None:
        """Takes what the sentence before left, where this one speaks of the parts of what that counted."""
        if self.previous is not None and word("goes_on").match(self.text):
            before, end = self.previous, len(self.previous.text)
            self.memory = Memory(before.time(end), before.body(end), before.last)

    @lazy
    def numbers(self) -> list[Number]:
        """The numbers, left to right."""
        return numbers_of(self.text)

    @property
    def counts(self) -> bool:
        """Whether it holds a number that is not told by what stands right beside it."""
        return None in [number.reason for number in self.numbers]

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
        """The sentence with its parts, which the next one may give, for the contexts that must not hold in it."""
        passage, end = self.topics.text, self.offset + len(self.text)
        following = passage[end : end + LOOK_AHEAD] if word("goes_on").match(passage, end) else ""
        return Said(self.text + following)

    @lazy
    def passage(self) -> Said:
        """The heading, what stands before the sentence, and the sentence."""
        before = self.topics.text[max(0, self.offset - LOOK_BACK) : self.offset]
        return Said(f"{self.section.heading};{before}{self.text}")

    @lazy
    def scheme(self) -> tuple[int, str] | None:
        """From where on its numbers are no values for what the sentence says before them, and why."""
        known = exclusions("sentence").before
        found = known.expression.search(self.text)
        return (found.end(), known.name(found)) if found else None

    def time(self, place: int) -> str | None:
        """The time at a place: what the sentence says, else what the one before or the section says."""
        return time_at(self.text, self.times, place, self.memory.time or self.section.time)

    def topic(self, place: int) -> str:
        """What the text is about at a place."""
        return self.topics.at(self.offset + place, self.index) or self.topic_before

    @lazy
    def topic_before(self) -> str:
        """What the passage was about before the sentence, else what its heading names."""
        return self.topics.left(self.index, self.offset - LOOK_BACK) or self.section.topic

    def body(self, place: int) -> str:
        """Whose doings are spoken of at a place: `own`, `below` or `other`."""
        return latest(self.bodies, place, self.memory.body)

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
        return latest(self.scopes, place, self.scope_before)

    @lazy
    def scope_before(self) -> str:
        """Whose figures the sentences before gave, those of other bodies passed over."""
        sentence = self.previous
        while sentence is not None:
            if sentence.scopes and sentence.body(sentence.scopes[0].end) != "other":
                return sentence.scopes[0].name
            if "scope_before" in vars(sentence):
                return sentence.scope_before
            sentence = sentence.previous
        return "unknown"
