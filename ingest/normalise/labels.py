"""Labels made comparable: the key keeps the numbering, the core is what the label says."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ingest.normalise.characters import plain
from ingest.seeds import load_seeds

OF_WHICH = re.compile(r"^[(]?其中[)]?[:、,]?")
REMARK = re.compile(r"\((?![一二三四五六七八九十\d]{1,3}\))[^()]*\)")
UNCLOSED_REMARK = re.compile(r"\((?![一二三四五六七八九十\d]{1,3}\))[^()]*$")


@dataclass(frozen=True)
class Numbering:
    """Where a label stands in an outline: rank 1 to 6 or None, ordinal as printed, the rest of the label."""

    level: int | None
    ordinal: str
    of_which: bool
    rest: str


@lru_cache(maxsize=1)
def numbering_patterns() -> tuple[tuple[re.Pattern[str], int], ...]:
    """The outline ranks of `seeds/recognition/numbering_style.csv`."""
    rows = load_seeds().patterns("recognition/numbering_style.csv")
    return tuple((pattern, int(row["level"])) for pattern, row in rows)


@lru_cache(maxsize=1)
def replacements() -> tuple[tuple[str, str], ...]:
    """Marks to drop and variants to unify, as pairs (printed, standard)."""
    marks = [(row["mark"], "") for row in load_seeds()["recognition/label_mark.csv"]]
    variants = [(row["variant"], row["standard"]) for row in load_seeds()["recognition/label_variant.csv"]]
    return (*marks, *variants)


@lru_cache(maxsize=1)
def replaced() -> re.Pattern[str]:
    """Any mark or variant as printed."""
    return re.compile("|".join(re.escape(printed) for printed, _ in replacements()))


def squeeze(text: str) -> str:
    """A label without white space, marks and variants, in one script and width; punctuation stays."""
    squeezed = "".join(plain(text).split())
    if replaced().search(squeezed):
        for printed, standard in replacements():
            squeezed = squeezed.replace(printed, standard)
    return squeezed


@lru_cache(maxsize=65536)
def numbering(label: str) -> Numbering:
    """Split a label into its outline number, whether it begins with 其中, and the rest."""
    rest = squeeze(label)
    of_which = False
    level: int | None = None
    ordinal = ""
    for _ in range(3):
        if match := OF_WHICH.match(rest):
            of_which, rest = True, rest[match.end() :]
            continue
        found = next(((m, rank) for p, rank in numbering_patterns() if (m := p.match(rest))), None)
        if found is None or level is not None or not rest[found[0].end() :]:
            break
        level, ordinal, rest = found[1], found[0].group(1), rest[found[0].end() :]
    return Numbering(level, ordinal, of_which, rest)


class Unpunctuated(dict[int, int | None]):
    """Code points of letters, digits and ideographs to themselves, of others to nothing; it fills itself."""

    def __missing__(self, code: int) -> int | None:
        self[code] = code if unicodedata.category(chr(code))[0] in "LNM" else None
        return self[code]


UNPUNCTUATED = Unpunctuated()


def without_punctuation(text: str) -> str:
    """Letters, digits and ideographs alone."""
    return text.translate(UNPUNCTUATED)


@lru_cache(maxsize=65536)
def label_key(label: str | None) -> str | None:
    """The label with its numbering in one form (`rank.ordinal|`), without white space, marks and punctuation."""
    if label is None:
        return None
    parts = numbering(label)
    prefix = "" if parts.level is None else f"{parts.level}.{parts.ordinal}"
    return f"{prefix}|{without_punctuation(parts.rest)}"


@lru_cache(maxsize=65536)
def label_core(label: str | None) -> str | None:
    """What the label says: no numbering, no 其中, no bracketed remark, no punctuation."""
    if label is None:
        return None
    rest = numbering(label).rest
    bare = UNCLOSED_REMARK.sub("", REMARK.sub("", REMARK.sub("", rest)))
    return without_punctuation(bare) or without_punctuation(rest)
