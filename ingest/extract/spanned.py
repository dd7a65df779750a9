"""Tables whose merged cells the format gives: columns follow from the places that header cells cover."""

from __future__ import annotations

from ingest.document import Cell, Table
from ingest.extract.align import DataRow, has_columns, is_data, units_fit, unplaced
from ingest.extract.grid import Part, Row, distinct
from ingest.extract.header import Column, Header, Path, known_paths, run_together
from ingest.extract.shapes import is_label, is_value, role, shape
from ingest.extract.sums import proves_places
from ingest.normalise.labels import label_core


def label_columns(part: Part, width: int) -> int:
    """How many columns hold labels: those under the heads of labels, then those whose cells are mostly labels."""
    count = 0
    while count < width:
        heads = [row[count] for row in part.header_rows if count < len(row)]
        first = [row[0] for row in part.header_rows]
        under_first = count == 0 or any(head is other for head, other in zip(heads, first, strict=False))
        roles = {role(head.text) for head in heads if head.text}
        body = [row[count] for _, row in part.rows if count < len(row)]
        labels = sum(is_label(cell.text) for cell in body)
        values = sum(is_value(cell.text) and bool(cell.text) for cell in body)
        if roles == {"value"} and labels and not values and count + 1 < width:
            count += 1
            continue
        if roles == {"unit"} and holds_bodies(part, count):
            count += 1
            continue
        if roles & {"unit", "value", "note"} or not (
            roles & {"label", "sequence"} or (under_first and labels) or labels > max(values, 0)
        ):
            break
        count += 1
    return count


def holds_bodies(part: Part, column: int) -> bool:
    """Whether a column headed 单位 holds bodies: it has names but no units, and no labels stand left of it."""
    before = {role(row[index].text) for row in part.header_rows for index in range(column) if row[index].text}
    texts = [row[column].text for _, row in part.rows if column < len(row)]
    return (
        before <= {"sequence"} and any(map(is_label, texts)) and all(shape(text) != "unit" for text in texts)
    )


def read_spanned_header(part: Part) -> Header:
    """The header of a part: for each value column the distinct header cells above it, outermost first."""
    if not part.header_rows:
        return Header((), 0, "", False)
    width = max(len(row) for row in part.header_rows)
    labels = label_columns(part, width)
    stubs = distinct([row[column] for row in part.header_rows for column in range(min(labels, len(row)))])
    columns = []
    for index in range(labels, width):
        above = [row[index] for row in part.header_rows if index < len(row)]
        path = without_repeats(tuple(cell.text for cell in distinct(above) if cell.text))
        columns.append(Column(path, role(path[-1]) if path else "unknown"))
    readable = bool(columns) and all(column.role not in ("label", "sequence") for column in columns)
    readable = readable and not any(leaf_over_leaf(column.path) for column in columns)
    head = next((cell.text for cell in reversed(stubs) if cell.text), "")
    return Header(tuple(columns), labels, head, readable)


def without_repeats(path: Path) -> Path:
    """Heads from the outermost in; one that stands over itself was a merged cell, printed in each of its places."""
    cores = [label_core(text) for text in path]
    return tuple(text for index, text in enumerate(path) if not index or cores[index] != cores[index - 1])


def leaf_over_leaf(path: Path) -> bool:
    """Whether a head that forms print right over values stands over another one: then merged cells were lost."""
    leaves = [(label_core(text) or "",) in known_paths() for text in path]
    return leaves[-1:] == [True] and any(leaves[:-1])


def lost_merges(table: Table, parts: list[Part]) -> bool:
    """Whether a table that should say which cells are merged says it of none, and its header is one that needs it.

    The header is that of an official form in several rows, read row by row.
    """
    cells = [cell for row in table.rows for cell in row]
    if not table.spanned or len(set(map(id, cells))) < len(cells):
        return False
    headers = (part.header_rows for part in parts)
    return any(len(rows) > 1 and run_together([c for row in rows for c in row if c.text]) for rows in headers)


def spanned_rows(table: Table, part: Part, header: Header) -> list[DataRow]:
    """The rows of a part with each value under its column; a value is read once, where its cell begins."""
    width = header.stubs + len(header.columns)
    heads = [lowest_head(part, column) for column in range(header.stubs, width)]
    headed = not header.solved and has_columns(part)
    paths = tuple(column.path for column in header.columns)
    result = []
    for index, row in part.rows:
        labels = tuple(cell for cell in distinct(row[: header.stubs]) if cell.text)
        own = [cell for cell in labels if is_label(cell.text)]
        values = row[header.stubs :]
        labelled = bool(own) or (header.stubs == 0 and is_row(values, paths))
        fits = len(row) == width and labelled and units_fit(values, header.columns)
        if not header.solved or not fits or labels[-1:] != tuple(own[-1:]):
            status = "short" if header.solved else "no_header"
            result.append(unplaced(index, row_once(table, index), status, headed))
            continue
        above = {id(cell) for cell in table.rows[index - 1]} if index else set()
        pairs = zip(header.columns, heads, values, strict=True)
        placed = place([entry for entry in pairs if id(entry[2]) not in above])
        unit = next((cell for column, cell in placed if column and column.role == "unit" and cell.text), None)
        data = tuple(pair for pair in placed if pair[0] is None or is_data(pair[0], pair[1]))
        result.append(DataRow(tuple(own), data, unit, "complete", index))
    return result


def is_row(values: Row, paths: tuple[Path, ...]) -> bool:
    """Whether cells without a label are a row: values in most columns, or in none, or placed by their own totals.

    A stray number is no row.
    """
    texts = [cell.text for cell in values]
    count = sum(map(bool, texts))
    if count == 0 or count * 2 >= len(values):
        return True
    return len(values) == len(paths) and proves_places(texts, paths)


def lowest_head(part: Part, column: int) -> int:
    """The identity of the lowest header cell over a column; each column without one has a number of its own."""
    over = [row[column] for row in part.header_rows if column < len(row)]
    return id(over[-1]) if over else -column


def place(entries: list[tuple[Column, int, Cell]]) -> list[tuple[Column | None, Cell]]:
    """Each cell once with its column: (column, identity of its head, cell) in, (column or None, cell) out.

    A value under two heads, and two values under one head, have no column; a blank beside a value under one head is
    no value.
    """
    if len({head for _, head, _ in entries}) == len({id(cell) for _, _, cell in entries}) == len(entries):
        return [(column, cell) for column, _, cell in entries]
    heads: dict[int, set[int]] = {}
    texts: dict[int, set[int]] = {}
    for _, head, cell in entries:
        heads.setdefault(id(cell), set()).add(head)
        if cell.text:
            texts.setdefault(head, set()).add(id(cell))
    placed: dict[int, tuple[Column | None, Cell]] = {}
    for column, head, cell in entries:
        beside = not texts.get(head, set()).issubset({id(cell)})
        if beside and not cell.text:
            continue
        certain = len(heads[id(cell)]) == 1 and not beside
        placed.setdefault(id(cell), (column if certain or not cell.text else None, cell))
    return list(placed.values())


def row_once(table: Table, index: int) -> Row:
    """The cells of a row that begin there, each once."""
    above = {id(cell) for cell in table.rows[index - 1]} if index else set()
    return tuple(cell for cell in distinct(table.rows[index]) if id(cell) not in above)
