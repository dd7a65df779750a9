"""Whose figures columns and groups of rows hold: the body's own, those of the whole place, or of a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.extract.header import Column, Path
from ingest.normalise.labels import label_core
from ingest.seeds import load_seeds

if TYPE_CHECKING:
    from ingest.extract.table import DataCell

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


@lru_cache(maxsize=8192)
def stated_scope(labels: Path) -> str | None:
    """`own` or `consolidated` where a label says so, the innermost first; None where none does."""
    scopes = map(head_scope, reversed(labels))
    return next((scope for scope in scopes if scope in ("own", "consolidated")), None)


def value_scope(rows: Path, column: Path, columns: Iterable[Column]) -> str:
    """The scope that labels state for a value: `own`, `consolidated` or `unknown`.

    A total says it only beside columns of bodies.

    rows      the label of its row and those over it
    column    the heads above it
    columns   every column of its table part
    """
    if scope := stated_scope(column) or stated_scope(rows):
        return scope
    if column and head_scope(column[-1]) == "total":
        paths = [other.path for other in columns if other.path]
        beside = {head_scope(path[-1]) for path in paths if path[:-1] == column[:-1]}
        if beside & {"own", "part"}:
            return "consolidated"
    return UNKNOWN


def with_totals(cells: list[DataCell]) -> list[DataCell]:
    """The cells with the scope of a total below rows of bodies, where one of these is that of the body itself."""
    own = {cell.table_index for cell in cells if row_scope(cell) == "own"}
    return [
        cell._replace(scope="consolidated")
        if cell.table_index in own and cell.scope == UNKNOWN and row_scope(cell) == "total"
        else cell
        for cell in cells
    ]


def row_scope(cell: DataCell) -> str:
    """What the label of a cell's row says of the body whose figure it is."""
    return head_scope(cell.row_path[-1]) if cell.row_path else UNKNOWN
