"""Chinese and English for the codes that people see, from the seeds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.seeds import SEEDS_FOLDER, read_rows

CODE_LABELS = "quality/code_label.csv"

OWN_TABLES = {
    "value_status": ("quality/value_status.csv", "value_status", "label_zh", "label_en"),
    "comparability": ("crosswalk/comparability.csv", "comparability", "label_zh", "label_en"),
    "rejection_reason": ("quality/rejection_reason.csv", "reason_code", "message_zh", "message_en"),
    "vocabulary": ("vocabulary/vocabulary.csv", "vocabulary", "name_zh", "name_en"),
}
"""Codes whose labels stand in a seed of their own: file, column of the code, columns of the labels."""


@dataclass(frozen=True)
class Label:
    """What a code is called."""

    zh: str
    en: str


@lru_cache(maxsize=2)
def code_labels(folder: Path = SEEDS_FOLDER) -> dict[tuple[str, str], Label]:
    """The label of each domain and code; raises OSError where a seed is missing."""
    found = {
        (row["code_domain"], row["code"]): Label(row["label_zh"], row["label_en"])
        for row in read_rows(folder / CODE_LABELS)
    }
    for domain, (file, code, zh, en) in OWN_TABLES.items():
        found |= {(domain, row[code]): Label(row[zh], row[en]) for row in read_rows(folder / file)}
    return found


def label(domain: str, code: str | None) -> Label:
    """What a code is called; the code itself where no seed names it."""
    return code_labels().get((domain, code or ""), Label(code or "—", ""))
