"""Tables whose rows are lines in a frame of pipes, as Markdown writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.document import Cell, Table
from ingest.extract.shapes import is_label, is_value, shape
from ingest.readers.breaks import is_page_number
from ingest.readers.lines import Line, cell
from ingest.readers.unmerge import with_merged_headers

RULER = re.compile(r"^\s*\|?[\s:=+-]*-{2,}[\s|:=+-]*$")
EMPTY = re.compile(r"^\s*\|(?:[ \t]*\|)+\s*$")
EMPHASIS = re.compile(r"^(?P<mark>\*\*\*|\*\*|\*|___|__|_|`)(?P<text>[^*_`]+)(?P=mark)$")
MAX_GAP = 4
MAX_WRAP = 4
Row = tuple[Cell, ...]


def is_ruler(line: Line) -> bool:
    """Whether a line only draws: dashes between pipes."""
    return "|" in line.text and bool(RULER.match(line.text))


def is_framed(line: Line) -> bool:
    """Whether a line stands between two outer pipes."""
    text = line.text.strip()
    return len(text) > 1 and text[0] == text[-1] == "|" and bool(text.strip("| "))


def begins_frame(lines: Sequence[Line], index: int) -> bool:
    """Whether rows in a frame begin at a line; a blank row stands there before a ruler only."""
    if EMPTY.match(lines[index].text):
        return index + 1 < len(lines) and is_ruler(lines[index + 1])
    return is_framed(lines[index]) or wrapped(lines, index) > 1


def wrapped(lines: Sequence[Line], index: int) -> int:
    """How many lines one row takes from `index` on: more than one where a cell's text was broken; 0 where none is.

    The first begins with a pipe, the last ends with one, and none between or after begins with one.
    """
    if is_framed(lines[index]) or EMPTY.match(lines[index].text):
        return 1
    if not lines[index].text.lstrip().startswith("|") or lines[index].text.count("|") < 1:
        return 0
    for count, line in enumerate(lines[index + 1 : index + MAX_WRAP], start=2):
        if line.blank or line.text.lstrip().startswith("|"):
            return 0
        if line.text.rstrip().endswith("|"):
            return count
    return 0


def framed_rows(text: str, lines: Sequence[Line], begin: int) -> tuple[list[Row], int]:
    """The rows of a frame that begins at a line, without rulers and blank rows, and the line after it."""
    rows: list[Row] = []
    index = begin
    while index < len(lines):
        count = wrapped(lines, index)
        if not count:
            break
        last = lines[index + count - 1]
        line = Line(text[lines[index].start : last.end], lines[index].start)
        if not is_ruler(line) and not EMPTY.match(line.text):
            rows.append(framed_row(line))
        elif rows and is_ruler(line) and counts_columns(rows[-1]):
            rows.pop()
        index += count
    return rows, index


def counts_columns(row: Row) -> bool:
    """Whether a header row only counts its columns from 0, as data frames do."""
    return len(row) > 1 and [cell.text for cell in row] == [str(number) for number in range(len(row))]


def framed_row(line: Line) -> Row:
    """The cells of a line between its outer pipes."""
    stripped = line.text.strip()
    start = line.start + line.text.index(stripped) + 1
    row = []
    for part in stripped[1:].removesuffix("|").split("|"):
        row.append(without_emphasis(cell(part, start)))
        start += len(part) + 1
    return tuple(row)


def without_emphasis(printed: Cell) -> Cell:
    """A cell without the marks of bold, italic or code around its text."""
    match = EMPHASIS.match(printed.text)
    if match is None:
        return printed
    start, end = match.span("text")
    return cell(printed.text[start:end], printed.start + start)


def framed_table(text: str, lines: Sequence[Line], begin: int) -> tuple[Table | None, int]:
    """The table of a frame that begins at a line, and the line after it; None where the frame holds no row.

    Pieces that page numbers or blank lines cut are one table where the lower one continues the upper one.
    """
    rows, end = framed_rows(text, lines, begin)
    while rows and (ahead := next_piece(lines, end)) is not None:
        below, after = framed_rows(text, lines, ahead)
        joined = continued(rows, below)
        if joined is None:
            break
        rows, end = joined, after
    return (laid_out(rows) if rows else None), end


def next_piece(lines: Sequence[Line], end: int) -> int | None:
    """Where a frame begins again after blank lines and page numbers alone, None where it does not."""
    for index in range(end, min(len(lines), end + MAX_GAP)):
        if wrapped(lines, index):
            return index
        if not lines[index].blank and not is_page_number(lines[index]):
            return None
    return None


def continued(above: list[Row], below: list[Row]) -> list[Row] | None:
    """Two pieces as one table, None where the lower one is a table of its own.

    It goes on if, its repeated header aside, it begins with a row of values that the upper one does not print, and both
    have as many columns; or as many columns right of the labels, with more columns of labels in one of them.
    """
    repeated = 0
    while repeated < min(len(above), len(below)) and texts(above[repeated]) == texts(below[repeated]):
        repeated += 1
    rest = below[repeated:] if not any(is_data(row) for row in below[:repeated]) else below
    if not rest or not is_data(rest[0]) or labels(rest[0]) in map(labels, above):
        return None
    if usual_width(above) == usual_width(rest):
        return [*above, *rest]
    values = value_columns(above), value_columns(rest)
    if not values[0] or values[0] != values[1]:
        return None
    width = max(len(row) for row in (*above, *rest))
    return [*widened(above, width), *widened(rest, width)]


def usual_width(rows: Sequence[Row]) -> int:
    """How many cells most rows have, the larger number of two that are as common."""
    counts = Counter(map(len, rows))
    return max(counts, key=lambda width: (counts[width], width))


def widened(rows: Sequence[Row], width: int) -> list[Row]:
    """Rows with their first label over as many more columns as they lack."""
    return [(*[row[0]] * (width - len(row) + 1), *row[1:]) for row in rows]


def texts(row: Row) -> list[str]:
    """The texts of a row without white space."""
    return ["".join(cell.text.split()) for cell in row]


def labels(row: Row) -> tuple[str, ...]:
    """The labels a row begins with, as far as they are filled."""
    found = []
    for words in texts(row):
        if words and not is_label(words):
            break
        found.append(words)
    return tuple(word for word in found if word)


def is_data(row: Row) -> bool:
    """Whether a row is labels and values: a label, and at least as many values as labels, units aside."""
    filled = [cell.text for cell in row if cell.text and shape(cell.text) != "unit"]
    values = sum(is_value(text) for text in filled)
    return len(filled) > 1 and is_label(filled[0]) and values * 2 >= len(filled)


def value_columns(rows: Sequence[Row]) -> int:
    """How many columns right of the labels there are; 0 where a blank column or an uneven row makes it uncertain."""
    body = [row for row in rows if is_data(row)]
    width = usual_width(rows)
    if any(len(row) != width for row in rows):
        return 0
    count = 0
    while count < width and all(not is_label(row[width - 1 - count].text) for row in body):
        count += 1
    if count == width or any(not any(row[width - 1 - c].text for row in body) for c in range(count)):
        return 0
    return count


def laid_out(rows: list[Row]) -> Table:
    """Rows of one width with their merged headers where they are certain; rows of several widths as they are."""
    width = usual_width(rows)
    ragged = [row for row in rows if len(row) != width]
    if any(not is_data(row) for row in ragged):
        return Table(tuple(rows), padded=False)
    blank = tuple(Cell("", rows[0][0].start, rows[0][0].start) for _ in range(width))
    spanned = with_merged_headers([row if len(row) == width else blank for row in rows])
    if spanned is None:
        return Table(tuple(rows), padded=False)
    whole = zip(rows, spanned, strict=True)
    return Table(
        tuple(tuple(s) if len(row) == width else row for row, s in whole), padded=False, spanned=True
    )
