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

    def at(self, place: int, start: int) -> str | None:
        """The topic at a place as the sentence that begins at `start` names it, None where it names none."""
        index = bisect_left(self.marks, (place,)) - 1
        return self.marks[index].name if index >= 0 and self.marks[index].start >= start else None

    def left(self, start: int, low: int) -> str | None:
        """The topic that the text from `low` on leaves for the sentence that begins at `start`, None for none."""
        marks = self.marks[bisect_left(self.marks, (low,)) : bisect_left(self.marks, (start,))]
        return next((mark.name for mark in reversed(marks) if mark.name != ELSEWHERE), None)
