"""Whether a name above a table or in a row of it is that of another body than the one that reports."""

from __future__ import annotations

from functools import lru_cache

from ingest.extract.known import is_known
from ingest.extract.scope import head_scope
from ingest.extract.shapes import role
from ingest.normalise.characters import squeeze
from ingest.normalise.labels import label_core
from ingest.recognise.grammar import TOWNSHIP, divisions, patterns_of, place_at
from ingest.recognise.title import Title
from ingest.seeds import line_match, line_patterns, load_seeds

LEVELS = ("province_code", "prefecture_code")


def body_of_title(title: Title | None) -> str | None:
    """The name in the title of the report, None where it holds none that tells the body from others."""
    if title is None:
        return None
    text = squeeze(title.text).text
    found = (match["name"] for pattern in patterns_of("title") if (match := pattern.search(text)))
    name = next(found, "")
    return name if without_kind(body_of_caption(name) or "") else None


@lru_cache(maxsize=4096)
def body_of_caption(text: str) -> str | None:
    """The name of the body whose table a caption announces; None where it announces that of no single other body."""
    found = line_match(text, "body_caption")
    return found["name"] if found else None


@lru_cache(maxsize=4096)
def is_body_label(text: str) -> bool:
    """Whether the label of a row is the name of a body or of a division and no label of a form."""
    core = label_core(text) or ""
    if not core or is_known(text) or role(text) != "unknown":
        return False
    return head_scope(text) == "part" or core in divisions()[0].get(core[:2], ())


@lru_cache(maxsize=4096)
def is_other_body(name: str, own: str) -> bool:
    """Whether a name is that of another body than the reporting one.

    A short name is one whose characters stand in the full one in their order. What is above the reporting body names
    the form, not the body of its figures.
    """
    core, whole = without_kind(name), without_kind(own)
    if not core or is_short_for(core, whole) or (whole and core.endswith(whole)):
        return False
    return not (place_at(core, 0) and is_above(core, whole))


@lru_cache(maxsize=4096)
def is_other_place(label: str, own: str) -> bool:
    """Whether a label says that figures are those of a whole place of another level: 全省 in the report of a county."""
    level = whole_level(label_core(label) or "")
    if level is None or not (end := place_at(own, 0)):
        return False
    township = TOWNSHIP.match(own, end)
    place = township.group(0) if township else own[:end]
    levels = {whole_level(f"全{place[-length:]}") for length in (1, 2)} - {None}
    return bool(levels) and level not in levels


def whole_level(text: str) -> str | None:
    """The level of the place for the whole of which a text stands, None where it is no such text."""
    found = line_match(text, "whole_place")
    return found["level"] if found else None


def without_kind(name: str) -> str:
    """A name without the words that tell the office of a government from the government."""
    for pattern in line_patterns("body_kind"):
        name = pattern.sub("", name)
    return name


def is_short_for(name: str, whole: str) -> bool:
    """Whether every character of a name stands in another name in the same order."""
    rest = iter(whole)
    return all(character in rest for character in name)


def is_above(name: str, own: str) -> bool:
    """Whether the division a name begins with is above that of the reporting body, or may be."""
    upper = codes(name[: place_at(name, 0)])
    place = place_at(own, 0)
    if not place:
        return True
    rows = load_seeds()["agency/division.csv"]
    below = codes(own[:place])
    over = {row[level] for row in rows if row["division_code"] in below for level in LEVELS}
    return bool(upper & (over - below))


@lru_cache(maxsize=1024)
def codes(place: str) -> frozenset[str]:
    """The codes of the divisions that a place, one name or several within each other, may end with."""
    rows = load_seeds()["agency/division.csv"]
    named = [row for row in rows if place.endswith((row["name_zh"], row["short_name"]))]
    longest = max((len(row["name_zh"]) for row in named if place.endswith(row["name_zh"])), default=0)
    return frozenset(row["division_code"] for row in named if not longest or len(row["name_zh"]) == longest)
