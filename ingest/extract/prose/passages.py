"""Paragraphs as passages to read: normalised, with lines that a layout broke joined again, cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.document import Paragraph
from ingest.extract.prose.catalogue import units
from ingest.extract.prose.dress import readable
from ingest.normalise.characters import NormalisedText, squeeze

SENTENCE = re.compile(r"[^。!?]+[。!?]?")
CLOSED = re.compile(r"[。!?;:…）)】》]$")
NUMBERED = re.compile(
    r"^(?:附(?:件|表|录)?\d?:|第?[一二三四五六七八九十]{1,3}[、,.章部]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d))"
)
HEADING = re.compile(r"^[^。;!?]{2,40}$")

MAX_SENTENCE = 2000
"""Longest sentence that is read; what is longer has lost its punctuation or is no sentence."""

WIDEST_LINE = 60
"""A page whose longest lines are wider was not broken by a layout."""

NARROWEST_LINE = 16

MARKS = tuple("，,；;。、）》")
BARE_NUMBER = re.compile(r"[\d０-９][\d０-９,.，．]*$")
FIGURE_END = re.compile(r"[\d０-９]\s*$")
YEAR_FIRST = re.compile(
    r"\s*(?:(?:19|20)\d\d|(?:１９|２０)[０-９]{2})\s*(?P<figures>[-./－．／]\s*[\d０-９])?"
)


@dataclass(frozen=True)
class Passage:
    """A paragraph, or several lines of one.

    text      normalised, without white space
    parts     the lines as printed, with their normalised copies
    """

    text: str
    parts: tuple[tuple[Paragraph, NormalisedText], ...]

    def printed(self, start: int, end: int) -> tuple[str, int, int]:
        """Characters [start, end) as they were printed, and their span of the plain text."""
        if len(self.parts) == 1:
            line, copy = self.parts[0]
            first, last = copy.origins[start], copy.origins[end - 1] + 1
            return line.text[first:last], line.start + first, line.start + last
        first, last = self.origin(start), self.origin(end - 1) + 1
        return self.verbatim(first, last), first, last

    def verbatim(self, start: int, end: int) -> str:
        """The printed text from one offset of the plain text to another, line breaks as one character each."""
        pieces: list[str] = []
        position = start
        for part, _ in self.parts:
            if part.end <= start or part.start >= end:
                continue
            pieces.append("\n" * max(0, part.start - position))
            pieces.append(part.text[max(0, start - part.start) : end - part.start])
            position = part.end
        return "".join(pieces)

    def origin(self, place: int) -> int:
        """Where in the plain text a character of the passage came from."""
        for part, copy in self.parts:
            if place < len(copy.text):
                return part.start + copy.origins[place]
            place -= len(copy.text)
        raise IndexError(place)

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of a part."""
        return bool(NUMBERED.match(self.text)) and bool(HEADING.match(self.text))


def passages(paragraphs: list[Paragraph]) -> Iterator[Passage]:
    """The passages of a page, in page order."""
    width = wrapped_width(paragraphs)
    group: list[Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if group and not (
            continues(group[-1], paragraph, width) or is_broken_off(group[-1], paragraph, following)
        ):
            yield passage(group)
            group = []
        group.append(paragraph)
    if group:
        yield passage(group)


def wrapped_width(paragraphs: list[Paragraph]) -> int:
    """The width at which a layout broke the lines of a page, 0 where the page has whole paragraphs."""
    lengths = sorted(len(paragraph.text) for paragraph in paragraphs)
    if not lengths or not NARROWEST_LINE <= lengths[-1] <= WIDEST_LINE:
        return 0
    return lengths[len(lengths) * 9 // 10]


def continues(line: Paragraph, following: Paragraph, width: int) -> bool:
    """Whether a line was broken by the layout and goes on in the next one."""
    return (
        width > 0
        and len(line.text) >= width * 0.85
        and following.start - line.end == 1
        and not CLOSED.search(line.text.replace("；", ";").replace("：", ":"))
        and not NUMBERED.match(squeeze(following.text).text)
        and not opens_anew(line, following)
    )


def opens_anew(line: Paragraph, following: Paragraph) -> bool:
    """Whether a line begins with a date in figures, or with a year behind a line that ends with a number."""
    year = YEAR_FIRST.match(following.text)
    return year is not None and (year["figures"] is not None or FIGURE_END.search(line.text) is not None)


@lru_cache(maxsize=1)
def unit_first() -> re.Pattern[str]:
    """A line that begins with the unit of a number that stands before it, and goes on."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, units()))})[,;。、)(]")


def is_broken_off(line: Paragraph, piece: Paragraph, following: Paragraph | None) -> bool:
    """Whether a page broke a sentence around a number or before a mark, which no line begins with."""
    if piece.start - line.end != 1:
        return False
    text = piece.text.strip()
    if text[:1] in MARKS:
        return True
    if BARE_NUMBER.match(text):
        goes_on = following is not None and following.start - piece.end == 1
        return goes_on and not CLOSED.search(line.text) and begins_with_unit(following)
    return BARE_NUMBER.match(line.text.strip()) is not None and begins_with_unit(piece)


def begins_with_unit(line: Paragraph | None) -> bool:
    """Whether a line begins with a unit and goes on."""
    return line is not None and unit_first().match(squeeze(line.text).text) is not None


def passage(lines: list[Paragraph]) -> Passage:
    """One passage from its lines."""
    copies = [readable(line) for line in lines]
    if len(copies) == 1:
        return Passage(copies[0].text, ((lines[0], copies[0]),))
    return Passage("".join(copy.text for copy in copies), tuple(zip(lines, copies, strict=True)))


def sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a passage with their offsets; one without end comes in pieces of `MAX_SENTENCE`."""
    whole = [(match.start(), match.group()) for match in SENTENCE.finditer(text)]
    if len(text) <= MAX_SENTENCE:
        return whole
    return [
        (start + cut, sentence[cut : cut + MAX_SENTENCE])
        for start, sentence in whole
        for cut in range(0, len(sentence), MAX_SENTENCE)
    ]
