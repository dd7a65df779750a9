"""How names of bodies are written in running text: what they begin with, what they end with, and what is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.seeds import load_seeds

MAX_NAME = 40
MAX_PLATE = 6
"""Longest remark in brackets inside a name: (集团)."""

PARTICLES = "的了和与及在按将对为由于向从被把是有各"
"""What stands between names and in none."""

LINK = rf"(?:\([一-鿿]{{2,{MAX_PLATE}}}\)|有限|[^\W\d_{PARTICLES}])"
TOWNSHIP = re.compile(rf"{LINK}{{1,6}}?(?:街道办事处|街道|镇|乡|苏木)")

Beginnings = dict[str, tuple[str, ...]]
"""Names, longest first, by their first two characters."""


@dataclass(frozen=True)
class Name:
    """The span of a name in a text, and whether it is the name of a place and nothing else."""

    start: int
    end: int
    is_place: bool


@lru_cache(maxsize=1)
def divisions() -> tuple[Beginnings, Beginnings]:
    """Full and short names of divisions from province to county, longest first, by their first two characters."""
    rows = load_seeds()["agency/division.csv"]
    full = {row["name_zh"] for row in rows}
    short = {row["short_name"] for row in rows if len(row["short_name"]) > 1} - full
    short |= {row["alias"] for row in load_seeds()["agency/place_alias.csv"]}
    return by_beginning(full), by_beginning(short)


@lru_cache(maxsize=1)
def beginnings() -> frozenset[str]:
    """The first two characters of every name of a division."""
    return frozenset().union(*divisions())


@lru_cache(maxsize=1)
def may_begin() -> re.Pattern[str]:
    """A character that begins the name of some division before one that is the second of some name."""
    first, second = (re.escape("".join({name[place] for name in beginnings()})) for place in (0, 1))
    return re.compile(f"[{first}](?=[{second}])")


def by_beginning(names: set[str]) -> Beginnings:
    """Names grouped by their first two characters, longest first."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        groups.setdefault(name[:2], []).append(name)
    return {beginning: tuple(group) for beginning, group in groups.items()}


@lru_cache(maxsize=1)
def superiors() -> re.Pattern[str]:
    """What may stand before the place in a name, at the end of a text: 国家税务总局, 国网."""
    seeds = load_seeds()
    names = {row["prefix"] for row in seeds["agency/name_prefix.csv"] if row["is_kept"] == "true"}
    names |= {row["name_zh"] for row in seeds["agency/central_body.csv"]}
    return re.compile(f"(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})驻?$")


@lru_cache(maxsize=1)
def suffix_pattern() -> re.Pattern[str]:
    """What may follow the name of a division to make the name of a body; no verb stands in a name."""
    suffixes = sorted(
        (row["suffix"] for row in load_seeds()["recognition/agency_suffix.csv"]), key=len, reverse=True
    )
    one = "|".join(map(re.escape, suffixes))
    verbs = "|".join(pattern.pattern for pattern in patterns_of("verb"))
    link = rf"(?:(?!{verbs}){LINK})"
    first = rf"(?:{joined_fields()}|{link})"
    return re.compile(rf"{first}{{0,14}}?(?:{one})(?:{link}{{0,6}}?(?:{one}))*")


def joined_fields() -> str:
    """An expression for the fields of a department that are joined by a conjunction: 住房和城乡建设."""
    stems = sorted((row["stem"] for row in load_seeds()["agency/department.csv"]), key=len, reverse=True)
    joined = [re.escape(stem).replace("和", "[和与及]") for stem in stems if "和" in stem]
    joined += [pattern.pattern for pattern in patterns_of("joined")]
    fields = "|".join(re.escape(stem) for stem in stems if "和" not in stem)
    return rf"(?:{'|'.join(joined)}|(?:{fields})[和与及](?={fields}))"


@lru_cache(maxsize=32)
def patterns_of(role: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of one role in `seeds/recognition/agency_pattern.csv`."""
    return load_seeds().patterns_of("recognition/agency_pattern.csv", role)


def says(role: str, text: str) -> bool:
    """Whether a pattern of a role is found in a text."""
    return any(pattern.search(text) for pattern in patterns_of(role))


def is_body(name: str) -> bool:
    """Whether a name is one and not words of the report."""
    return 2 <= len(name) <= MAX_NAME and not says("not_a_body", name)


def division_at(text: str, position: int, names: Beginnings) -> int:
    """The length of the longest division name at a position, 0 where none stands."""
    group = names.get(text[position : position + 2], ())
    return next((len(name) for name in group if text.startswith(name, position)), 0)


def place_at(text: str, position: int) -> int:
    """The length of the divisions named at a position, one within the other; 0 where no name of a body begins.

    The short name of a division begins one only before another division or the word for a body; two characters behind
    another may be the end of a longer word.
    """
    full, short = divisions()
    length = division_at(text, position, full)
    if length == 2 and inside_word(text, position):
        length = 0
    while length and (more := division_at(text, position + length, full)):
        length += more
    if not length and (length := division_at(text, position, short)):
        inner = division_at(text, position + length, full)
        if not inner and not suffix_pattern().match(text, position + length):
            return 0
        length += inner
    return length


def inside_word(text: str, position: int) -> bool:
    """Whether a character that is no particle and ends no superior's name stands before a position."""
    before = text[max(0, position - MAX_NAME) : position]
    return (
        "一" <= before[-1:] <= "鿿" and before[-1] not in PARTICLES + "布" and not superiors().search(before)
    )


def body_names(text: str) -> Iterator[Name]:
    """Names that begin with a division, or with a superior before one: 通化市铁厂镇, 国网浙江省电力有限公司."""
    end = 0
    for found in may_begin().finditer(text):
        position = found.start()
        begins = position >= end and text[position : position + 2] in beginnings()
        if not begins or not (length := place_at(text, position)):
            continue
        place = end = position + length
        if township := TOWNSHIP.match(text, end):
            end = township.end()
        if suffix := suffix_pattern().match(text, end):
            end = suffix.end()
        above = superiors().search(text[max(0, position - MAX_NAME) : position])
        yield Name(position - len(above[0]) if above else position, end, end == place)


def masked(text: str) -> str:
    """A squeezed copy in which words that name no body are blotted out, at equal length."""
    for pattern in patterns_of("mask"):
        text = pattern.sub(lambda match: "\0" * len(match.group(0)), text)
    return text


def without_noise(text: str, first: int, last: int) -> tuple[int, int]:
    """The span of a name without what a mirror site or an advertisement put before the place it begins with."""
    full, _ = divisions()
    for pattern in patterns_of("noise"):
        starts = [m.end() for m in pattern.finditer(text, first, last) if division_at(text, m.end(), full)]
        first = starts[-1] if starts else first
    return first, last
