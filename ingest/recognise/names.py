"""Names of bodies on a page, each with where it stood; which body reports is decided later, from all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import Document, Paragraph
from ingest.normalise.characters import squeeze
from ingest.recognise.grammar import (
    Name,
    body_names,
    is_body,
    masked,
    patterns_of,
    says,
    suffix_pattern,
    without_noise,
)
from ingest.recognise.title import Title

OPENING_LENGTH = 400
OPENING_PARAGRAPHS = 4
SIGNATURE_LENGTH = 40
OWNER_LENGTH = 40
"""Within which characters of a line the colon stands behind which its form or its site names a body."""

TRAIL_PARAGRAPHS = 8
MAX_STEP = 16
"""The longest step of a trail that has a line of its own: the title of a report is longer."""

IN_TEXT = ("opening", "body")
"""Roles of names found in running text, where a name may stand for a place or out of courtesy."""

BEFORE, BEHIND = 24, 40
"""Characters before and behind a name that tell why it stands there."""

NAME_MARK, CUT_MARK = "\x02", "…"
STEP = re.compile(r"[^>》»/|→—:-]+")
DATE_LINE = re.compile(r"^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$|^二[〇零○0].{2}年.{1,3}月.{1,3}日$")


@dataclass(frozen=True)
class Mention:
    """A name as printed.

    role          title, table_title, opening, body, signature, filler, restated, site, publisher, breadcrumb,
                  superior or self
    occurrences   how often the name, in Simplified script, stands in the running text
    """

    name: str
    role: str
    place: str
    occurrences: int
    start: int | None
    end: int | None


def context(text: str, name: Name) -> str:
    """What stands around a name in running text, with a mark for the name and one where the text is cut in front."""
    first = max(0, name.start - BEFORE)
    before = (CUT_MARK if first else "") + text[first : name.start]
    return f"{before}{NAME_MARK}{text[name.end : name.end + BEHIND]}"


def told_as(role: str, around: str, is_place: bool) -> str | None:
    """The role of a name by what stands around it; None for one that says nothing of the author.

    A superior only tells where the author is, and what is no subject of the opening only stands in it.
    """
    if role not in IN_TEXT:
        return role
    if says("in_passing", around):
        return None
    if says("superior", around):
        return "superior"
    if says("subject", around) or (not is_place and says("clause", around)):
        return role
    return None if is_place and says("cut", around) else "body"


class Names:
    """Collects the names of one page."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self.whole = "\n".join(squeeze(paragraph.text).text for paragraph in paragraphs)
        self.found: dict[tuple[str, str], Mention] = {}

    def add(
        self, role: str, place: str, passage: str, start: int | None, span: tuple[int, int] | None = None
    ) -> None:
        """Add the name that stands in a passage at a span of its squeezed copy (all of it without one)."""
        copy = squeeze(passage)
        first, last = span or (0, len(copy.text))
        name = copy.text[first:last]
        if not is_body(name):
            return
        begin, end = copy.span(first, last)
        offsets = (None, None) if start is None else (start + begin, start + end)
        mention = Mention(passage[begin:end], role, place, self.whole.count(name), *offsets)
        self.found.setdefault((role, name), mention)

    def by_pattern(self, role: str, place: str, passage: str, start: int | None) -> bool:
        """Add the name a pattern of this role finds, without the site's name in front; whether one did."""
        text = squeeze(passage).text
        for pattern in patterns_of(role):
            if match := pattern.search(text):
                self.add(role, place, passage, start, without_noise(text, *match.span("name")))
                return True
        return False

    def by_division(self, role: str, place: str, passage: str, start: int | None) -> None:
        """Add every name that begins with a division; a place that is no subject of the text only stands in it."""
        text = squeeze(passage).text
        for name in body_names(masked(text)):
            if named := told_as(role, context(text, name), name.is_place):
                self.add(named, place, passage, start, (name.start, name.end))

    def by_segment(self, role: str, place: str, passage: str, start: int | None) -> None:
        """Add every name that begins with a division, and every step of a trail that ends as a name does."""
        self.by_division(role, place, passage, start)
        for step in STEP.finditer(squeeze(passage).text):
            if suffix_pattern().fullmatch(step.group(0)):
                self.add(role, place, passage, start, step.span())

    def by_self(self, paragraphs: list[Paragraph]) -> None:
        """Add what the text calls its own body (本局, 我街道), each word once, with how often it stands there."""
        words: Counter[str] = Counter()
        first: dict[str, tuple[int, int]] = {}
        for paragraph in paragraphs:
            copy = squeeze(paragraph.text)
            for match in (m for pattern in patterns_of("self") for m in pattern.finditer(copy.text)):
                begin, end = copy.span(*match.span("name"))
                words[match["name"]] += 1
                first.setdefault(match["name"], (paragraph.start + begin, paragraph.start + end))
        for word, count in words.items():
            self.found["self", word] = Mention(word, "self", "text", count, *first[word])


def recognise_names(
    document: Document, title: Title | None, captions: list[tuple[str, int]]
) -> list[Mention]:
    """Every name of a body in title, captions, first paragraphs, signature, form head, footer and metadata."""
    paragraphs = document.paragraphs()
    names = Names(paragraphs)
    if title is not None:
        names.by_pattern("title", "title", title.text, title.start)
    for caption, start in captions:
        if not names.by_pattern("filler", "table", caption, start):
            names.by_division("table_title", "table", caption, start)
    body = [p for p in paragraphs if title is None or title.end is None or p.start >= title.end]
    steps = list(trail(paragraphs[:TRAIL_PARAGRAPHS]))
    told = [p for p in body if not leads(p) and (p not in steps or title is not None)]
    for paragraph in told[:OPENING_PARAGRAPHS]:
        names.by_division("opening", "first paragraphs", paragraph.text[:OPENING_LENGTH], paragraph.start)
        names.by_pattern("restated", "first paragraphs", paragraph.text, paragraph.start)
    for paragraph in told[OPENING_PARAGRAPHS:]:
        names.by_division("body", "text", paragraph.text, paragraph.start)
    for paragraph in signatures(body):
        names.by_segment("signature", "signature", paragraph.text, paragraph.start)
    names.by_self(told)
    add_site_names(names, document, body, steps)
    return sorted(names.found.values(), key=lambda m: (m.role, m.start or 0, m.name))


def add_site_names(names: Names, document: Document, body: list[Paragraph], steps: list[Paragraph]) -> None:
    """Add what the form's head, the footer, the trail of navigation and the metadata name."""
    for paragraph in body:
        for role in ("filler", "site"):
            if ":" in squeeze(paragraph.text).text[:OWNER_LENGTH]:
                names.by_pattern(role, "text", paragraph.text, paragraph.start)
    for paragraph in steps:
        names.by_segment("breadcrumb", "trail", paragraph.text, paragraph.start)
    for field in ("publisher", "source", "site_owner"):
        if value := document.metadata.get(field):
            name = value.split()[0]
            is_site = field == "site_owner" or says("site_name", squeeze(name).text)
            names.add("site" if is_site else "publisher", field, name, None)


def leads(paragraph: Paragraph) -> bool:
    """Whether a line leads through the site."""
    return says("breadcrumb", squeeze(paragraph.text).text)


def trail(head: list[Paragraph]) -> Iterator[Paragraph]:
    """Lines that lead through the site: in one line, or a step a line after the one that leads home."""
    steps = False
    for paragraph in head:
        line = squeeze(paragraph.text).text
        steps = says("trail_home", line) or (steps and len(line) <= MAX_STEP)
        if steps or leads(paragraph):
            yield paragraph


def signatures(body: list[Paragraph]) -> Iterator[Paragraph]:
    """Short lines right above a line that is a date."""
    for above, below in pairwise(body):
        if len(above.text) <= SIGNATURE_LENGTH and DATE_LINE.match(squeeze(below.text).text):
            yield above
