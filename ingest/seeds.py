"""The judgements that reading needs, loaded from `seeds/` once and handed to every parse."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

SEEDS_FOLDER = Path(__file__).resolve().parent.parent / "seeds"

READ_FILES = (
    "agency/central_body.csv",
    "agency/department.csv",
    "agency/division.csv",
    "agency/name_prefix.csv",
    "agency/place_alias.csv",
    "recognition/agency_pattern.csv",
    "recognition/agency_suffix.csv",
    "prose/prose_exclusion.csv",
    "prose/prose_pattern.csv",
    "prose/prose_time.csv",
    "prose/prose_topic.csv",
    "prose/prose_variant.csv",
    "prose/prose_word.csv",
    "quality/unit.csv",
    "recognition/column_role.csv",
    "recognition/header_sequence.csv",
    "recognition/label_mark.csv",
    "recognition/label_variant.csv",
    "recognition/line_pattern.csv",
    "recognition/meta_tag.csv",
    "recognition/metadata_key.csv",
    "recognition/numbering_style.csv",
    "recognition/report_signal.csv",
    "recognition/scope_pattern.csv",
    "recognition/value_shape.csv",
    "recognition/year_pattern.csv",
    "vocabulary/applicant_alias.csv",
    "vocabulary/term_alias.csv",
    "vocabulary/vocabulary.csv",
    "vocabulary/vocabulary_term.csv",
)
"""Seed files whose content decides what a parse says; their hash is part of the parser version."""

Row = dict[str, str]


@dataclass(frozen=True)
class Seeds:
    """The seed tables that reading uses.

    tables   file name inside `seeds/` (for example `recognition/year_pattern.csv`) to its rows
    digest   SHA-256 over the bytes of all files, in hex
    """

    tables: dict[str, tuple[Row, ...]]
    digest: str

    def __getitem__(self, name: str) -> tuple[Row, ...]:
        return self.tables[name]

    def patterns(self, name: str, column: str = "pattern") -> Iterator[tuple[re.Pattern[str], Row]]:
        """The rows of a table that carry a regular expression, with the expression compiled."""
        for row in self.tables[name]:
            yield re.compile(row[column]), row

    def patterns_of(self, name: str, *roles: str) -> tuple[re.Pattern[str], ...]:
        """The expressions of a table whose rows have one of these roles."""
        return tuple(pattern for pattern, row in self.patterns(name) if row["role"] in roles)


def read_rows(path: Path) -> tuple[Row, ...]:
    """The rows of one seed file; raises OSError where it is missing."""
    with path.open(encoding="utf-8", newline="") as handle:
        return tuple(dict(row) for row in csv.DictReader(handle))


@lru_cache(maxsize=4)
def load_seeds(folder: Path = SEEDS_FOLDER) -> Seeds:
    """Load every seed file that reading uses; raises OSError where one is missing."""
    digest = hashlib.sha256()
    tables = {}
    for name in READ_FILES:
        path = folder / name
        digest.update(name.encode())
        digest.update(path.read_bytes())
        tables[name] = read_rows(path)
    return Seeds(tables, digest.hexdigest())


@lru_cache(maxsize=64)
def line_patterns(*roles: str) -> tuple[re.Pattern[str], ...]:
    """The expressions of `seeds/recognition/line_pattern.csv` that tell lines of these roles."""
    return load_seeds().patterns_of("recognition/line_pattern.csv", *roles)


def line_match(text: str, *roles: str) -> re.Match[str] | None:
    """Where the first expression of these roles that fits a line is found in it, None where none fits."""
    return next((match for pattern in line_patterns(*roles) if (match := pattern.search(text))), None)
