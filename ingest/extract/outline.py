"""The ancestors of a row label, from numbering, 其中 and the label columns left of it."""

from __future__ import annotations

from ingest.extract.paths import labels_of
from ingest.normalise.labels import label_core, numbering

GROUP_RANK = 0.5
"""Rank of an unnumbered label in a column left of the row's own label: a heading over the rows beside it."""

PART_STEP = 0.25
"""How much deeper than its whole an unnumbered part after 其中 stands."""


class Outline:
    """Walks down a table and knows, at each row, the labels above it.

    A numbered label ends every label of its rank or deeper. An unnumbered label after 其中 is a part of the row above,
    and so are the unnumbered labels that follow it, and those that follow a numbered label. Any other unnumbered label,
    and one under which a form prints others, begins anew under its group.

    heads   cores of labels under which forms print others
    """

    def __init__(self, heads: frozenset[str] = frozenset()) -> None:
        self.heads = heads
        self.stack: list[tuple[float, str]] = []
        self.part_rank: float | None = None

    def path(self, labels: list[str]) -> list[str]:
        """The ancestors and the row's own label, as printed; `labels` are the row's label cells, left to right."""
        single = labels_of(tuple(labels))
        for label in single[:-1]:
            if label:
                self.push(label, self.rank(label, own=False))
        if single and single[-1]:
            self.push(single[-1], self.rank(single[-1], own=True))
        return [label for _, label in self.stack]

    def head(self, label: str) -> None:
        """Put a text that stands alone over the rows below it above them."""
        self.push(label, self.rank(label, own=numbering(label).of_which))

    def rank(self, label: str, own: bool) -> float:
        """The rank of a label, and whether a run of parts goes on."""
        parts = numbering(label)
        if parts.level is not None:
            self.part_rank = None
            return float(parts.level)
        if not own:
            self.part_rank = None
            return GROUP_RANK
        if label_core(label) in self.heads:
            self.part_rank = None
            return GROUP_RANK + PART_STEP
        numbered = bool(self.stack) and self.stack[-1][0] >= 1
        if self.part_rank is None and (parts.of_which or numbered):
            self.part_rank = (self.stack[-1][0] if self.stack else GROUP_RANK) + PART_STEP
        return self.part_rank if self.part_rank is not None else GROUP_RANK + PART_STEP

    def push(self, label: str, rank: float) -> None:
        """Put a label on the stack in place of every label of its rank or deeper."""
        self.stack = [entry for entry in self.stack if entry[0] < rank]
        self.stack.append((rank, label))
