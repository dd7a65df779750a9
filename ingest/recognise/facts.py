"""Smaller facts about a page: its script, its publication date, and whose figures it gives."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from operator import ne

from ingest.document import Document
from ingest.normalise.characters import plain, simplify, squeeze
from ingest.recognise.title import Title
from ingest.seeds import load_seeds

DATE = re.compile(r"((?:19|20)\d{2})[-年/.](\d{1,2})[-月/.](\d{1,2})")
IDEOGRAPHS = re.compile(r"[一-鿿]+")
FEW, MANY = 0.02, 0.12
"""Share of Traditional characters below which a text is Simplified, and from which it is Traditional."""

SAMPLE = 4000


def recognise_script(text: str) -> str:
    """`hans`, `hant` or `mixed`, by the share of ideographs that Simplified script writes differently."""
    sample = text[:SAMPLE]
    simplified = simplify(sample)
    if simplified == sample:
        return "hans"
    ideographs = sum(map(len, IDEOGRAPHS.findall(sample)))
    changed = sum(map(ne, sample, simplified))
    share = changed / ideographs if ideographs else 0.0
    return "hans" if share < FEW else "hant" if share >= MANY else "mixed"


def parse_date(text: str | None) -> datetime.date | None:
    """The first date of a text, None where there is none or it cannot be."""
    match = DATE.search(plain(text)) if text else None
    if match is None:
        return None
    try:
        return datetime.date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def recognise_publication(document: Document) -> datetime.date | None:
    """When the page was published, by its metadata; the date a body signed is not a publication."""
    return parse_date(document.metadata.get("published_on"))


@lru_cache(maxsize=1)
def scope_patterns() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Rows of `seeds/recognition/scope_pattern.csv`: pattern, scope, place."""
    rows = load_seeds().patterns("recognition/scope_pattern.csv")
    return tuple((pattern, row["scope"], row["place"]) for pattern, row in rows)


@lru_cache(maxsize=512)
def scope_of(text: str, place: str) -> tuple[str, str | None]:
    """The scope a piece of text states, with the words; `unknown` where it states none or both."""
    copy = squeeze(text).text
    found = {
        scope: m.group(0)
        for pattern, scope, where in scope_patterns()
        if where == place and (m := pattern.search(copy))
    }
    if len(found) != 1:
        return "unknown", None
    return next(iter(found.items()))


def recognise_scope(document: Document, title: Title | None) -> tuple[str, str | None]:
    """The scope of a report: its own figures, figures added up over several bodies, or unknown."""
    for paragraph in document.paragraphs():
        scope, evidence = scope_of(paragraph.text, "body")
        if scope != "unknown":
            return scope, evidence
    return ("unknown", None) if title is None else scope_of(title.text, "caption")
