"""The year a report is about, from what the page says; every candidate is kept and none is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ingest.document import Document
from ingest.extract.table import DataCell
from ingest.normalise.characters import squeeze
from ingest.recognise.title import Title, leads_through_site
from ingest.seeds import line_match, load_seeds

FIRST_YEAR = 2003
LAST_YEAR = 2100
ESTABLISHES = 3
"""Strength from which a statement establishes the year; what is weaker is listed as a candidate only."""

ANOTHER_PERIOD = 5
"""Strength of a statement that the report covers something else than one calendar year."""

COMPARED = "header"
"""Where several years stand side by side to be compared."""

OPENING_PARAGRAPHS = 4
OPENING_LENGTH = 200
CHINESE_DIGITS = {d: str(v) for v, d in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "0": "0"}


@dataclass(frozen=True)
class YearCandidate:
    """A year with the words that state it.

    year       None where the words state a period without a year
    strength   5: the report covers another period; 4 or 3: establishes the year; 2 or 1: a hint
    start      offset of the words in the plain text, None for metadata
    place      where the words stand
    reason     of another period: why no year follows from it, in Chinese and English
    """

    year: int | None
    kind: str
    evidence: str
    start: int | None
    end: int | None
    strength: int
    place: str
    reason: str


class Passage(NamedTuple):
    """A piece of the page in which a year is looked for."""

    place: str
    text: str
    start: int | None


@lru_cache(maxsize=16)
def year_patterns(place: str) -> tuple[tuple[re.Pattern[str], str, int, str], ...]:
    """Rows of `seeds/recognition/year_pattern.csv` for one place: pattern, kind, strength, note."""
    rows = load_seeds().patterns("recognition/year_pattern.csv")
    return tuple(
        (p, row["kind"], int(row["strength"]), row["note"]) for p, row in rows if row["place"] == place
    )


def passages(document: Document, title: Title | None, cells: list[DataCell]) -> Iterator[Passage]:
    """The places of a page that say a year, with their text."""
    if title is not None:
        yield Passage("title", title.text, title.start)
    paragraphs = document.paragraphs()
    body = [p for p in paragraphs if title is None or title.end is None or p.start >= title.end]
    for paragraph in body[:OPENING_PARAGRAPHS]:
        if leads_through_site(squeeze(paragraph.text).text):
            continue
        yield Passage("opening", paragraph.text[:OPENING_LENGTH], paragraph.start)
    for paragraph in paragraphs:
        yield Passage("text", paragraph.text, paragraph.start)
        if len(paragraph.text) <= 20:
            yield Passage("signature", paragraph.text, paragraph.start)
        if line_match(squeeze(paragraph.text).text, "table_caption"):
            yield Passage("caption", paragraph.text, paragraph.start)
    for section in dict.fromkeys(cell.section for cell in cells if cell.section):
        start = document.text.find(section)
        if re.search("表|数据|統計|统计", section):
            yield Passage("caption", section, start)
    for header in dict.fromkeys(cell.column_path[-1] for cell in cells if cell.column_path):
        yield Passage("header", header, document.text.find(header))
    if published := document.metadata.get("published_on"):
        yield Passage("metadata", published, None)


def year_of(match: re.Match[str]) -> int | None:
    """The year a pattern found, None where it found none or one that cannot be meant."""
    groups = match.groupdict()
    if text := groups.get("year"):
        year = int(text)
    elif text := groups.get("chinese"):
        year = int(
            "".join(CHINESE_DIGITS[character] for character in text if character in CHINESE_DIGITS) or 0
        )
        year = 2000 + year % 1000 if text.startswith("二") else year
    elif text := groups.get("short"):
        year = 2000 + int(text)
    elif text := groups.get("next"):
        year = int(text) - 1
    else:
        return None
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def qualified(text: str, match: re.Match[str], kind: str, strength: int) -> tuple[str, int]:
    """Kind and strength of a statement, by what stands behind its year: a part of the year, or a plan for it."""
    end = next((match.end(g) for g in ("year", "chinese") if match.groupdict().get(g)), match.end())
    for pattern, behind, weaker, _ in year_patterns("behind"):
        if strength < ANOTHER_PERIOD and pattern.match(text, end):
            return behind, min(weaker, strength)
    return kind, strength


def find_in(passage: Passage) -> Iterator[YearCandidate]:
    """The years one passage states."""
    copy = squeeze(passage.text)
    for pattern, named, stated, note in year_patterns(passage.place):
        for match in pattern.finditer(copy.text):
            year = year_of(match)
            if match.start() == match.end() or (year is None and stated < ANOTHER_PERIOD):
                continue
            kind, strength = qualified(copy.text, match, named, stated)
            start, end = copy.span(*match.span())
            base = passage.start
            first, last = (None, None) if base is None else (base + start, base + end)
            evidence = passage.text[start:end]
            yield YearCandidate(year, kind, evidence, first, last, strength, passage.place, note)


def recognise_year(
    document: Document, title: Title | None, cells: list[DataCell]
) -> tuple[int | None, str | None, list[YearCandidate]]:
    """The year, the words that establish it or say that there is none, and every candidate.

    The year is established when the statements of strength `ESTABLISHES` or more name one year alone. Where they
    contradict each other, or none exists, or the report covers something else than a year, the year stays open; so it
    does where the report was published or signed in the first months of that very year. Years
    at the heads of several columns are compared: they state the year only where nothing else does and there is one.
    """
    found = {
        (c.year, c.kind, c.start): c for passage in passages(document, title, cells) for c in find_in(passage)
    }
    candidates = sorted(found.values(), key=lambda c: (-c.strength, c.year or 0, c.start or 0, c.kind))
    strong = [c for c in candidates if c.strength >= ESTABLISHES]
    if strong and strong[0].strength == ANOTHER_PERIOD:
        return None, f"{strong[0].kind}: {strong[0].evidence}; {strong[0].reason}", candidates
    said = {c.year for c in strong if c.place != COMPARED}
    heads = {c.year for c in strong if c.place == COMPARED}
    if len(said or heads) != 1 or (heads and not said <= heads):
        return None, None, candidates
    first = next(c for c in strong if c.year in (said or heads))
    if early := dated_within(first.year, candidates):
        return None, f"{early.kind}: {early.evidence}; {early.reason}", candidates
    return first.year, f"{first.kind}: {first.evidence}", candidates


def dated_within(year: int | None, candidates: list[YearCandidate]) -> YearCandidate | None:
    """The date of a report that was out before the year it names had ended, unless its text states the whole period."""
    if year is None or any(c.place == "text" and c.strength >= ESTABLISHES for c in candidates):
        return None
    signed = sorted((c for c in candidates if c.place == "signature"), key=lambda c: c.start or 0)
    dates = [c for c in candidates if c.place == "metadata"] or signed[-1:]
    return next((c for c in dates if c.year == year - 1), None)
