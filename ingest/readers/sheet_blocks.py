"""A whole sheet as a page: running text and tables on one grid, told apart by blank rows and rows of one text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.extract.known import known_labels, section_cores
from ingest.normalise.labels import label_core
from ingest.readers.breaks import breaks_table
from ingest.readers.join import is_data
from ingest.readers.layout import NUMERIC
from ingest.readers.lines import Line
from ingest.readers.page import Item
from ingest.readers.spans import Grid, Printed

NUMERALS = re.compile(r"[一二三四五六七八九十百\d]+")

Rows = list[list[Printed]]


def is_sheet(grid: Grid) -> bool:
    """Whether a grid is a sheet with several things on it: a blank row stands between rows with text."""
    filled = [any(cell.text for cell in row) for row in grid]
    return any(
        not filled[index] and any(filled[:index]) and any(filled[index:]) for index in range(len(filled))
    )


def without_blank_columns(grid: Grid) -> Grid:
    """The grid without columns that hold no text."""
    width = max((len(row) for row in grid), default=0)
    kept = [x for x in range(width) if any(x < len(row) and row[x].text for row in grid)]
    return [[row[x] if x < len(row) else Printed("") for x in kept] for row in grid]


def texts(row: Sequence[Printed]) -> list[Printed]:
    """The cells of a row with text, each once."""
    return [cell for cell in dict.fromkeys(row) if cell.text]


def sheet_blocks(grid: Grid) -> Iterator[Item]:
    """A sheet cut at blank rows and at running text: lines of one text around a table as text, the rest as tables.

    A blank row does not cut where the rows below it go on with the table above.
    """
    blocks: list[Rows] = [[]]
    for row in without_blank_columns(grid):
        if texts(row):
            blocks[-1].append(row)
        elif blocks[-1]:
            blocks.append([])
    whole: list[Rows] = []
    for block in filter(None, blocks):
        if whole and goes_on(whole[-1], block):
            whole[-1] += block
        else:
            whole.append(block)
    for block in whole:
        for piece in without_prose(block):
            yield from block_items(piece)


def goes_on(above: Rows, below: Rows) -> bool:
    """Whether rows below a blank one belong to the table above it: under headings of a form alone they begin with a
    label and numbers in the columns of the numbers above, where a header stands over them.
    """
    first = next((index for index, row in enumerate(below) if len(texts(row)) > 1), 0)
    if not is_data(below[first]) or not all(is_heading(row) for row in below[:first]):
        return False
    data = [row for row in above if is_data(row)]
    header = next((row for row in above if len(texts(row)) > 1), [])
    return bool(data) and not is_data(header) and places(below[first]) == places(data[-1])


def places(row: Sequence[Printed]) -> tuple[int, int]:
    """The first and the last column of a row that hold text."""
    filled = [column for column, cell in enumerate(row) if cell.text]
    return filled[0], filled[-1]


def is_heading(row: Sequence[Printed]) -> bool:
    """Whether a row is nothing but a heading or a label that some form prints."""
    core = label_core(row[0].text)
    return core in section_cores() or core in known_labels()


def without_prose(rows: Rows) -> Iterator[Rows]:
    """Rows cut where running text stands between them: a sentence or a chapter that no form prints in its tables."""
    piece: Rows = []
    for row in rows:
        words = texts(row)
        if len(words) == 1 and breaks_table(Line(words[0].text, 0)) and not is_heading([words[0]]):
            yield from filter(None, (piece, [row]))
            piece = []
        else:
            piece.append(row)
    yield from filter(None, (piece,))


def block_items(rows: Rows) -> Iterator[Item]:
    """The items of rows without a blank one between; each text of a merged cell is read once."""
    wide = [index for index, row in enumerate(rows) if len(texts(row)) > 1]
    first, last = (wide[0], wide[-1]) if wide else (len(rows), len(rows))
    if wide and first and rows[first - 1][0].text and is_article(rows, first):
        first -= 1
    while last + 1 < len(rows) and not is_note(rows[last + 1]):
        last += 1
    seen: set[int] = set()
    for index, row in enumerate(rows):
        if not first <= index <= last:
            for cell in texts(row):
                if id(cell) not in seen:
                    seen.add(id(cell))
                    yield from (line.strip() for line in cell.text.splitlines() if line.strip())
        elif index == first:
            yield [spread(rows, place) for place in range(first, last + 1)]


def is_article(rows: Rows, first: int) -> bool:
    """Whether the text above a table is repeated inside it with another number: a caption of one of its parts."""
    own = NUMERALS.sub("#", rows[first - 1][0].text)
    return any(len(texts(row)) == 1 and NUMERALS.sub("#", row[0].text) == own for row in rows[first + 1 :])


def is_note(row: list[Printed]) -> bool:
    """Whether a row of one text below a table is a note: a long text, or one that is not in the label column."""
    found = texts(row)
    return len(found) == 1 and (len(found[0].text) > 40 or found[0] is not row[0])


def spread(rows: Rows, index: int) -> list[Printed]:
    """A row; one text right above a header row is a caption over the whole width."""
    row = rows[index]
    following = texts(rows[index + 1]) if index + 1 < len(rows) else []
    alone = len(texts(row)) == 1 and row[0].text and not NUMERIC.match(row[0].text)
    if alone and len(following) > 1 and not any(NUMERIC.match(cell.text) for cell in following):
        return [row[0]] * len(row)
    return row
