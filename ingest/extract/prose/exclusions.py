"""Why a number is no value, by the words beside it, compiled once from `seeds/prose/prose_exclusion.csv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.extract.prose.catalogue import Alternatives, alternatives, by_character, expand
from ingest.extract.prose.edges import last_characters
from ingest.seeds import load_seeds


@dataclass(frozen=True)
class Exclusions:
    """The rows of `seeds/prose/prose_exclusion.csv` for one place.

    before   those decided by what stands before the number
    after    those decided by what stands behind it
    both     those that look at both sides, by the last character before the number: reason, before, behind
    ends     characters of which one must stand last before the number, None where any may
    """

    before: Alternatives
    after: Alternatives
    both: dict[str, tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]]
    ends: frozenset[str] | None

    def behind(self, after: str) -> str | None:
        """Why a number is none, by what stands behind it alone."""
        found = self.after.expression.match(after)
        return self.after.name(found) if found else None

    def reason(self, before: str, after: str) -> str | None:
        """Why a number is none, by the words on both sides of it."""
        reason = self.behind(after)
        if reason is not None:
            return reason
        last = before[-1:]
        for reason, left, right in self.both.get(last, self.both[""]):
            if right.match(after) and left.search(before):
                return reason
        if self.ends is not None and last not in self.ends:
            return None
        found = self.before.expression.search(before)
        return self.before.name(found) if found else None


@lru_cache(maxsize=8)
def exclusions(place: str) -> Exclusions:
    """The exclusions that look at one place: `number`, `label` or `sentence`."""
    rows = [row for row in load_seeds()["prose/prose_exclusion.csv"] if row["place"] == place]
    end = "$" if place == "number" else ""

    def ends(expression: str) -> frozenset[str] | None:
        return last_characters(expand(expression)) if end else None

    before = [(row["reason"], f"(?:{row['before']}){end}") for row in rows if not row["after"]]
    both = [(row["reason"], row["before"], row["after"]) for row in rows if row["before"] and row["after"]]
    return Exclusions(
        alternatives(before),
        alternatives((row["reason"], row["after"]) for row in rows if not row["before"]),
        by_character(
            ((reason, re.compile(f"(?:{expand(left)}){end}"), re.compile(expand(right))), ends(left))
            for reason, left, right in both
        ),
        ends("|".join(expression for _, expression in before)),
    )
