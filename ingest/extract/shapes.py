"""What a cell looks like, before anyone asks what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ingest.normalise.labels import label_core
from ingest.normalise.numbers import number_text
from ingest.seeds import load_seeds


@lru_cache(maxsize=1)
def shape_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of `seeds/recognition/value_shape.csv` with the shape each stands for."""
    rows = load_seeds().patterns("recognition/value_shape.csv")
    return tuple((pattern, row["shape"]) for pattern, row in rows)


@lru_cache(maxsize=1)
def role_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of `seeds/recognition/column_role.csv` with the role each stands for."""
    rows = load_seeds().patterns("recognition/column_role.csv")
    return tuple((pattern, row["role"]) for pattern, row in rows)


@lru_cache(maxsize=65536)
def shape(text: str) -> str:
    """`blank`, a shape of the seed, or `text`."""
    plain = number_text(text) or ""
    if not plain:
        return "blank"
    if len(plain) > 40:
        return "text"
    return next((name for pattern, name in shape_patterns() if pattern.match(plain)), "text")


def is_value(text: str) -> bool:
    """Whether a cell may stand in a value column: a number, a marker, a share or nothing."""
    return shape(text) not in ("text", "unit")


def has_value(texts: Iterable[str]) -> bool:
    """Whether a cell of a row is a number or what is printed instead of one."""
    return any(text and is_value(text) for text in texts)


def is_label(text: str) -> bool:
    """Whether a cell may name a row: text that is neither a number nor a marker."""
    return shape(text) == "text"


@lru_cache(maxsize=8192)
def role(text: str) -> str:
    """The role a column header gives its column: `label`, `sequence`, `unit`, `note`, `value` or `unknown`."""
    core = label_core(text) or ""
    return next((name for pattern, name in role_patterns() if pattern.search(core)), "unknown")
