"""Telephone numbers and e-mail addresses hidden at equal length, so that every offset of a text still holds.

What counts as one stands in seeds/quality/mask_pattern.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.normalise.characters import FOLD
from ingest.seeds import SEEDS_FOLDER, read_rows

PATTERNS = "quality/mask_pattern.csv"
MASK = "*"
WORTH_A_LOOK = re.compile(r"[0-9@#(\[]")
NOTHING = "(?!)"

Span = tuple[int, int]
"""Start and end in code points."""


@dataclass(frozen=True)
class Masks:
    """The compiled patterns of the seed, by what they find."""

    phones: tuple[re.Pattern[str], ...]
    emails: tuple[re.Pattern[str], ...]
    kept: re.Pattern[str]

    def places(self, text: str, figures: Iterable[Span] = ()) -> set[int]:
        """The offsets of the characters to hide. `figures` are spans known to be numbers of the report."""
        folded = text.translate(FOLD)
        if not WORTH_A_LOOK.search(folded):
            return set()
        shielded = [match.span() for match in self.kept.finditer(folded)] + list(figures)
        hidden: set[int] = set()
        for pattern in self.phones:
            for start, end in _spans(pattern, folded):
                if not any(start < other_end and other < end for other, other_end in shielded):
                    hidden.update(at for at in range(start, end) if folded[at].isdigit())
        for pattern in self.emails:
            for start, end in _spans(pattern, folded):
                hidden.update(at for at in range(start, end) if not folded[at].isspace())
        return hidden

    def mask(self, text: str, figures: Iterable[Span] = ()) -> str:
        """The text, as long as before, without telephone numbers and e-mail addresses."""
        hidden = self.places(text, figures)
        if not hidden:
            return text
        return "".join(MASK if at in hidden else character for at, character in enumerate(text))


def _spans(pattern: re.Pattern[str], text: str) -> Iterable[Span]:
    group = "masked" if "masked" in pattern.groupindex else 0
    return (match.span(group) for match in pattern.finditer(text))


@lru_cache(maxsize=2)
def load_masks(folder: Path = SEEDS_FOLDER) -> Masks:
    """The masks of the seeds; raises OSError where the file is missing, re.error for a broken pattern."""
    rows = read_rows(folder / PATTERNS)

    def of_kind(kind: str) -> tuple[str, ...]:
        return tuple(row["pattern"] for row in rows if row["kind"] == kind)

    return Masks(
        phones=tuple(re.compile(pattern) for pattern in of_kind("phone")),
        emails=tuple(re.compile(pattern) for pattern in of_kind("email")),
        kept=re.compile("|".join(f"(?:{pattern})" for pattern in of_kind("keep")) or NOTHING),
    )
