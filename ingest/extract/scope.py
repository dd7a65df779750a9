"""Whose figures columns and groups of rows hold: the body's own, those of the whole place, or of a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ingest.extract.header import Column
from ingest.normalise.labels import label_core
from ingest.seeds import load_seeds

UNKNOWN = "unknown"


@lru_cache(maxsize=1)
def patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of a head that names a body or several: `own`, `consolidated`, `part` or `total`."""
    rows = load_seeds().patterns("recognition/scope_pattern.csv")
    return tuple((pattern, row["scope"]) for pattern, row in rows if row["place"] == "head")


@lru_cache(maxsize=8192)
def head_scope(text: str) -> str:
    """What a head says of the body whose figures stand under it."""
    core = label_core(text) or ""
    return next((scope for pattern, scope in patterns() if pattern.search(core)), UNKNOWN)


def value_scope(groups: Sequence[str], column: Sequence[str], columns: Iterable[Column]) -> str:
    """The scope that labels state for a value: `own`, `consolidated` or `unknown`.

    A total says it only beside columns of bodies.

    groups    the labels over the label of its row
    column    the heads above it
    columns   every column of its table part
    """
    for text in (*reversed(column), *reversed(groups)):
        if (scope := head_scope(text)) in ("own", "consolidated"):
            return scope
    if column and head_scope(column[-1]) == "total":
        paths = [other.path for other in columns if other.path]
        beside = {head_scope(path[-1]) for path in paths if path[:-1] == column[:-1]}
        if beside & {"own", "part"}:
            return "consolidated"
    return UNKNOWN
