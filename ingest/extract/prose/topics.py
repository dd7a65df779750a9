"""What a passage is about, from place to place."""

from __future__ import annotations

from bisect import bisect_left

from ingest.extract.prose.lazy import lazy
from ingest.extract.prose.state import Mark, topic_marks

ELSEWHERE = "other"
"""The topic of what has nothing to do with disclosure; it ends with its sentence."""


class Topics:
    """The words of a passage that say what it is about, found once for all its sentences."""

    def __init__(self, text: str) -> None:
        self.text = text

    @lazy
    def marks(self) -> list[Mark]:
        """The words, left to right."""
        return topic_marks(self.text)

    @lazy
    def starts(self) -> list[int]:
        """Where they begin."""
        return [mark.start for mark in self.marks]

    def at(self, place: int, start: int) -> str | None:
        """The topic at a place as the sentence that begins at `start` names it, None where it names none."""
        index = bisect_left(self.starts, place) - 1
        return self.marks[index].name if index >= 0 and self.starts[index] >= start else None

    def left(self, start: int, low: int) -> str | None:
        """The topic that the text from `low` on leaves for the sentence that begins at `start`, None for none."""
        for index in range(bisect_left(self.starts, start) - 1, bisect_left(self.starts, low) - 1, -1):
            if self.marks[index].name != ELSEWHERE:
                return self.marks[index].name
        return None
