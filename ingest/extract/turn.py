"""Tables turned on their side: what a form prints above its columns stands beside the rows, and the other way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.extract.header import header_words
from ingest.extract.known import known_labels
from ingest.extract.shapes import role
from ingest.normalise.labels import label_core

if TYPE_CHECKING:
    from ingest.extract.table import DataCell


def is_head(text: str) -> bool:
    """Whether a label stands above columns in some form."""
    return label_core(text) in header_words() or role(text) == "value"


def is_turned(cells: Sequence[DataCell]) -> bool:
    """Whether every row is named by a head of columns and most columns by the label of a row.

    Two columns at least must be known labels, and more of them than those that are heads of columns as well.
    """
    whole = [cell for cell in cells if cell.row_status == "complete" and cell.row_path and cell.column_path]
    rows = {cell.row_path[-1] for cell in whole}
    columns = {cell.column_path[-1] for cell in whole}
    labels = {text for text in columns if label_core(text) in known_labels() and not is_head(text)}
    return bool(rows) and all(map(is_head, rows)) and len(labels) > 1 and 2 * len(labels) > len(columns)


def upright(cells: list[DataCell], captions: frozenset[str]) -> list[DataCell]:
    """The cells of a table with labels and heads changed over where it is turned.

    captions   cores of the captions that lead a row path and stay there
    """
    if not is_turned(cells):
        return cells
    return [turned(cell, captions) if cell.column_path else cell for cell in cells]


def turned(cell: DataCell, captions: frozenset[str]) -> DataCell:
    """A cell with its row and column paths changed over."""
    lead = tuple(text for text in cell.row_path if label_core(text) in captions)
    heads = tuple(text for text in cell.row_path if text not in lead)
    return cell._replace(row_path=(*lead, *cell.column_path), column_path=heads[-1:])
