"""Terms that a form prints in columns under a head (行政复议 > 结果维持), wherever head and label stand in a table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.extract.header import Path, known_length, path_cores
from ingest.extract.shapes import role
from ingest.normalise.labels import label_core
from ingest.seeds import load_seeds

if TYPE_CHECKING:
    from ingest.extract.table import DataCell


@lru_cache(maxsize=1)
def column_terms() -> dict[str, frozenset[Path]]:
    """The paths of terms in columns, as cores, by their last: the label."""
    seeds = load_seeds()
    terms = [row for row in seeds["vocabulary/vocabulary_term.csv"] if row["placement"] == "column"]
    known = {(row["vocabulary"], row["term_code"]) for row in terms}
    aliases = (
        row for row in seeds["vocabulary/term_alias.csv"] if (row["vocabulary"], row["term_code"]) in known
    )
    paths = {path_cores(row["label_path"]) for row in terms} | {path_cores(row["alias"]) for row in aliases}
    found: dict[str, set[Path]] = {}
    for path in paths:
        if len(path) > 1:
            found.setdefault(path[-1], set()).add(path)
    return {label: frozenset(group) for label, group in found.items()}


@lru_cache(maxsize=1)
def heads() -> frozenset[str]:
    """Cores of everything that stands over a label in the path of such a term."""
    return frozenset(core for group in column_terms().values() for path in group for core in path[:-1])


def under_heads(cell: DataCell, alone: bool) -> DataCell:
    """A cell whose head and label are those of a term in columns, with that path; any other cell as it is.

    Head and label may stand in the row, in the column or over the table; besides them stand only words that say that
    values follow.

    alone   whether the cell is the only value of its row
    """
    if cell.row_status == "short" or (cell.row_status == "no_header" and not alone):
        return cell
    path = term_path(cell.row_path, cell.column_path, cell.section)
    return cell._replace(row_path=(), column_path=path) if path else cell


@lru_cache(maxsize=8192)
def term_path(row_path: Path, column_path: Path, section: str | None) -> Path | None:
    """The head and the label of a term in columns as printed, None where these are not what the labels are."""
    printed = [*row_path, *column_path]
    labels = [text for text in printed if label_core(text) in column_terms()]
    if len(labels) != 1 or (not row_path and known_length(column_path) > 1):
        return None
    over = [text for text in printed if label_core(text) in heads()]
    if any(text not in over and text not in labels and role(text) != "value" for text in printed):
        return None
    if not over and section and label_core(section) in heads():
        over = [section]
    cores = {label_core(text) for text in over}
    paths = [
        path
        for path in column_terms()[label_core(labels[0]) or ""]
        if cores.issubset(path) and path[-2] in cores
    ]
    if len(paths) != 1:
        return None
    order = sorted(over, key=lambda text: paths[0].index(label_core(text) or ""))
    return (*order, labels[0])
