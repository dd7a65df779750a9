"""Tables that lost every separator: a cell a line, or a row a line with nothing but spaces between its cells.

The words of a known header begin such a table. After it come labels and values in turn; what counts as a row is told
by the values, and whether a row is whole is told later by the number of columns in the header.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.document import Cell, Table
from ingest.extract.header import header_words
from ingest.extract.known import section_cores
from ingest.extract.shapes import is_value, role, shape
from ingest.normalise.labels import label_core, numbering
from ingest.readers.breaks import breaks_table
from ingest.readers.lines import Line, cell
from ingest.readers.rejoin import is_doubtful, joined_end, taken_back, whole

WORD = re.compile(r"\S+")
MAX_LINE = 120
MAX_WORD = 60
MAX_LINES = 2000
MAX_BLANKS = 3
MIN_HEADS = 2
MIN_ROWS = 2


@dataclass(frozen=True)
class Word:
    """A cell and the index of its line."""

    cell: Cell
    line: int


def is_head(text: str) -> bool:
    """Whether a word stands in the header of some table; a numbered label does not."""
    if numbering(text).level is not None:
        return False
    return role(text) != "unknown" or label_core(text) in header_words()


def words_of(line: Line, index: int) -> list[Word]:
    """The words of a line; white space separates cells."""
    return [Word(cell(m.group(0), line.start + m.start()), index) for m in WORD.finditer(line.text)]


def may_belong(line: Line) -> bool:
    """Whether a line may be part of such a table: short, no sentence, no chapter but one that forms print inside."""
    text = line.text.strip()
    if len(text) > MAX_LINE or "|" in text or line.text.startswith("\t"):
        return False
    return not breaks_table(line) or label_core(text) in section_cores()


def collect(lines: list[Line], begin: int) -> list[Word]:
    """The words from a line on, to the end of the table at the latest."""
    words: list[Word] = []
    blanks = 0
    for index in range(begin, min(len(lines), begin + MAX_LINES)):
        line = lines[index]
        blanks = blanks + 1 if line.blank else 0
        if blanks > MAX_BLANKS or (not line.blank and not may_belong(line)):
            break
        found = words_of(line, index)
        if any(len(word.cell.text) > MAX_WORD for word in found):
            break
        words.extend(found)
    return words


def begins_table(lines: list[Line], index: int) -> bool:
    """Whether words of a header begin at a line."""
    first = WORD.search(lines[index].text)
    if first is None or not is_head(first.group(0)[: MAX_WORD + 1]) or not may_belong(lines[index]):
        return False
    found: list[Word] = []
    for later in range(index, min(len(lines), index + 2 * MIN_HEADS)):
        found.extend(words_of(lines[later], later))
        if len(found) >= MIN_HEADS:
            break
    return len(found) >= MIN_HEADS and all(is_head(word.cell.text) for word in found[:MIN_HEADS])


def groups(words: list[Word]) -> list[tuple[list[Word], list[Word]]]:
    """Runs of labels with the run of values after each."""
    found: list[tuple[list[Word], list[Word]]] = [([], [])]
    for word in words:
        if is_value(word.cell.text):
            found[-1][1].append(word)
            continue
        if found[-1][1]:
            found.append(([], []))
        found[-1][0].append(word)
    return found


def split_header(labels: list[Word]) -> tuple[list[Word], list[Word], list[Word]]:
    """Captions, header and row labels of a run of labels; the header is its last run of header words."""
    end = len(labels)
    while end:
        start = end
        while start and is_head(labels[start - 1].cell.text):
            start -= 1
        stubs = [index for index in range(start, end) if role(labels[index].cell.text) == "label"]
        start = stubs[-1] if stubs else start
        if end - start >= MIN_HEADS:
            return labels[:start], labels[start:end], labels[end:]
        end = start - 1 if start else 0
    return [], [], labels


def label_rows(labels: list[Word]) -> list[list[Cell]]:
    """Row labels cut after each unit: a label with its unit and no value is a row of its own."""
    rows: list[list[Cell]] = [[]]
    for word in labels:
        rows[-1].append(word.cell)
        if shape(word.cell.text) == "unit":
            rows.append([])
    return rows if rows[-1] or len(rows) == 1 else rows[:-1]


def with_whole_label(text: str, row: list[Cell]) -> list[Cell]:
    """The labels and the unit of a row, with the pieces of its own label as one cell."""
    end = len(row) - (1 if row and shape(row[-1].text) == "unit" else 0)
    if end < 1:
        return row
    start = end - joined_end(row[:end])
    own = cell(text[row[start].start : row[end - 1].end], row[start].start)
    return [*row[:start], own, *row[end:]]


def give_back(above: list[Cell], labels: list[Word]) -> list[Word]:
    """The labels below a row without those that are the rest of its label; a row in doubt gets one cell too many."""
    own = next((i for i, found in enumerate(above) if shape(found.text) != "text"), len(above)) - 1
    following = [word.cell for word in labels[:-1]]
    if own < 0 or any(word.line == labels[-1].line for word in labels[:1]):
        return labels
    if is_doubtful(above[own], following):
        above.append(following[0])
        return labels[1:]
    count = taken_back(above[own], following)
    if count:
        above[own] = above[own]._replace(text=whole([above[own], *following[:count]]))
    return labels[count:]


def stream_table(text: str, lines: list[Line], begin: int) -> tuple[Table, int] | None:
    """The table that begins at a line, and the line after it; None where too little of one is there."""
    rows: list[list[Cell]] = []
    filled = 0
    last = begin
    for labels, values in groups(collect(lines, begin)):
        captions, header, own = split_header(labels)
        if not values:
            if filled and own and not header:
                give_back(rows[-1], [*own, own[-1]])
            break
        rows.extend([caption.cell] for caption in captions)
        if header:
            rows.append([word.cell for word in header])
        elif filled and own:
            own = give_back(rows[-1], own)
        cut = [with_whole_label(text, row) for row in label_rows(own)]
        rows.extend(cut[:-1])
        rows.append([*cut[-1], *(word.cell for word in values)])
        filled += 1
        last = max(word.line for word in values)
    if filled < MIN_ROWS and not (filled == 1 and len(rows[-1]) > MIN_HEADS):
        return None
    return Table(tuple(tuple(row) for row in rows if row), padded=True), last + 1
