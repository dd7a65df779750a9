"""The parts of a table: captions, header rows, and the rows under them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import takewhile

from ingest.document import Cell, Table
from ingest.extract.captions import says_no_label
from ingest.extract.header import Header, run_together, single_row, solve
from ingest.extract.known import headed_cores, is_head
from ingest.extract.shapes import is_label, is_value
from ingest.normalise.labels import label_core

Row = tuple[Cell, ...]


@dataclass
class Part:
    """Header rows and the rows under them.

    captions   texts alone in their rows above the header
    headings   texts alone in their rows below it that name the rows after them, each with the index of its row
    torn       whether a header row is in pieces
    """

    captions: list[Cell] = field(default_factory=list)
    header_rows: list[list[Cell]] = field(default_factory=list)
    rows: list[tuple[int, Row]] = field(default_factory=list)
    headings: list[tuple[int, Cell]] = field(default_factory=list)
    torn: bool = False


def distinct(cells: Row | list[Cell]) -> Row:
    """The cells without repetition: a merged cell stands once."""
    return tuple({id(cell): cell for cell in cells}.values())


def filled(row: Row) -> list[Cell]:
    """The cells of a row that hold text, each once."""
    return [cell for cell in distinct(row) if cell.text]


def is_alone(table: Table, index: int, texts: list[Cell], part: Part) -> bool:
    """Whether a row is one text across the table.

    Where the format gives merged cells the text covers the row, or is its only cell. Elsewhere it is alone in its row
    and no item of its own: a row of one cell, before or right above a header, or a remark; the same row further down
    may be an item without a value and stays a row.

    texts   the cells of the row that hold text
    """
    row = table.rows[index]
    if len(texts) != 1 or texts[0] is not row[0] or is_value(texts[0].text):
        return False
    if len(row) == 1 or says_no_label(texts[0].text):
        return True
    width = max(map(len, table.rows))
    if table.spanned and width > 1:
        return len(distinct(row)) == 1 and len(row) == width
    if not (part.header_rows or part.rows):
        return not table.spanned
    following = next((later for later in table.rows[index + 1 :] if filled(later)), None)
    return not table.spanned and following is not None and is_header(filled(following), False)


def goes_on(table: Table, index: int, part: Part) -> bool:
    """Whether the header of a part holds below a text alone in its row: no further header and no article follows."""
    text = table.rows[index][0].text
    if not part.header_rows or label_core(text) in headed_cores():
        return False
    following = next((row for row in table.rows[index + 1 :] if len(filled(row)) > 1), None)
    return following is None or not is_header(filled(following), True)


def outer_captions(part: Part, caption: Cell) -> list[Cell]:
    """The captions of a part that hold for the next one: those above the articles, where another article follows."""
    if label_core(caption.text) not in headed_cores():
        return []
    return list(takewhile(lambda cell: label_core(cell.text) not in headed_cores(), part.captions))


def is_header(texts: list[Cell], may_be_new: bool) -> bool:
    """Whether a row heads columns: at least two texts, no value, and words of a header.

    texts        the cells of the row that hold text
    may_be_new   whether words that no form uses are taken for a header as well
    """
    if len(texts) < 2 or any(not is_label(cell.text) for cell in texts):
        return False
    heads = sum(is_head(cell.text) for cell in texts)
    return heads * 2 > len(texts) or may_be_new


def may_be_new(row: Row, part: Part, padded: bool) -> bool:
    """Whether a row of unknown words may head columns: the first row, or one of several that fills its last column.

    A row of labels whose values are all blank looks the same, but ends with blanks.
    """
    if part.rows:
        return False
    return not part.header_rows or (not padded and bool(row[-1].text))


def split_parts(table: Table) -> list[Part]:
    """Cut a table where a new header begins, with its captions."""
    parts = [Part()]
    for index, row in enumerate(table.rows):
        part = parts[-1]
        texts = filled(row)
        if not texts:
            continue
        if is_alone(table, index, texts, part):
            if goes_on(table, index, part):
                if not says_no_label(row[0].text):
                    part.headings.append((index, row[0]))
                continue
            if part.header_rows or part.rows:
                parts.append(Part(captions=outer_captions(part, row[0])))
            parts[-1].captions.append(row[0])
        elif is_header(texts, may_be_new(row, part, table.padded)):
            if part.rows:
                parts.append(Part(captions=list(part.captions)))
            parts[-1].header_rows.append(list(row[:-1] if index in table.doubtful else row))
            parts[-1].torn |= index in table.torn
        else:
            part.rows.append((index, row))
    return parts


def read_header(table: Table, part: Part) -> Header:
    """The header of a part, solved over as many columns as its rows have values."""
    labelled = sum(bool(row) and is_label(row[0].text) for _, row in part.rows) * 2 > len(part.rows)
    labelled = labelled or any(
        row and not row[0].text and any(is_label(c.text) for c in row) for _, row in part.rows
    )
    if part.torn or not part.header_rows:
        return Header((), 0, "", False)
    if len(part.header_rows) == 1:
        return single_row(part.header_rows[0], labelled)
    texts = [cell for row in part.header_rows for cell in row if cell.text]
    official = run_together(texts)
    if official and not official.stubs:
        return replace(official, stubs=int(labelled))
    widths = Counter(value_run(row[:-1] if index in table.doubtful else row) for index, row in part.rows)
    for width, _ in widths.most_common(3):
        header = solve(part.header_rows, width, labelled)
        if header.solved:
            return header
    return replace(official, stubs=int(labelled)) if official else Header((), 0, "", False)


def value_run(row: Row) -> int:
    """How many values stand at the end of a row; blanks before the first may belong to the label."""
    count = 0
    while count < len(row) and is_value(row[-1 - count].text):
        count += 1
    while count and not row[-count].text:
        count -= 1
    return count
