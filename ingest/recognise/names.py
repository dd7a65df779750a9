"""Names of bodies on a page, each with where it stood; which body reports is decided later, from all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ingest.document import Document, Paragraph
from ingest.normalise.characters import squeeze
from ingest.recognise.title import Title
from ingest.seeds import load_seeds

OPENING_LENGTH = 400
OPENING_PARAGRAPHS = 4
SIGNATURE_LENGTH = 40
MAX_NAME = 40
TRAIL_PARAGRAPHS = 8
MAX_STEP = 16
IN_TEXT = ("opening", "body")
"""Roles of names found in running text, where a name may stand for a place or out of courtesy."""
BEFORE, BEHIND = 16, 30
"""Characters before and behind a name that tell why it stands there."""
NAME_MARK = "\x02"
"""The longest step of a trail that has a line of its own: the title of a report is longer."""
STEP = re.compile(r"[^>》»/|→—:-]+")
LINK = r"[^\W\d_的了和与及在按将对为由于向从被把是有各]"
TOWNSHIP = re.compile(rf"{LINK}{{1,6}}?(?:街道办事处|街道|镇|乡|苏木)")
DATE_LINE = re.compile(r"^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$|^二[〇零○0].{2}年.{1,3}月.{1,3}日$")


@dataclass(frozen=True)
class Mention:
    """A name as printed.

    role          title, table_title, opening, body, signature, filler, restated, site, publisher or
                  breadcrumb
    occurrences   how often the name, in Simplified script, stands in the running text
    """

    name: str
    role: str
    place: str
    occurrences: int
    start: int | None
    end: int | None


@lru_cache(maxsize=1)
def divisions() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Full and short names of divisions from province to county, longest first, by their first two characters."""
    rows = load_seeds()["agency/division.csv"]
    full = {row["name_zh"] for row in rows}
    short = {row["short_name"] for row in rows if len(row["short_name"]) > 1} - full
    short |= {row["alias"] for row in load_seeds()["agency/place_alias.csv"]}
    return by_beginning(full), by_beginning(short)


@lru_cache(maxsize=1)
def beginnings() -> frozenset[str]:
    """The first two characters of every name of a division."""
    return frozenset().union(*divisions())


def by_beginning(names: set[str]) -> dict[str, tuple[str, ...]]:
    """Names grouped by their first two characters, longest first."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        groups.setdefault(name[:2], []).append(name)
    return {beginning: tuple(group) for beginning, group in groups.items()}


@lru_cache(maxsize=1)
def suffix_pattern() -> re.Pattern[str]:
    """What may follow the name of a division to make the name of a body; no verb stands in a name."""
    suffixes = sorted(
        (row["suffix"] for row in load_seeds()["recognition/agency_suffix.csv"]), key=len, reverse=True
    )
    one = "|".join(map(re.escape, suffixes))
    verbs = "|".join(pattern.pattern for pattern, role in agency_patterns() if role == "verb")
    link = rf"(?:(?!{verbs}){LINK})"
    return re.compile(rf"{link}{{0,14}}?(?:{one})(?:{link}{{0,6}}?(?:{one}))*")


@lru_cache(maxsize=1)
def masks() -> tuple[re.Pattern[str], ...]:
    """Words that contain 政府 and name no body."""
    return tuple(pattern for pattern, role in agency_patterns() if role == "mask")


@lru_cache(maxsize=1)
def agency_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Rows of `seeds/recognition/agency_pattern.csv`: pattern, role."""
    rows = load_seeds().patterns("recognition/agency_pattern.csv")
    return tuple((pattern, row["role"]) for pattern, row in rows)


def is_body(name: str) -> bool:
    """Whether a name is one and not words of the report."""
    return 2 <= len(name) <= MAX_NAME and not any(
        role == "not_a_body" and pattern.search(name) for pattern, role in agency_patterns()
    )


def division_at(text: str, position: int, names: dict[str, tuple[str, ...]]) -> int:
    """The length of the longest division name at a position, 0 where none stands."""
    group = names.get(text[position : position + 2], ())
    return next((len(name) for name in group if text.startswith(name, position)), 0)


def body_names(text: str) -> Iterator[tuple[int, int]]:
    """Spans of names that begin with a division: 通化市铁厂镇, 南昌高新区, 二道江区人民政府办公室."""
    full, short = divisions()
    position = 0
    while position < len(text):
        if text[position : position + 2] not in beginnings():
            position += 1
            continue
        length = division_at(text, position, full)
        if length == 2 and position and "一" <= text[position - 1] <= "鿿":
            length = 0
        end = position + length
        while length and (more := division_at(text, end, full)):
            end += more
        if not length and (length := division_at(text, position, short)):
            end = position + length
            inner = division_at(text, end, full)
            if not inner and not suffix_pattern().match(text, end):
                length = 0
            end += inner
        if not length:
            position += 1
            continue
        if township := TOWNSHIP.match(text, end):
            end = township.end()
        if suffix := suffix_pattern().match(text, end):
            end = suffix.end()
        yield position, end
        position = end


def masked(text: str) -> str:
    """A squeezed copy in which words that name no body are blotted out, at equal length."""
    for pattern in masks():
        text = pattern.sub(lambda match: "\0" * len(match.group(0)), text)
    return text


def without_noise(text: str, first: int, last: int) -> tuple[int, int]:
    """The span of a name without what a mirror site or an advertisement put before the place it begins with."""
    full, _ = divisions()
    for pattern, role in agency_patterns():
        if role == "noise":
            starts = [
                m.end() for m in pattern.finditer(text, first, last) if division_at(text, m.end(), full)
            ]
            first = starts[-1] if starts else first
    return first, last


def in_passing(text: str, first: int, last: int) -> bool:
    """Whether a name stands in an address, a credit of the site or a courtesy, which say nothing of the author."""
    context = f"{text[max(0, first - BEFORE) : first]}{NAME_MARK}{text[last : last + BEHIND]}"
    return any(role == "in_passing" and pattern.search(context) for pattern, role in agency_patterns())


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
        for pattern, pattern_role in agency_patterns():
            if pattern_role == role and (match := pattern.search(text)):
                self.add(role, place, passage, start, without_noise(text, *match.span("name")))
                return True
        return False

    def by_division(self, role: str, place: str, passage: str, start: int | None) -> None:
        """Add every name that begins with a division."""
        text = squeeze(passage).text
        for first, last in body_names(masked(text)):
            if role not in IN_TEXT or not in_passing(text, first, last):
                self.add(role, place, passage, start, (first, last))

    def by_segment(self, role: str, place: str, passage: str, start: int | None) -> None:
        """Add every name that begins with a division, and every step of a trail that ends as a name does."""
        self.by_division(role, place, passage, start)
        for step in STEP.finditer(squeeze(passage).text):
            if suffix_pattern().fullmatch(step.group(0)):
                self.add(role, place, passage, start, step.span())


def recognise_names(
    document: Document, title: Title | None, captions: list[tuple[str, int]]
) -> list[Mention]:
    """Every name of a body in title, captions, first paragraphs, signature, form head, footer and metadata."""
    names = Names(document.paragraphs())
    if title is not None:
        names.by_pattern("title", "title", title.text, title.start)
    for caption, start in captions:
        if not names.by_pattern("filler", "table", caption, start):
            names.by_division("table_title", "table", caption, start)
    paragraphs = document.paragraphs()
    body = [p for p in paragraphs if title is None or title.end is None or p.start >= title.end]
    for paragraph in body[:OPENING_PARAGRAPHS]:
        names.by_division("opening", "first paragraphs", paragraph.text[:OPENING_LENGTH], paragraph.start)
        names.by_pattern("restated", "first paragraphs", paragraph.text, paragraph.start)
    for paragraph in body[OPENING_PARAGRAPHS:]:
        names.by_division("body", "text", paragraph.text, paragraph.start)
    for paragraph in signatures(body):
        names.by_division("signature", "signature", paragraph.text, paragraph.start)
    add_site_names(names, document, body)
    return sorted(names.found.values(), key=lambda m: (m.role, m.start or 0, m.name))


def add_site_names(names: Names, document: Document, body: list[Paragraph]) -> None:
    """Add what the form's head, the footer, the trail of navigation and the metadata name."""
    for paragraph in body:
        for role in ("filler", "site"):
            if ":" in squeeze(paragraph.text).text[:20]:
                names.by_pattern(role, "text", paragraph.text, paragraph.start)
    for paragraph in trail(document.paragraphs()[:TRAIL_PARAGRAPHS]):
        names.by_segment("breadcrumb", "trail", paragraph.text, paragraph.start)
    for field in ("publisher", "source", "site_owner"):
        if value := document.metadata.get(field):
            names.add("site" if field == "site_owner" else "publisher", field, value.split()[0], None)


def trail(head: list[Paragraph]) -> Iterator[Paragraph]:
    """Lines that lead through the site: in one line, or a step a line after the one that leads home."""
    steps = False
    for paragraph in head:
        line = squeeze(paragraph.text).text
        roles = {role for pattern, role in agency_patterns() if pattern.search(line)}
        steps = "trail_home" in roles or (steps and len(line) <= MAX_STEP)
        if steps or "breadcrumb" in roles:
            yield paragraph


def signatures(body: list[Paragraph]) -> Iterator[Paragraph]:
    """Short lines right above a line that is a date."""
    for above, below in pairwise(body):
        if len(above.text) <= SIGNATURE_LENGTH and DATE_LINE.match(squeeze(below.text).text):
            yield above
