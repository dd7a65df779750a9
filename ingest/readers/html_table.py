"""Tables of web pages: grids where they hold data, running text where they only lay out the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from selectolax.lexbor import LexborNode

from ingest.readers.layout import is_layout
from ingest.readers.page import Item
from ingest.readers.sheet_blocks import is_sheet, sheet_blocks
from ingest.readers.spans import Laid, Printed, Spanned, expand, without_blank_edges

SPAN = re.compile(r"\s*(\d{1,12})")
GROUPS = frozenset(("thead", "tbody", "tfoot", "form", "center", "div"))

ReadItems = Callable[[LexborNode, int], list[Item]]


def children(node: LexborNode, hidden: frozenset[int]) -> Iterator[LexborNode]:
    """The visible elements directly inside one."""
    child = node.child
    while child is not None:
        tag = child.tag
        if tag and tag[0] not in "-!" and child.mem_id not in hidden:
            yield child
        child = child.next


def span(text: str | None) -> int:
    """The number of rows or columns an attribute gives, 1 where it gives none."""
    if not text:
        return 1
    match = SPAN.match(text)
    return int(match[1]) if match else 1


def read_grid(table: LexborNode, depth: int, read_items: ReadItems, hidden: frozenset[int]) -> list[Item]:
    """The items a table stands for: itself and the tables in its cells, or, of a layout table, all its content."""
    rows: list[list[Spanned]] = []
    ends: list[int] = []
    content: list[list[Item]] = []
    found: list[Item] = []
    for child in children(table, hidden):
        if child.tag == "caption":
            found += read_items(child, depth)
        elif child.tag == "tr":
            rows.append(read_row(child, depth, content, read_items, hidden))
            ends.append(len(rows))
        elif child.tag in GROUPS:
            group = [row for row in children(child, hidden) if row.tag == "tr"]
            ends += [len(rows) + len(group)] * len(group)
            rows += [read_row(row, depth, content, read_items, hidden) for row in group]
    nested = [item for cell in content for item in cell if not isinstance(item, str)]
    grid = without_spacers(without_blank_edges(in_groups(rows, ends)))
    if is_layout(grid, bool(nested)):
        return [*found, *chain.from_iterable(content)]
    return [*found, *(sheet_blocks(grid) if is_sheet(grid) else [grid]), *nested]


def without_spacers(grid: Laid) -> Laid:
    """The grid without blank rows where these stand between most of its rows and keep nothing apart."""
    filled = [row for row in grid if any(cell.text for cell in row)]
    return Laid(filled, grid.starts, grid.end) if len(grid) > len(filled) * 1.5 else grid


def in_groups(rows: list[list[Spanned]], ends: list[int]) -> Laid:
    """The grid of rows in groups; `ends` holds, for each row, the number of the row after its group.

    A cell reaches to the end of its group at most, as browsers draw it, unless only cells that reach further make all
    rows equally long: then a header was put into a group without the rows that its cells cover.
    """
    clipped = [
        [reaching(cell, end - index) for cell in row]
        for index, (row, end) in enumerate(zip(rows, ends, strict=True))
    ]
    grid = expand(clipped)
    if len(set(map(len, grid))) == 1:
        return grid
    whole = [[reaching(cell, len(rows) - index) for cell in row] for index, row in enumerate(rows)]
    further = expand(whole) if whole != clipped else grid
    return further if len(set(map(len, further))) == 1 else grid


def reaching(cell: Spanned, left: int) -> Spanned:
    """A cell over at most `left` rows; 0 rows mean all that are left."""
    if 0 < cell.rows <= left:
        return cell
    return Spanned(cell.printed, left, cell.columns)


def read_row(
    row: LexborNode,
    depth: int,
    content: list[list[Item]],
    read_items: ReadItems,
    hidden: frozenset[int],
) -> list[Spanned]:
    """The cells of a row; what stands in each is appended to `content`."""
    cells = []
    for node in children(row, hidden):
        if node.tag not in ("td", "th"):
            continue
        items = read_items(node, depth + 1)
        content.append(items)
        text = "\n".join([item for item in items if isinstance(item, str)]).strip()
        attributes = node.attributes
        cells.append(Spanned(Printed(text), span(attributes.get("rowspan")), span(attributes.get("colspan"))))
    return cells
