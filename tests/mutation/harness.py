"""Read what was written and compare it, value by value, with what was meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from forms import Grid, Key, core

from ingest.document import Rejected
from ingest.extract.known import article_cores
from ingest.extract.table import DataCell, extract_tables
from ingest.normalise.labels import numbering
from ingest.normalise.numbers import number_text
from ingest.readers.open import read_document

TOP_RANK = 1


@dataclass
class Score:
    """Values right, absent and wrong; `wrong` holds what was read instead."""

    right: int = 0
    absent: int = 0
    wrong: tuple[str, ...] = ()

    def add(self, other: Score) -> None:
        """Sum up."""
        self.right += other.right
        self.absent += other.absent
        self.wrong += other.wrong


def keys_of(cell: DataCell) -> tuple[Key, ...]:
    """The keys that a cell which was read may have in its form."""
    columns = tuple(core(part) for part in cell.column_path if core(part) != "申请人情况")
    label = core(cell.row_path[-1]) if cell.row_path else ""
    articles = [core(part) for part in (*cell.row_path, cell.section or "") if core(part) in article_cores()]
    sections = [
        core(part) for part in (*cell.row_path, cell.section or "") if numbering(part).level == TOP_RANK
    ]
    keys: list[Key] = [columns] if not label else []
    if label and columns:
        keys.append((label, columns[-1]))
        keys.extend((article, label, columns[-1]) for article in articles)
        keys.extend((section, label, columns[-1]) for section in (*sections, "政府信息公开情况统计报表"))
        keys.extend((section, section, columns[-1]) for section in sections if section == label)
    return tuple(keys)


def read(content: bytes) -> list[DataCell]:
    """The data cells whose column is certain, none where the file is refused."""
    try:
        document = read_document(content)
    except Rejected:
        return []
    return [cell for cell in extract_tables(document.blocks) if cell.row_status == "complete"]


def plain(text: str) -> str:
    """A value in one width, without space; a sheet drops the plus sign of a number."""
    return "".join((number_text(text) or "").split()).removeprefix("+")


def compare(
    content: bytes, grids: list[Grid], universe: set[Key], counted: set[Key], shifted: bool = False
) -> Score:
    """Score a file against the grids it was written from.

    universe   every key of the undamaged form: a value under one of them that the grids do not hold is invented
    counted    the keys whose values are scored right or absent
    shifted    whether the page itself shows the keys that are not counted in other columns
    """
    return compare_cells(read(content), grids, universe, counted, shifted)


def compare_cells(
    cells: Iterable[DataCell], grids: list[Grid], universe: set[Key], counted: set[Key], shifted: bool = False
) -> Score:
    """As `compare`, from cells that were read."""
    meant: dict[Key, set[str]] = {}
    for grid in grids:
        for row in grid.rows:
            for cell in row:
                if cell.key:
                    meant.setdefault(cell.key, set()).add(plain(cell.text))
    found: dict[Key, set[str]] = {}
    for cell in cells:
        key = next((key for key in keys_of(cell) if key in universe), None)
        if key is not None:
            found.setdefault(key, set()).add(plain(cell.cell.text))
    score = Score()
    for key, texts in found.items():
        strange = {text for text in texts if text} - meant.get(key, set())
        if strange and not (shifted and key not in counted):
            score.wrong += (f"{'/'.join(key)}: {sorted(strange)} instead of {sorted(meant.get(key, set()))}",)
    for key in counted & set(meant):
        if found.get(key, set()) & meant[key]:
            score.right += 1
        else:
            score.absent += 1
    return score
