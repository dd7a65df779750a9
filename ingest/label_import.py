"""Filled-in labels become rows of seeds/vocabulary/term_alias.csv, or nothing does and every fault is told."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import CommandError
from ingest.normalise.labels import label_core
from ingest.seeds import Row, read_rows
from ingest.sheet import SheetRow

ALIASES = "vocabulary/term_alias.csv"
COLUMNS = ("vocabulary", "term_code", "alias", "occurrence", "note")
SEPARATOR = " > "
GENERAL = "*"
"""Stands in term_alias for every vocabulary whose terms are the indicators themselves."""

Term = tuple[str, str]


@dataclass
class Known:
    """What the seeds know: terms with their placement and label, vocabularies, and the wordings so far.

    terms      (vocabulary, term) to (placement, label path); general terms stand under GENERAL
    wordings   (vocabulary, normalised wording) to the terms it stands for
    """

    terms: dict[Term, tuple[str, str]] = field(default_factory=dict)
    vocabularies: dict[str, Row] = field(default_factory=dict)
    wordings: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def add_wording(self, vocabulary: str, term: str, wording: str) -> None:
        """Remember that a wording stands for a term."""
        self.wordings.setdefault((vocabulary, normalised(wording)), set()).add(term)


@dataclass(frozen=True)
class Imported:
    """What an import did: rows added, rows that the seeds had already, rows left empty."""

    added: int
    known: int
    empty: int


def normalised(wording: str) -> str:
    """A label path as the mapping compares it."""
    return SEPARATOR.join(label_core(part) or part for part in wording.split(SEPARATOR))


def load_known(seeds: Path) -> Known:
    """Read the terms and wordings; raises OSError where a seed is missing."""
    known = Known()
    for row in read_rows(seeds / "vocabulary/vocabulary.csv"):
        known.vocabularies[row["vocabulary"]] = row
    for row in read_rows(seeds / "vocabulary/vocabulary_term.csv"):
        known.terms[row["vocabulary"], row["term_code"]] = (row["placement"], row["label_path"])
    for row in read_rows(seeds / "crosswalk/indicator.csv"):
        known.terms[GENERAL, row["indicator_code"]] = ("any", row["label_zh"])
    for (vocabulary, term), (placement, path) in known.terms.items():
        known.add_wording(
            vocabulary, term, path if placement in ("column", "row_column") else path.split(SEPARATOR)[-1]
        )
    for row in read_rows(seeds / ALIASES):
        known.add_wording(row["vocabulary"], row["term_code"], row["alias"])
    return known


def home(row: SheetRow, known: Known) -> str | None:
    """The vocabulary under which the row's term is known: the table's own, the one it extends, or the general ones."""
    vocabulary = known.vocabularies.get(row.get("vocabulary", "").strip())
    if vocabulary is None:
        return None
    own = GENERAL if vocabulary["kind"] == "general" else vocabulary["vocabulary"]
    term = row["term_code"].strip()
    return next(
        (place for place in (own, vocabulary["extends"]) if place and (place, term) in known.terms), None
    )


def wording(row: SheetRow, placement: str, label_path: str) -> str:
    """The label of a row in the shape in which its term is printed; empty where the row has none."""
    label, column = row.get("row_label", "").strip(), row.get("column_label", "").strip()
    if placement == "column":
        return row.get("column_path", "").strip() or column
    if placement == "row_column":
        return SEPARATOR.join([label_path.split(SEPARATOR)[0], label, column]) if label and column else ""
    return label or column


def proposed(row: SheetRow, known: Known) -> tuple[Row | None, str | None]:
    """The seed row that a filled-in row asks for, or what is wrong with it; neither where the seeds have it already."""
    term, vocabulary = row["term_code"].strip(), row.get("vocabulary", "").strip()
    if vocabulary not in known.vocabularies:
        return None, f"没有表式“{vocabulary}”。There is no vocabulary '{vocabulary}'."
    place = home(row, known)
    if place is None:
        return None, f"表式 {vocabulary} 没有条目“{term}”。The vocabulary {vocabulary} has no term '{term}'."
    note = row.get("note", "").strip()
    if not note:
        return None, "没有写理由（note）。The note that says why is empty."
    text = wording(row, *known.terms[place, term])
    if not text:
        return None, "没有标签。There is no label."
    others = known.wordings.get((place, normalised(text)), set())
    if others == {term}:
        return None, None
    if others:
        named = "、".join(sorted(others))
        return (
            None,
            f"“{text}”已是 {named} 的标签，不能再指 {term}。It already stands for {named}, not for {term}.",
        )
    return {"vocabulary": place, "term_code": term, "alias": text, "occurrence": "", "note": note}, None


def import_labels(rows: Sequence[SheetRow], seeds: Path) -> Imported:
    """Add the filled-in rows to the aliases under `seeds`; all of them or none.

    Raises:
        CommandError: the sheet lacks a column, or a row names what does not exist, gives no reason or contradicts a
            wording that is known; the message lists every such row.
    """
    missing = {"term_code", "note", "vocabulary", "row_label", "column_label"} - set(rows[0] if rows else ())
    if rows and missing:
        raise CommandError(
            f"表中缺列：{', '.join(sorted(missing))}。请用 ogi labels export 得到的表。\n"
            f"Columns are missing: {', '.join(sorted(missing))}. Use a sheet from `ogi labels export`."
        )
    known, added, faults = load_known(seeds), [], []
    filled = [(line, row) for line, row in enumerate(rows, start=2) if row.get("term_code", "").strip()]
    for line, row in filled:
        new, fault = proposed(row, known)
        if fault:
            faults.append(f"  第 {line} 行 line {line}：{fault}")
        if new:
            added.append(new)
            known.add_wording(new["vocabulary"], new["term_code"], new["alias"])
    if faults:
        raise CommandError(
            "以下各行不成立，一行也没有加入：\nThese rows do not hold, so none was added:\n"
            + "\n".join(faults)
        )
    if added:
        append(seeds / ALIASES, added)
    return Imported(len(added), len(filled) - len(added), len(rows) - len(filled))


def append(path: Path, rows: Sequence[Row]) -> None:
    """Add rows at the end of a seed in one step: a killed run leaves the seed as it was."""
    text = path.read_text(encoding="utf-8")
    draft = path.with_name(path.name + ".new")
    with draft.open("w", encoding="utf-8", newline="") as handle:
        handle.write(text if text.endswith("\n") or not text else text + "\n")
        csv.DictWriter(handle, COLUMNS, lineterminator="\n").writerows(rows)
    draft.replace(path)
