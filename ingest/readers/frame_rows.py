"""Rows between outer pipes, as Markdown and data frames write them: their cells, and what stands for blank ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.document import Cell
from ingest.extract.known import headed_cores, known_labels, section_cores
from ingest.extract.shapes import is_label
from ingest.normalise.labels import label_core
from ingest.readers.lines import Line, cell

NOTHING = re.compile(r"^(?:\*\*|__|\*{4}|_{4}|[nN]a[nN]|Unnamed: \d+(?:_level_\d+)?)$")
"""What programs write for a blank cell: marks of emphasis around nothing, and what data frames hold there."""

EMPHASIS = re.compile(r"^(?P<mark>\*\*\*|\*\*|\*|___|__|_|`)(?P<text>[^*_`]+)(?P=mark)$")

Row = tuple[Cell, ...]


def without_blank_columns(rows: list[Row]) -> list[Row]:
    """Rows of one width without the columns at their right that are blank in all of them, header and captions too."""
    width = max(map(len, rows), default=0)
    if any(len(row) != width for row in rows):
        return rows
    while width > 1 and not any(row[width - 1].text for row in rows):
        width -= 1
    return [row[:width] for row in rows]


def is_single(row: Row) -> bool:
    """Whether a row is one text in front of blanks."""
    return len(row) > 1 and is_label(row[0].text) and not any(cell.text for cell in row[1:])


def running_text(row: Row) -> Line | None:
    """The text of a row that holds one text in front of blanks, as programs write the lines of a sheet; else None."""
    printed = known_labels() | section_cores() | headed_cores()
    if not is_single(row) or label_core(row[0].text) in printed:
        return None
    return Line(row[0].text, row[0].start)


def counts_columns(row: Row) -> bool:
    """Whether a header row only counts its columns from 0, as data frames do; a blank may head the rows' numbers."""
    texts = [cell.text for cell in row]
    counted = texts[1:] if texts[0] == "" else texts
    return len(counted) > 1 and counted == [str(number) for number in range(len(counted))]


def without_index(rows: list[Row]) -> list[Row]:
    """Rows without a first column that only counts them from 0, as data frames do."""
    heads = 1 if rows and not rows[0][0].text else 0
    counted = [row[0].text for row in rows[heads:]]
    is_index = len(counted) > 1 and counted == [str(number) for number in range(len(counted))]
    return [row[1:] for row in rows] if is_index and all(len(row) > 2 for row in rows) else rows


def marks_merged(lines: Sequence[Line], begin: int) -> bool:
    """Whether a frame tells a merged cell, one space wide at the places it covers, from a blank one, two wide."""
    seen: set[str] = set()
    for line in lines[begin:]:
        if not line.text.lstrip().startswith("|"):
            break
        seen.update(part for part in line.text.strip()[1:].split("|")[:-1] if not part.strip())
    return seen == {" ", "  "}


def framed_row(line: Line, marked: bool = False) -> Row:
    """The cells of a line between its outer pipes.

    marked   whether a place one space wide belongs to the merged cell left of it
    """
    stripped = line.text.strip()
    start = line.start + line.text.index(stripped) + 1
    row: list[Cell] = []
    for part in stripped[1:].removesuffix("|").split("|"):
        if not (marked and row and part == " "):
            row.append(without_emphasis(cell(part, start)))
        start += len(part) + 1
    return tuple(row)


def without_emphasis(printed: Cell) -> Cell:
    """A cell without the marks of bold, italic or code around its text; blank where a program wrote that it is."""
    if NOTHING.match(printed.text):
        return cell("", printed.start)
    match = EMPHASIS.match(printed.text)
    if match is None:
        return printed
    start, end = match.span("text")
    return cell(printed.text[start:end], printed.start + start)
