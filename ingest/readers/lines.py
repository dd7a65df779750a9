"""Lines of a plain text with their offsets, and spans that a page prints twice."""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import east_asian_width

from ingest.document import Cell, Paragraph, Span

MIN_LINE = 20
MIN_REPEATED = 400
HEADING_MARK = re.compile(r"#{1,6}\s+")
EMPHASIS = re.compile(r"(\*{2,3}|_{2,3})(?P<inner>(?:(?!\1).)+)\1")
"""Markdown around a whole line."""


class Line(NamedTuple):
    """One printed line without its line break; offsets count code points of the plain text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands in the line."""
        return not self.text.strip()


def split_lines(text: str) -> list[Line]:
    """Every line, blank ones too, in order; a CR LF pair is one line break."""
    lines = []
    position = 0
    for part in text.splitlines(keepends=True):
        lines.append(Line(part.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029"), position))
        position += len(part)
    return lines


def trimmed(text: str, start: int) -> tuple[str, int, int]:
    """A piece of the text without outer white space, with its span; a blank piece ends where it starts."""
    inner = text.strip()
    if not inner:
        return "", start, start
    lead = len(text) - len(text.lstrip())
    return inner, start + lead, start + lead + len(inner)


def wide(text: str) -> int:
    """The columns a text takes where an ideograph takes two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def cell(text: str, start: int) -> Cell:
    """A table cell from a piece of the text."""
    return Cell(*trimmed(text, start))


def paragraph(line: Line) -> Paragraph:
    """A paragraph from one line, without the marks that make the whole line a heading or bold in Markdown."""
    text, start, end = trimmed(line.text, line.start)
    if mark := HEADING_MARK.match(text):
        text, start, end = trimmed(text[mark.end() :], start + mark.end())
    if bold := EMPHASIS.fullmatch(text):
        text, start, end = trimmed(bold["inner"], start + bold.start("inner"))
    return Paragraph(text, start, end)


def repeated_spans(lines: list[Line]) -> list[tuple[Span, int]]:
    """Spans in which a page prints itself again, each with the offset of its first printing.

    A second printing begins at a long line seen before and runs on, line by line, for at least `MIN_REPEATED`
    characters and half of what lies between the two printings: a sentence quoted twice is not a second printing.
    """
    spans: list[tuple[Span, int]] = []
    printed = [line for line in lines if not line.blank]
    first: dict[str, int] = {}
    index = 0
    while index < len(printed):
        text = printed[index].text.strip()
        if len(text) < MIN_LINE or text not in first:
            if len(text) >= MIN_LINE:
                first[text] = index
            index += 1
            continue
        origin = first[text]
        count = matching_lines(printed, origin, index)
        size = sum(len(line.text.strip()) for line in printed[index : index + count])
        between = sum(len(line.text.strip()) for line in printed[origin:index])
        if size >= max(MIN_REPEATED, between // 2):
            last = printed[index + count - 1]
            spans.append((Span(printed[index].start, last.end), printed[origin].start))
            index += count
        else:
            index += 1
    return spans


def matching_lines(lines: list[Line], left: int, right: int) -> int:
    """How many lines from `left` on are the same as those from `right` on, without running into each other."""
    count = 0
    while right + count < len(lines) and left + count < right:
        if lines[left + count].text.strip() != lines[right + count].text.strip():
            break
        count += 1
    return count
