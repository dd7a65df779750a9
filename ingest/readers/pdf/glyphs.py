"""Printed characters with their places, and lines made of them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

WORD_GAP = 0.25
"""Gap between two characters, in sizes of the text, from which a space stands between them."""

RAISED = 0.8
"""A digit smaller than this share of the one before it is a footnote mark, no digit of the number."""

UNMAPPED = re.compile(r"\(cid:\d+\)")
NO_CHARACTER = "�"


class Box(NamedTuple):
    """A rectangle of a page: x to the right, y downwards, in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def mid_x(self) -> float:
        """The middle from left to right."""
        return (self.x0 + self.x1) / 2

    @property
    def mid_y(self) -> float:
        """The middle from top to bottom."""
        return (self.y0 + self.y1) / 2

    def holds(self, other: Box) -> bool:
        """Whether the middle of another box lies inside."""
        return self.x0 <= other.mid_x < self.x1 and self.y0 <= other.mid_y < self.y1


Turn = Callable[[Box], Box]


class Glyph(NamedTuple):
    """One character.

    turn     how the page must be turned for the character to stand upright: 0, 90, 180 or 270 degrees clockwise
    spaced   whether a printed space comes before it
    """

    text: str
    box: Box
    size: float
    turn: int = 0
    spaced: bool = False


class TextLine(NamedTuple):
    """Characters on one line, left to right, with its text."""

    text: str
    box: Box
    glyphs: tuple[Glyph, ...]

    @property
    def size(self) -> float:
        """The size of most of its characters."""
        sizes = sorted(glyph.size for glyph in self.glyphs)
        return sizes[len(sizes) // 2]


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around some boxes."""
    found = list(boxes)
    return Box(
        min(b.x0 for b in found),
        min(b.y0 for b in found),
        max(b.x1 for b in found),
        max(b.y1 for b in found),
    )


def place_of(page: int, box: Box) -> str:
    """The place of a box in its file: `pdf:PAGE:x0,y0,x1,y1`, page from 1, points from the top left corner."""
    return f"pdf:{page}:{box.x0:.0f},{box.y0:.0f},{box.x1:.0f},{box.y1:.0f}"


def glyphs_of(chars: Iterable[dict[str, Any]]) -> list[Glyph]:
    """The glyphs of characters as pdfplumber describes them, spaces left out."""
    glyphs: list[Glyph] = []
    spaced = False
    for char in chars:
        if str(char["text"]).strip():
            glyphs.append(glyph_of(char, spaced))
        spaced = not str(char["text"]).strip()
    return glyphs


def glyph_of(char: dict[str, Any], spaced: bool) -> Glyph:
    """A glyph from a character as pdfplumber describes it; a code without a character becomes U+FFFD."""
    a, b, _, _, _, _ = char["matrix"]
    turn = (0 if a >= 0 else 180) if abs(a) >= abs(b) else (90 if b > 0 else 270)
    text = UNMAPPED.sub(NO_CHARACTER, str(char["text"]))
    box = Box(float(char["x0"]), float(char["top"]), float(char["x1"]), float(char["bottom"]))
    size = box.y1 - box.y0 if turn in (0, 180) else box.x1 - box.x0
    return Glyph(text, box, max(size, 0.1), turn, spaced)


def turner(turn: int, width: float, height: float) -> Turn:
    """The map from a page to the same page turned clockwise by 0, 90, 180 or 270 degrees."""
    if turn == 90:
        return lambda b: Box(height - b.y1, b.x0, height - b.y0, b.x1)
    if turn == 180:
        return lambda b: Box(width - b.x1, height - b.y1, width - b.x0, height - b.y0)
    if turn == 270:
        return lambda b: Box(b.y0, width - b.x1, b.y1, width - b.x0)
    return lambda b: b


def main_turn(glyphs: list[Glyph]) -> int:
    """The turn that most characters need."""
    counts = {turn: sum(g.turn == turn for g in glyphs) for turn in (0, 90, 180, 270)}
    return max(counts, key=lambda turn: (counts[turn], -turn))


def turned(glyphs: list[Glyph], turn: int, move: Turn) -> list[Glyph]:
    """The glyphs of a page turned clockwise."""
    if not turn:
        return glyphs
    return [g._replace(box=move(g.box), turn=(g.turn - turn) % 360) for g in glyphs]


def inside(boxes: Sequence[Box], glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """For each box the glyphs whose middle lies inside, in order."""
    down = sorted(range(len(glyphs)), key=lambda index: glyphs[index].box.mid_y)
    heights = [glyphs[index].box.mid_y for index in down]
    found = []
    for box in boxes:
        level = down[bisect_left(heights, box.y0) : bisect_left(heights, box.y1)]
        found.append([glyphs[index] for index in sorted(level) if box.holds(glyphs[index].box)])
    return found


def text_lines(glyphs: list[Glyph]) -> list[TextLine]:
    """The lines that characters form, top to bottom."""
    lines: list[list[Glyph]] = []
    for glyph in sorted((g for g in glyphs if g.text.strip()), key=lambda g: g.box.mid_y):
        if lines and abs(glyph.box.mid_y - lines[-1][-1].box.mid_y) < 0.35 * max(
            glyph.size, lines[-1][-1].size
        ):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [line_of(sorted(line, key=lambda g: g.box.x0)) for line in lines]


def line_of(glyphs: list[Glyph]) -> TextLine:
    """One line; a space stands where a gap is, and between digits that a printed space or another size sets apart."""
    parts = [glyphs[0].text]
    for before, glyph in itertools.pairwise(glyphs):
        gap = glyph.box.x0 - before.box.x1
        digits = before.text[-1:].isdigit() and glyph.text[:1].isdigit()
        apart = glyph.spaced or footnote(before, glyph)
        if gap > WORD_GAP * min(before.size, glyph.size) or (digits and apart):
            parts.append(" ")
        parts.append(glyph.text)
    return TextLine("".join(parts), union(g.box for g in glyphs), tuple(glyphs))


def footnote(before: Glyph, glyph: Glyph) -> bool:
    """Whether one of two neighbouring digits is much smaller than the other."""
    small, large = sorted((before.size, glyph.size))
    return small < RAISED * large


def cell_text(glyphs: list[Glyph]) -> str:
    """The text of a table cell, a line break between its lines; text that stands on its side is read upright."""
    upright = main_turn(glyphs) if glyphs else 0
    if upright:
        glyphs = turned(glyphs, upright, turner(upright, 0.0, 0.0))
    return "\n".join(line.text.strip() for line in text_lines(glyphs))
