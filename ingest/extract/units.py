"""Units in a line of their own over a table: for each value the one that its term is counted in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.document import Block, Paragraph
from ingest.extract.captions import units_in
from ingest.extract.grid import Row, filled
from ingest.extract.header import path_cores
from ingest.extract.known import labelled_terms
from ingest.normalise.labels import label_core
from ingest.seeds import load_seeds

if TYPE_CHECKING:
    from ingest.extract.table import DataCell

Units = tuple[str, ...]


@lru_cache(maxsize=1)
def dimensions() -> dict[str, str]:
    """What each unit measures: counts, persons, money."""
    return {row["unit"]: row["dimension"] for row in load_seeds()["quality/unit.csv"]}


@lru_cache(maxsize=1)
def measured() -> dict[str, frozenset[str]]:
    """What the terms measure that have a label, by its core; for terms in columns of rows, by the core of both."""
    found: dict[str, set[str]] = {}
    for term, label in labelled_terms():
        cores = path_cores(label)[-2 if term["placement"] == "row_column" else -1 :]
        found.setdefault(">".join(cores), set()).add(dimensions().get(term["unit"], ""))
    return {label: frozenset(group) for label, group in found.items()}


def with_units(cells: list[DataCell], blocks: Sequence[Block]) -> list[DataCell]:
    """The cells with the unit that a line over their table gives; one that is printed nearer stands."""
    lines = unit_lines(blocks)
    if not any(lines):
        return cells
    return [
        cell
        if cell.unit or not (unit := own_unit(cell, lines[cell.table_index]))
        else cell._replace(unit=unit)
        for cell in cells
    ]


def unit_lines(blocks: Sequence[Block]) -> list[list[tuple[int, Units]]]:
    """For each table the lines of units that hold for its rows, each with the row it stands in, -1 for one above it."""
    found: list[list[tuple[int, Units]]] = []
    above: Units = ()
    for block in blocks:
        if isinstance(block, Paragraph):
            above = units_in(block.text)
            continue
        found.append([(-1, above)] if above else [])
        found[-1] += [(index, units) for index, units in enumerate(map(row_units, block.rows)) if units]
        above = ()
    return found


def row_units(row: Row) -> Units:
    """The units that a row is nothing but."""
    texts = filled(row)
    return units_in(texts[0].text) if len(texts) == 1 else ()


def own_unit(cell: DataCell, lines: list[tuple[int, Units]]) -> str | None:
    """The one unit of the nearest line above a cell that measures what its term does, None where none or several do."""
    units = next((units for index, units in reversed(lines) if index < cell.row_index), ())
    row = label_core(cell.row_path[-1]) or "" if cell.row_path else ""
    column = label_core(cell.column_path[-1]) or "" if cell.column_path else ""
    labels = (f"{row}>{column}", row, column)
    kinds = next((measured()[label] for label in labels if label in measured()), frozenset())
    fitting = [unit for unit in units if len(kinds) == 1 and dimensions().get(unit) in kinds]
    return fitting[0] if len(fitting) == 1 else None
