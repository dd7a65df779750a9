"""Tables whose rows are lines in a frame of pipes, as Markdown writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.document import Cell, Table
from ingest.extract.known import section_cores
from ingest.extract.shapes import is_label, is_value, shape
from ingest.normalise.labels import label_core
from ingest.readers.breaks import breaks_table, is_page_number
from ingest.readers.frame_rows import (
    Row,
    counts_columns,
    framed_row,
    is_single,
    marks_merged,
    running_text,
    without_blank_columns,
    without_index,
)
from ingest.readers.lines import Line, cell
from ingest.readers.rejoin import is_piece, joined_end, makes_label
from ingest.readers.unmerge import with_merged_headers

RULER = re.compile(r"^\s*\|?[\s:=+-]*-{2,}[\s|:=+-]*$")
EMPTY = re.compile(r"^\s*\|(?:[ \t]*\|)+\s*$")
MAX_GAP = 4
MAX_WRAP = 4


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
    marked = marks_merged(lines, begin)
    while index < len(lines):
        count = wrapped(lines, index)
        if not count:
            break
        last = lines[index + count - 1]
        line = Line(text[lines[index].start : last.end], lines[index].start)
        if rows and not is_ruler(line) and ends_table(framed_row(line), lines, index + count):
            break
        if not is_ruler(line) and not EMPTY.match(line.text):
            rows.append(framed_row(line, marked))
        elif rows and is_ruler(line) and counts_columns(rows[-1]):
            rows.pop()
        index += count
    return without_blank_columns(without_index(with_whole_labels(text, rows))), index


def with_whole_labels(text: str, rows: list[Row]) -> list[Row]:
    """Rows, with those as one between which a label was broken that some form prints.

    A text alone that no form prints by itself begins the label below it where that may be the end of another one.
    """
    joined: list[Row] = []
    for row in rows:
        above = joined[-1] if joined else ()
        whole = [cell.text for cell in (*above[-1:], row[0])]
        broken = len(whole) > 1 and all(whole) and makes_label(whole)
        alone = len(above) == 1 and is_piece(whole[0]) and is_data(row)
        if broken or (alone and joined_end((*above, row[0])) > 1):
            own = cell(text[above[-1].start : row[0].end], above[-1].start)
            joined[-1] = (*above[:-1], own, *row[1:])
        else:
            joined.append(row)
    return joined


def ends_table(row: Row, lines: Sequence[Line], after: int) -> bool:
    """Whether a row in a frame is running text between two tables: a sentence, or a chapter with a header below it."""
    if (running := running_text(row)) is not None:
        return breaks_table(running)
    below = framed_row(lines[after]) if after < len(lines) and is_framed(lines[after]) else ()
    texts = [cell.text for cell in below if cell.text]
    chapter = is_single(row) and label_core(row[0].text) in section_cores()
    return chapter and len(texts) > 1 and all(map(is_label, texts))


def text_row(text: str, lines: Sequence[Line], index: int) -> tuple[Line, int] | None:
    """The running text that a frame begins with and the line after it: a sentence, a chapter, or a line above another.

    None where the frame begins with a row of its table.
    """
    count = wrapped(lines, index)
    after = index + count
    if not count or is_ruler(lines[index]):
        return None
    running = running_text(
        framed_row(Line(text[lines[index].start : lines[after - 1].end], lines[index].start))
    )
    while after < len(lines) and is_ruler(lines[after]):
        after += 1
    below = framed_row(lines[after]) if after < len(lines) and is_framed(lines[after]) else ()
    if running and (breaks_table(running) or (below and running_text(below))):
        return running, after
    return None


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
