"""Which official form a table is written in, found from its labels and never from its year."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache

from ingest.extract.header import PATH_SEPARATOR, known_length, path_cores
from ingest.extract.table import DataCell
from ingest.normalise.labels import label_core
from ingest.seeds import load_seeds

MIN_SCORE = 0.5
"""Share of a table's labels that a form must know for the table to be written in it."""

MIN_LABELS = 2
"""How many labels of a table a form must know."""

MIN_LIST = 5
"""From how many rows on a table of no known form counts as a form of its own."""

ANY_FORM = "*"
FALLBACK_LIST = "local_other"
FALLBACK = "narrative"

Key = tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """A form that a table, or the page (table_index None), may be written in, and the share of labels it knows."""

    vocabulary: str
    score: float
    table_index: int | None


@lru_cache(maxsize=1)
def known_keys() -> dict[str, frozenset[Key]]:
    """For each described form the keys of its labels: ("row", core), ("cell", row, column) or ("column", core, …).

    An alias that is common wording on forms nobody has described tells no form.
    """
    seeds = load_seeds()
    common = {
        key
        for row in seeds["vocabulary/term_alias.csv"]
        if row["vocabulary"] == ANY_FORM
        for key in term_keys("row", row["alias"])
    }
    placements: dict[tuple[str, str], str] = {}
    keys: dict[str, set[Key]] = defaultdict(set)
    for row in seeds["vocabulary/vocabulary_term.csv"]:
        placements[row["vocabulary"], row["term_code"]] = row["placement"]
        keys[row["vocabulary"]].update(term_keys(row["placement"], row["label_path"]))
    for row in seeds["vocabulary/term_alias.csv"]:
        placement = placements.get((row["vocabulary"], row["term_code"]))
        if placement:
            keys[row["vocabulary"]].update(term_keys(placement, row["alias"]) - common)
    return {vocabulary: frozenset(known) for vocabulary, known in keys.items()}


def term_keys(placement: str, label_path: str) -> set[Key]:
    """The keys under which a label of a seed is looked up; the outermost head of a column may be left out."""
    cores = path_cores(label_path)
    if placement == "column":
        return {("column", *cores), ("column", *cores[-2:])}
    if placement == "row_column" and PATH_SEPARATOR in label_path:
        return {("cell", *cores[-2:])}
    return {("row", cores[-1])}


@lru_cache(maxsize=1)
def extensions() -> dict[str, tuple[str, ...]]:
    """For each form the regional extensions that may share its table."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in load_seeds()["vocabulary/vocabulary.csv"]:
        if row["extends"]:
            found[row["extends"]].append(row["vocabulary"])
    return {base: tuple(names) for base, names in found.items()}


@lru_cache(maxsize=65536)
def label_keys(row_label: str, column_path: tuple[str, ...]) -> frozenset[Key]:
    """The keys under which a form may know a row label and the headers above a value."""
    columns = tuple(label_core(part) or "" for part in column_path)
    row = label_core(row_label) or ""
    keys: set[Key] = {("row", row)} if row else set()
    if row and columns:
        keys.add(("cell", row, columns[-1]))
    keys.update(("column", *columns[start:]) for start in range(len(columns)))
    return frozenset(keys)


def cell_keys(cell: DataCell) -> frozenset[Key]:
    """The keys under which a form may know a data cell; the columns of a matrix are no part of its rows' labels."""
    row = cell.row_path[-1] if cell.row_path else ""
    matrix = row and len(cell.column_path) > 1 and known_length(cell.column_path)
    return label_keys(row, () if matrix else cell.column_path)


@lru_cache(maxsize=65536)
def forms_of(keys: frozenset[Key]) -> frozenset[str]:
    """The forms that know a label."""
    return frozenset(name for name, known in known_keys().items() if not known.isdisjoint(keys))


def recognise_vocabularies(cells: list[DataCell]) -> tuple[list[str], list[Candidate]]:
    """The form of each data cell, in order, and every candidate with its score.

    A table that several forms know equally well follows the other tables of the page; where these do not decide
    either, the form that prints the fewest labels besides.
    """
    keys = [cell_keys(cell) for cell in cells]
    labels: dict[int, set[frozenset[Key]]] = defaultdict(set)
    rows: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    for cell, key in zip(cells, keys, strict=True):
        labels[cell.table_index].add(key)
        rows[cell.table_index].add(cell.row_path)
    known = {index: known_labels(group) for index, group in labels.items()}
    page: Counter[str] = Counter()
    for counts in known.values():
        page.update(counts)
    chosen = {index: choose(len(labels[index]), len(rows[index]), known[index], page) for index in labels}
    candidates = [
        Candidate(name, round(count / len(labels[index]), 4), index)
        for index, counts in known.items()
        for name, count in sorted(counts.items())
        if count
    ]
    forms = [cell_vocabulary(key, chosen[cell.table_index]) for cell, key in zip(cells, keys, strict=True)]
    return forms, candidates


def known_labels(labels: set[frozenset[Key]]) -> Counter[str]:
    """How many distinct labels of a table each form knows."""
    counts = Counter(dict.fromkeys(known_keys(), 0))
    for keys in labels:
        counts.update(forms_of(keys))
    return counts


def choose(labels: int, rows: int, counts: Counter[str], page: Counter[str]) -> str:
    """The form of one table with so many distinct labels and rows."""
    added = {name for names in extensions().values() for name in names}
    bases = [name for name in counts if name not in added]
    best = max(
        bases, key=lambda name: (counts[name], page[name], -len(known_keys()[name]), name), default=FALLBACK
    )
    extended = counts[best] + sum(counts[name] for name in extensions().get(best, ()))
    if counts[best] >= min(MIN_LABELS, labels) and extended >= MIN_SCORE * labels and counts[best] > 0:
        return best
    return FALLBACK_LIST if rows >= MIN_LIST else FALLBACK


def cell_vocabulary(keys: frozenset[Key], base: str) -> str:
    """The form of one cell: an extension of the table's form where only that one knows the label."""
    if base not in forms_of(keys):
        for name in extensions().get(base, ()):
            if name in forms_of(keys):
                return name
    return base
