"""Running text out of marked-up pieces: white space collapsed as a browser does, one string a line."""

from __future__ import annotations

import re
from collections.abc import Callable

SPACES = re.compile(r"[ \t\n\r\f]+")
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\xad\u200b-\u200d\u2060\ufeff]")
"""Characters without a width: controls, soft hyphens, joiners."""

WORDS = re.compile(r"[^\W\d_]")


class LinkLine(str):
    """A line all words of which are links."""

    __slots__ = ()


class Flow:
    """Collects text until a block ends a line.

    write      takes each finished line
    verbatim   how many preformatted elements are open: white space then stays as it is
    links      how many links are open
    has_words  whether the line has words that are no link, or is a title
    """

    __slots__ = ("after_link", "gap_due", "has_words", "links", "pieces", "verbatim", "write")

    def __init__(self, write: Callable[[str], None]) -> None:
        self.write = write
        self.pieces: list[str] = []
        self.verbatim = 0
        self.links = 0
        self.has_words = False
        self.gap_due = False
        self.after_link = False

    def text(self, text: str) -> None:
        """Append text."""
        if not text:
            return
        self.after_link = False
        if "  " in text or not text.isprintable():
            text = CONTROL.sub("", text)
            text = text if self.verbatim else SPACES.sub(" ", text)
        if self.gap_due and self.pieces and text[:1].isdigit() and self.pieces[-1][-1:].isdigit():
            self.pieces.append(" ")
        if text:
            self.gap_due = False
            self.pieces.append(text)
            self.has_words = self.has_words or (not self.links and WORDS.search(text) is not None)

    def gap(self) -> None:
        """Keep what follows apart: a raised digit is no further digit of the number before it."""
        self.gap_due = True

    def gap_after_link(self) -> None:
        """Begin a link: links side by side are words of their own."""
        if self.after_link and self.pieces:
            self.pieces.append(" ")

    def line_break(self) -> None:
        """End the line."""
        self.gap_due = self.after_link = False
        if not self.pieces:
            return
        text = "".join(self.pieces)
        linked = not self.has_words
        self.pieces.clear()
        self.has_words = False
        if self.verbatim:
            for line in text.splitlines():
                if line.strip():
                    self.write(line.rstrip())
            return
        text = (SPACES.sub(" ", text) if "  " in text else text).strip()
        if text:
            self.write(LinkLine(text) if linked and WORDS.search(text) else text)
