"""Comma-separated tables, also with semicolons; tabs and pipes are the plain-text reader's."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import pairwise

from ingest.document import Document
from ingest.extract.shapes import shape
from ingest.readers.breaks import breaks_table
from ingest.readers.layout import NUMERIC
from ingest.readers.lines import Line
from ingest.readers.page import Item, Unmerged, build_document
from ingest.readers.sheet_blocks import NUMERALS
from ingest.readers.spans import Grid, Printed
from ingest.readers.unmerge import with_merged_headers

DELIMITERS = (",", ";", "\t")
MIN_ROWS = 2
WIDE = 0.6
"""Share of the rows that have several fields at least."""

ALIKE = 0.8
"""Share of these that have as many fields as a row beside them at least."""

LONG_FIELD = 200
SENTENCE = "。"


def separated_rows(text: str) -> list[list[str]] | None:
    """The rows of a text that is a separated table, None where it is none.

    Most rows have several fields (with tabs three at least), as many as a row beside them, and hardly any of these is
    a sentence; rows of one field (a title, a note) may stand among them.
    """
    for delimiter in DELIMITERS:
        if text.count(delimiter) < MIN_ROWS:
            continue
        try:
            rows = [row for row in csv.reader(StringIO(text), delimiter=delimiter, strict=True) if any(row)]
        except csv.Error:
            continue
        if delimiter == "\t" and is_ragged(rows):
            continue
        if is_table(rows, 3 if delimiter == "\t" else 2):
            return rows
    return None


def is_ragged(rows: list[list[str]]) -> bool:
    """Whether rows of several fields follow each other that have not as many: tabs also indent labels."""
    lengths = list(map(len, rows))
    return any(left != right and min(left, right) > 1 for left, right in pairwise(lengths))


def is_table(rows: list[list[str]], least: int) -> bool:
    """Whether most rows have `least` fields, as many as a row beside them, and hardly any sentence beside others."""
    wide = [row for row in rows if len(row) >= least]
    if len(wide) < MIN_ROWS or len(wide) < WIDE * len(rows):
        return False
    lengths = [0, *map(len, wide), 0]
    alike = sum(lengths[i] in (lengths[i - 1], lengths[i + 1]) for i in range(1, len(lengths) - 1))
    sentences = sum(is_sentence(field) for row in wide if sum(map(bool, row)) > 1 for field in row)
    return alike >= ALIKE * len(wide) and sentences * 20 <= len(wide)


def is_sentence(field: str) -> bool:
    """Whether a field is running text."""
    return SENTENCE in field or len(field) > LONG_FIELD


def read_separated(rows: list[list[str]], encoding: str) -> Document:
    """The document of a separated table.

    Raises Rejected `no_text` or `too_large`.
    """
    items: list[Item] = []
    table: list[list[str]] = []
    filled = [[field.strip() for field in row] for row in rows]
    for index, row in enumerate(filled):
        line = is_line(row, bool(table), filled[index + 1 :])
        if table and (line or len(row) != len(table[-1])):
            items.append(as_table(table))
            table = []
        if line:
            items.extend(part.strip() for field in row for part in field.splitlines() if part.strip())
        else:
            table.append(row)
    if table:
        items.append(as_table(table))
    return build_document(items, "text/csv", encoding, {})


def is_line(row: list[str], in_table: bool, following: list[list[str]]) -> bool:
    """Whether a row is running text: one field that stands outside a table, is a sentence, or heads a table.

    The caption of a part of a table, printed again further down with another number, is a row of it.
    """
    found = [field for field in row if field]
    if len(found) != 1:
        return False
    kind = NUMERALS.sub("#", found[0])
    if len(row) > 1 and any(sum(map(bool, r)) == 1 and NUMERALS.sub("#", r[0]) == kind for r in following):
        return False
    heads = bool(following) and not any(NUMERIC.match(f) or shape(f) == "unit" for f in following[0])
    chapter = heads and found[0] == row[0] and breaks_table(Line(found[0], 0))
    return not in_table or len(row) == 1 or is_sentence(found[0]) or chapter


def as_table(rows: list[list[str]]) -> Grid | Unmerged:
    """Rows as a table without blank columns at its edges, with its merged headers where they are certain."""
    filled = [column for row in rows for column, field in enumerate(row) if field]
    first, last = min(filled, default=0), max(filled, default=-1)
    grid = [[Printed(field) for field in row[first : last + 1]] for row in rows]
    return with_merged_headers(grid) or Unmerged(grid)
