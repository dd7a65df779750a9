"""Tables whose cells a crawler turned into paragraphs of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import Cell, Table
from ingest.extract.known import headed_cores
from ingest.normalise.labels import label_core
from ingest.readers.lines import Line, cell

MAX_CELL = 24
MIN_CELLS = 6
MAX_WIDTH = 12
NUMERIC = re.compile(r"^[+\-−－]?[\d０-９][\d０-９,，.．]*\s*[%％]?$")
SENTENCE = re.compile(r"[。！？；，,;!?]")


def is_loose(line: Line) -> bool:
    """Whether a line could be a cell that lost its table: short, no sentence in it."""
    text = line.text.strip()
    return 0 < len(text) <= MAX_CELL and (bool(NUMERIC.match(text)) or not SENTENCE.search(text))


def is_number(line: Line) -> bool:
    """Whether a line is a number and nothing else."""
    return bool(NUMERIC.match(line.text.strip()))


def loose_lines(lines: list[Line], begin: int) -> Iterator[tuple[int, Line]]:
    """The lines from `begin` on that could be cells, each apart from the next by at most one blank line."""
    blanks = 0
    for index in range(begin, len(lines)):
        line = lines[index]
        if line.blank:
            blanks += 1
            if blanks > 1:
                return
            continue
        if not is_loose(line) or "|" in line.text or line.text.startswith("\t"):
            return
        blanks = 0
        yield index, line


def loose_table(lines: list[Line], begin: int) -> tuple[Table, int] | None:
    """A table folded from lines that begin at `begin`, and the index after its last line; None where there is none.

    The header row ends one label before the first number, so that the width is known; then each row is one label and
    numbers. A number left over means that the folding is wrong, and a caption in the header that columns were printed
    one after the other.
    """
    run = loose_lines(lines, begin)
    header: list[tuple[int, Line]] = []
    for entry in run:
        header.append(entry)
        if is_number(entry[1]) or len(header) > MAX_WIDTH + 1:
            break
    width = len(header) - 2
    if width < 2 or not is_number(header[-1][1]):
        return None
    if any(label_core(line.text) in headed_cores() for _, line in header):
        return None
    cells = header
    for entry in run:
        if is_number(entry[1]) == (len(cells) % width == 0):
            if is_number(entry[1]):
                return None
            break
        cells.append(entry)
    cells = cells[: len(cells) - len(cells) % width]
    if len(cells) < max(MIN_CELLS, 2 * width):
        return None
    rows: list[tuple[Cell, ...]] = []
    for start in range(0, len(cells), width):
        rows.append(tuple(cell(line.text, line.start) for _, line in cells[start : start + width]))
    return Table(tuple(rows), padded=False), cells[-1][0] + 1
