"""Tables whose cells a crawler ended with `|`: a cell a line (`48 | ||`), or a row a line (`| a | b |`)."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import NamedTuple

from ingest.document import Cell, Table
from ingest.extract.shapes import is_label, is_value, role
from ingest.normalise.labels import numbering
from ingest.readers.breaks import draws, is_page_number
from ingest.readers.framed import is_ruler, laid_out
from ingest.readers.lines import Line, cell
from ingest.readers.pipe_cells import MIN_WIDTH, in_reading_order, listed
from ingest.readers.rejoin import MAX_PIECES, makes_label
from ingest.readers.tabs import is_heading

PIPES_ONLY = re.compile(r"^[\s|]*\|[\s|]*$")
PADDING = re.compile(r"\|[ \t]*\|\s*$")
MERGED_PADDING = re.compile(r"[^|\s][ \t]*\|{2,}\s*$")
MAX_GAP = 6
"""Lines without a pipe between two rows at most."""

AGREEING = 3
"""How many ends of rows must agree on a width before another width means another table."""


class Piece(NamedTuple):
    """A cell as it stood between pipes.

    tight      nothing at all stood between its pipes: padding, where a run of pipes ends a row
    ends_row   the line's padding ended right after it
    """

    cell: Cell
    tight: bool
    ends_row: bool


def has_pipe(line: Line) -> bool:
    """Whether a line may belong to a table with pipes."""
    return "|" in line.text


def is_row_line(line: Line) -> bool:
    """Whether a whole row stands on the line: several cells with text between pipes."""
    if is_ruler(line):
        return True
    return len([part for part in line.text.split("|") if part.strip()]) >= 2


def heads_rows(lines: list[Line], index: int, above: Line) -> bool:
    """Whether a line below a row without padding is a heading that some form prints between its rows.

    A header of another width below it begins another table.
    """
    if not is_row_line(above) or PADDING.search(above.text) or not is_heading(lines[index]):
        return False
    below = next((line for line in lines[index + 1 : index + MAX_GAP] if has_pipe(line)), None)
    return below is None or holds_values(below) or below.text.count("|") == above.text.count("|")


def is_padded(line: Line) -> bool:
    """Whether pipes follow each other with nothing between."""
    return "||" in line.text


def begins_another(above: Line, below: Line) -> bool:
    """Whether a line behind blank ones begins another table: it holds no value and is not as wide as the row above."""
    if not is_row_line(above) or is_padded(above) or is_padded(below) or holds_values(below):
        return False
    return below.text.count("|") != above.text.count("|")


def whole_rows(text: str, lines: list[Line]) -> list[Line]:
    """The rows of a region whose rows are lines, rulers, blank lines and page numbers aside.

    Lines without pipes right above a row of values begin its label unless that is numbered; others are rows of one
    cell.
    """
    rows: list[Line] = []
    above: list[Line] = []
    for line in rejoined(text, lines):
        if has_pipe(line) and not is_ruler(line):
            if above and holds_values(line) and not is_numbered(line):
                rows.append(Line(text[above[0].start : line.end], above[0].start))
            else:
                rows += [*above, line]
            above = []
        elif line.blank or draws(line) or is_ruler(line) or is_page_number(line):
            rows += above
            above = []
        else:
            above.append(line)
    return [*rows, *above]


def is_numbered(line: Line) -> bool:
    """Whether a row begins with a numbered label: nothing of it stands in the lines above."""
    return numbering(line.text.split("|")[0]).level is not None


def rejoined(text: str, lines: list[Line]) -> list[Line]:
    """The lines, with those as one between which a label was broken that some form prints."""
    found: list[Line] = []
    for line in lines:
        first = line.text.split("|")[0].strip()
        for count in range(1, min(MAX_PIECES, len(found) + 1)):
            begun, middle = found[-count], found[len(found) - count + 1 :]
            last = begun.text.split("|")[-1].strip()
            whole = [last, *(piece.text.strip() for piece in middle), first]
            if not all(whole) or any(map(has_pipe, middle)):
                break
            if makes_label(whole):
                found[-count:] = [Line(text[begun.start : line.end], begun.start)]
                break
        else:
            found.append(line)
            continue
        if found[-1].end != line.end:
            found.append(line)
    return found


def holds_values(line: Line) -> bool:
    """Whether a cell of a line is a value."""
    return any(part.strip() and is_value(part) for part in line.text.split("|"))


def row_line_table(text: str, lines: list[Line]) -> Table:
    """A table whose rows are lines.

    Where lines end with several pipes, the crawler padded each row to the width of the table; the padding is dropped.
    Where most lines end without one, pipes stand between cells: one at the end of a line has a blank cell after it.
    """
    if merged := merged_table(lines):
        return merged
    if not any(PADDING.search(line.text) for line in lines):
        ends = [line.text.rstrip().endswith("|") for line in lines]
        separated = sum(ends) * 2 < len(lines)
        rows = []
        for line, ends_with_pipe in zip(lines, ends, strict=True):
            blank = [cell("", line.end)] if separated and ends_with_pipe else []
            rows.append((*(piece.cell for piece in pieces(text, [line])), *blank))
        return Table(tuple(rows), padded=False)
    tight = any(MERGED_PADDING.search(line.text) for line in lines)
    return padded_table([pieces(text, [line]) for line in lines], tight)


def merged_table(lines: list[Line]) -> Table | None:
    """A table whose rows have as many pipes, blanks standing where a merged cell of its headers goes on.

    A row of values may lack one or have one more. None where pipes follow each other without a space, as padding does,
    and where its headers are not certain.
    """
    if any(map(is_padded, lines)):
        return None
    table = laid_out([split_cells(line) for line in lines if not PIPES_ONLY.match(line.text)])
    headed = any(left is right for row in table.rows for left, right in pairwise(row))
    return table if table.spanned and headed else None


def split_cells(line: Line) -> tuple[Cell, ...]:
    """The cells of a line with pipes between them, blank ones at its ends too."""
    found = []
    start = line.start
    for part in line.text.split("|"):
        found.append(cell(part, start))
        start += len(part) + 1
    return tuple(found)


def pieces(text: str, lines: list[Line]) -> list[Piece]:
    """The cells of a region in order; a cell may run over several lines until its pipe."""
    found: list[Piece] = []
    position = lines[0].start
    for line in lines:
        offset = line.start
        for part in line.text.split("|")[:-1]:
            offset += len(part)
            found.append(Piece(cell(text[position:offset], position), position == offset, False))
            position = offset = offset + 1
        if found and ends_row(line):
            found[-1] = found[-1]._replace(ends_row=True)
    if text[position : lines[-1].end].strip():
        found.append(Piece(cell(text[position : lines[-1].end], position), False, False))
    return found


def ends_row(line: Line) -> bool:
    """Whether the line's pipes are padding that only the end of a row has; a lone pipe may be a blank cell."""
    return bool(PADDING.search(line.text)) or (bool(PIPES_ONLY.match(line.text)) and line.text.count("|") > 1)


def cell_line_table(text: str, lines: list[Line]) -> Table:
    """A table of one cell a line.

    Where its header and its cells prove no rows, the crawler padded each row with pipes to the width of the table, so
    that all rows are equally long and the places where padding ended a row tell the width. The padding itself is
    dropped, so that a row that lost a cell shows as short. Without padding, labels and values tell the rows.
    """
    found = pieces(text, lines)
    cells = [piece.cell for piece in found]
    if table := listed(cells) or listed(single_blanks(found)):
        return table
    ends = [number for number, piece in enumerate(found, start=1) if piece.ends_row]
    if not ends:
        width = lone_pipe_width(found)
        whole = equal_rows(found, width) if width else []
        printed = [row for row in whole if any(piece.cell.text for piece in row)]
        if printed and all(is_label(row[own_label(whole)].cell.text) for row in printed):
            return padded_table(whole, merged=False)
        return in_reading_order(text, cells) or padded_table([found], merged=False)
    rows: list[list[Piece]] = []
    start = 0
    for end, width in widths(ends):
        part = found[start:end]
        rows.extend(equal_rows(part, lone_pipe_width(part, width) or width))
        start = end
    return padded_table([*rows, *equal_rows(found[start:], len(rows[-1]))], merged=False)


def own_label(rows: list[list[Piece]]) -> int:
    """Where the rows have their labels: behind running numbers that the first head names."""
    return int(role(rows[0][0].cell.text) == "sequence" and len(rows[-1]) > 1)


def single_blanks(found: list[Piece]) -> list[Cell]:
    """The cells where a blank one is printed with a pipe on either side."""
    return [
        piece.cell
        for number, piece in enumerate(found)
        if piece.cell.text or not (piece.tight or piece.ends_row) or not number or found[number - 1].cell.text
    ]


def equal_rows(found: list[Piece], width: int) -> list[list[Piece]]:
    """Pieces cut into rows of one width; the last may be shorter."""
    return [found[start : start + width] for start in range(0, len(found), width)]


def widths(ends: list[int]) -> list[tuple[int, int]]:
    """Stretches of rows of one width: (end, width) in order, from the places where padding ended a row.

    The width of a stretch is the greatest common divisor of the distances between its ends. Where several ends agreed
    on it and the next distance is no multiple of it, a table of another width follows: what is left over is the first
    row of that table.
    """
    stretches: list[tuple[int, int]] = []
    begin, previous, width, agreeing = 0, 0, 0, 0
    for end in ends:
        distance = end - previous
        left = distance % width if width else 0
        if left >= MIN_WIDTH and (agreeing >= AGREEING or math.gcd(width, distance) < MIN_WIDTH):
            begin = previous + distance - left
            stretches.append((begin, width))
            width, agreeing = left, 1
        else:
            common = math.gcd(width, distance)
            agreeing = agreeing + 1 if common == width else 1
            width = common
        previous = end
    stretches.append((previous, width if width >= MIN_WIDTH else previous - begin))
    return stretches


def lone_pipe_width(found: list[Piece], most: int = 0) -> int:
    """The width of a table whose rows all end with one lone pipe, 0 where none fits at least two rows.

    most   the width that padding tells, of which the width must be a part; 0 where none does
    """
    blank = {number for number, piece in enumerate(found, start=1) if not piece.cell.text}
    for width in range(3, len(found) // 2 + 1):
        if (not most or (most % width == 0 and width < most)) and blank.issuperset(
            range(width, len(found) + 1, width)
        ):
            return width
    return 0


def padded_table(rows: list[list[Piece]], merged: bool) -> Table:
    """Rows without their padding.

    The padding is the run of pipes at the end of a row; its first pipe is the end of the last cell where `merged`. A
    lone pipe may be padding or a blank cell: the row keeps it and is doubtful.
    """
    cells = []
    doubtful = set()
    for index, row in enumerate(rows):
        count = len(row)
        while count > 1 and row[count - 1].tight:
            count -= 1
        run = len(row) - count
        if run and not merged and not row[count - 1].cell.text:
            count -= 1
        elif not run and not row[count - 1].cell.text:
            doubtful.add(index)
        cells.append(tuple(piece.cell for piece in row[:count]))
    return Table(tuple(cells), padded=True, doubtful=frozenset(doubtful))
