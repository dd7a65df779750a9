"""The parts of a table: captions, header rows, and the rows under them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from ingest.document import Cell, Table
from ingest.extract.header import Header, header_words, run_together, single_row, solve
from ingest.extract.shapes import is_label, is_value, role
from ingest.normalise.labels import label_core


@dataclass
class Part:
    """Header rows and the rows under them."""

    captions: list[Cell] = field(default_factory=list)
    header_rows: list[list[Cell]] = field(default_factory=list)
    rows: list[tuple[int, tuple[Cell, ...]]] = field(default_factory=list)


def filled(row: tuple[Cell, ...]) -> list[Cell]:
    """The cells of a row that hold text."""
    return [cell for cell in row if cell.text]


def is_caption(rows: tuple[tuple[Cell, ...], ...], index: int, part: Part) -> bool:
    """Whether a row is one text across the table: alone in its row, and before or right above a header.

    The same row further down may be a heading or an item without a value; it stays a row.
    """
    row = rows[index]
    texts = filled(row)
    if len(texts) != 1 or texts[0] is not row[0] or is_value(texts[0].text):
        return False
    if len(row) == 1 or not (part.header_rows or part.rows):
        return True
    following = next((later for later in rows[index + 1 :] if filled(later)), None)
    return following is not None and is_header(following, False)


def is_header(row: tuple[Cell, ...], may_be_new: bool) -> bool:
    """Whether a row heads columns: at least two texts, no value, and words of a header.

    may_be_new   whether words that no form uses are taken for a header as well
    """
    texts = filled(row)
    if len(texts) < 2 or any(not is_label(cell.text) for cell in texts):
        return False
    heads = sum(role(cell.text) != "unknown" or label_core(cell.text) in header_words() for cell in texts)
    return heads * 2 > len(texts) or may_be_new


def may_be_new(row: tuple[Cell, ...], part: Part, padded: bool) -> bool:
    """Whether a row of unknown words may head columns: the first row, or one of several that fills its last column.

    A row of labels whose values are all blank looks the same, but ends with blanks.
    """
    if part.rows:
        return False
    return not part.header_rows or (not padded and bool(row[-1].text))


def split_parts(table: Table) -> list[Part]:
    """Cut a table where a caption or a new header begins."""
    parts = [Part()]
    for index, row in enumerate(table.rows):
        part = parts[-1]
        if not filled(row):
            continue
        if is_caption(table.rows, index, part):
            if part.header_rows or part.rows:
                part = Part()
                parts.append(part)
            part.captions.append(row[0])
        elif is_header(row, may_be_new(row, part, table.padded)):
            if part.rows:
                parts.append(Part(captions=list(part.captions)))
            parts[-1].header_rows.append(list(row[:-1] if index in table.doubtful else row))
        else:
            part.rows.append((index, row))
    return parts


def read_header(table: Table, part: Part) -> Header:
    """The header of a part, solved over as many columns as its rows have values."""
    labelled = sum(bool(row) and is_label(row[0].text) for _, row in part.rows) * 2 > len(part.rows)
    labelled = labelled or any(
        row and not row[0].text and any(is_label(c.text) for c in row) for _, row in part.rows
    )
    if not part.header_rows:
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


def value_run(row: tuple[Cell, ...]) -> int:
    """How many values stand at the end of a row; blanks before the first may belong to the label."""
    count = 0
    while count < len(row) and is_value(row[-1 - count].text):
        count += 1
    while count and not row[-count].text:
        count -= 1
    return count
