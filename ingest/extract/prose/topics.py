"""What a passage is about, from place to place."""

from __future__ import annotations

from ingest.extract.prose.state import Mark, topic_marks

ELSEWHERE = "other"
"""The topic of what has nothing to do with disclosure; it ends with its sentence."""


class Topics:
    """The words of a passage that say what it is about, looked for in a sentence when first asked for.

    starts   where the sentences of the passage begin
    """

    def __init__(self, text: str, starts: list[int]) -> None:
        self.text = text
        self.starts = starts
        self.known: dict[int, list[Mark]] = {}

    def marks(self, index: int) -> list[Mark]:
        """The words of one sentence, left to right."""
        found = self.known.get(index)
        if found is None:
            end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
            found = self.known[index] = topic_marks(self.text, self.starts[index], end)
        return found

    def at(self, place: int, index: int) -> str | None:
        """The topic at a place as its sentence names it, None where it names none before."""
        for mark in reversed(self.marks(index)):
            if mark.start < place:
                return mark.name
        return None

    def left(self, index: int, low: int) -> str | None:
        """The topic that the text from `low` on leaves for a sentence, None for none."""
        end = self.starts[index]
        while index and end > low:
            index -= 1
            end = self.starts[index]
            for mark in reversed(self.marks(index)):
                if mark.start < low:
                    return None
                if mark.name != ELSEWHERE:
                    return mark.name
        return None
