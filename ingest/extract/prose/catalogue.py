"""The catalogue of sentence patterns, compiled once from `seeds/prose/`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from ingest.extract.prose.edges import branches, first_characters, last_characters, led, needed_characters
from ingest.seeds import Row, load_seeds

Chosen = TypeVar("Chosen")

WORD = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Pattern:
    """A row of `seeds/prose/prose_pattern.csv`.

    kind         `number`, `change` (the sign word belongs to the value), `negation` or `sum`
    introduces   what stands right before the number; for a negation, what is denied
    counts       what stands right after the number and its unit, None where nothing need
    any_topic    the topic of the text must be one of these, empty where any will do
    wanted       contexts that must hold in the passage so far, `+` in the seed
    unwanted     contexts that must not hold there, `-` in the seed
    barred       contexts that must not hold in the sentence itself, `!` in the seed
    after        what the number before it must count, or that of which it is a part, `@` in the seed; parts of a sum
    of_all       what a number must count so that `均为…` behind it says this of all of it, `=` in the seed
    of_below     whether it speaks of the bodies below, `~below` in the seed
    of_township  whether only a township or a sub-district says so of itself, `~township` in the seed
    component    which part of its indicator it counts, '' where it counts the whole
    forbids      words beside the number that make it another thing
    edge         the character that must stand beside the number, one of these; None where any may
    needs        characters of which one must stand where it is decided, before or behind; None where any will do
    """

    pattern_id: str
    indicator_code: str
    kind: str
    introduces: re.Pattern[str]
    counts: re.Pattern[str] | None
    units: frozenset[str]
    any_topic: frozenset[str]
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    barred: tuple[str, ...]
    after: frozenset[str]
    of_all: frozenset[str]
    of_below: bool
    of_township: bool
    component: str
    forbids: re.Pattern[str] | None
    is_stock: bool
    edge: frozenset[str] | None
    needs: frozenset[str] | None


@dataclass(frozen=True)
class UnitPatterns:
    """The patterns that take one unit, found by a character beside the number.

    before   last character before the number to the patterns decided by the words before it
    after    first character behind the unit to the patterns decided by the words behind it
    change   the patterns whose value begins with a sign word
    """

    before: dict[str, tuple[Pattern, ...]]
    after: dict[str, tuple[Pattern, ...]]
    change: tuple[Pattern, ...]


@dataclass(frozen=True)
class Alternatives:
    """Several named expressions tried as one: the first that matches at the earliest place gives its name.

    names   the name of each branch, which ends with a group of its own
    """

    expression: re.Pattern[str]
    names: tuple[str, ...]

    def name(self, match: re.Match[str]) -> str:
        """The name of the alternative that matched."""
        return self.names[(match.lastindex or 0) - 1]


@lru_cache(maxsize=1)
def words() -> dict[str, str]:
    """The word classes: name to expression, with the classes it names filled in."""
    classes: dict[str, str] = {}
    for row in load_seeds()["prose/prose_word.csv"]:
        classes[row["word_class"]] = fill_in(row["pattern"], classes)
    return classes


def fill_in(expression: str, classes: dict[str, str]) -> str:
    """An expression with the classes it names filled in, each as a group."""
    return WORD.sub(lambda match: f"(?:{classes[match.group(1)]})", expression)


def quick(name: str) -> str:
    """A word class as a group that looks at one character first; for one that cannot match nothing."""
    firsts = first_characters(words()[name])
    assert firsts is not None
    return f"(?:(?=[{re.escape(''.join(sorted(firsts)))}])(?:{words()[name]}))"


def expand(expression: str) -> str:
    """An expression with its word classes filled in; raises KeyError for a class that is not listed."""
    return fill_in(expression, words())


@lru_cache(maxsize=64)
def word(name: str, end: bool = False) -> re.Pattern[str]:
    """One word class as an expression, at the end of a text if so asked."""
    return re.compile(f"(?:{words()[name]})" + ("$" if end else ""))


def alternatives(rows: Iterable[tuple[str, str]], where: str = "") -> Alternatives:
    """Rows of (name, expression) as one expression, the earlier row first; `where` says where one may begin."""
    pairs = [(name, branch) for name, expression in rows for branch in branches(expand(expression))]
    union = "|".join(f"{led(branch)}()" for _, branch in pairs)
    firsts = first_characters("|".join(branch for _, branch in pairs)) if pairs else None
    ahead = f"(?=[{re.escape(''.join(sorted(firsts)))}])" if firsts else ""
    return Alternatives(
        re.compile(f"{ahead}{where}(?:{union})" if pairs else "(?!)"), tuple(name for name, _ in pairs)
    )


def pattern_of(row: Row) -> Pattern:
    """A pattern from its row."""
    tokens = row["topics"].split()
    introduces = expand(row["introduces"])
    return Pattern(
        row["pattern_id"],
        row["indicator_code"],
        row["kind"],
        re.compile(introduces if row["kind"] == "negation" else f"(?:{introduces})$"),
        re.compile(expand(row["counts"])) if row["counts"] else None,
        frozenset(row["units"].split()),
        frozenset(token for token in tokens if token[0].isalpha()),
        tuple(token[1:] for token in tokens if token[0] == "+"),
        tuple(token[1:] for token in tokens if token[0] == "-"),
        tuple(token[1:] for token in tokens if token[0] == "!"),
        frozenset(token[1:] for token in tokens if token[0] == "@"),
        frozenset(token[1:] for token in tokens if token[0] == "="),
        "~below" in tokens,
        "~township" in tokens,
        row["component"],
        re.compile(expand(row["forbids"])) if row["forbids"] else None,
        row["is_stock"] == "true",
        first_characters(expand(row["counts"])) if row["counts"] else last_characters(introduces),
        needed_characters(expand(row["counts"]) if row["counts"] else introduces),
    )


@lru_cache(maxsize=1)
def patterns() -> tuple[Pattern, ...]:
    """Every pattern, in the order of the seed."""
    return tuple(pattern_of(row) for row in load_seeds()["prose/prose_pattern.csv"])


@lru_cache(maxsize=512)
def component(pattern_id: str | None) -> str:
    """Which part of its indicator a pattern counts, '' for the whole."""
    return next((pattern.component for pattern in patterns() if pattern.pattern_id == pattern_id), "")


@lru_cache(maxsize=1)
def negations() -> tuple[Pattern, ...]:
    """The patterns of what a sentence may deny."""
    return tuple(pattern for pattern in patterns() if pattern.kind == "negation")


@lru_cache(maxsize=1)
def sums() -> tuple[Pattern, ...]:
    """The patterns of what a sentence adds up from the numbers before."""
    return tuple(pattern for pattern in patterns() if pattern.kind == "sum")


@lru_cache(maxsize=1)
def denied() -> re.Pattern[str]:
    """The union of everything a negation pattern may deny."""
    return alternatives((p.pattern_id, p.introduces.pattern) for p in negations()).expression


@lru_cache(maxsize=1)
def units() -> tuple[str, ...]:
    """Every unit that a pattern takes, longest first."""
    return tuple(
        sorted({unit for pattern in patterns() for unit in pattern.units}, key=lambda u: (-len(u), u))
    )


@lru_cache(maxsize=4096)
def patterns_for(unit: str, topic: str) -> UnitPatterns:
    """The patterns that take a unit and a topic; those of every unit for '' (a number printed without one)."""
    fit = [
        p
        for p in patterns()
        if p.kind in ("number", "change")
        and (not unit or unit in p.units)
        and (not p.any_topic or topic in p.any_topic)
    ]
    return UnitPatterns(
        by_character((p, p.edge) for p in fit if p.kind == "number" and p.counts is None),
        by_character((p, p.edge) for p in fit if p.counts is not None),
        tuple(p for p in fit if p.kind == "change"),
    )


def by_character(chosen: Iterable[tuple[Chosen, frozenset[str] | None]]) -> dict[str, tuple[Chosen, ...]]:
    """Things by the characters they need beside the number; those that need none are under every one, '' too."""
    edges = list(chosen)
    characters = {character for _, edge in edges for character in edge or ()} | {""}
    return {
        character: tuple(each for each, edge in edges if edge is None or character in edge)
        for character in characters
    }


@lru_cache(maxsize=8)
def topic_rows(kind: str) -> Alternatives:
    """The topics of one kind: `mark`, `gate` or `section`."""
    rows = load_seeds()["prose/prose_topic.csv"]
    return alternatives((row["topic"], row["pattern"]) for row in rows if row["kind"] == kind)


@lru_cache(maxsize=1)
def contexts() -> dict[str, re.Pattern[str]]:
    """The contexts that patterns ask for, by name."""
    rows = load_seeds()["prose/prose_topic.csv"]
    return {row["topic"]: re.compile(expand(row["pattern"])) for row in rows if row["kind"] == "context"}


@lru_cache(maxsize=1)
def time_marks() -> Alternatives:
    """The words that say when, each with its effect; none begins within a number."""
    rows = load_seeds()["prose/prose_time.csv"]
    return alternatives(((row["effect"], row["pattern"]) for row in rows), "(?<![0-9](?=[0-9]))")


@lru_cache(maxsize=1)
def scope_marks() -> Alternatives:
    """The words that say whose figures a sentence gives."""
    rows = load_seeds()["recognition/scope_pattern.csv"]
    return alternatives((row["scope"], row["pattern"]) for row in rows if row["place"] == "sentence")
