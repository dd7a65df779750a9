"""Tables of web pages: grids where they hold data, running text where they only lay out the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from ingest.readers.layout import is_layout
from ingest.readers.page import Item
from ingest.readers.sheet_blocks import is_sheet, sheet_blocks
from ingest.readers.spans import Laid, Printed, Spanned, expand, without_blank_edges

GROUPS = frozenset(("thead", "tbody", "tfoot", "form", "center", "div"))

ReadItems = Callable[[LexborNode, int], Iterator[Item]]
IsHidden = Callable[[LexborNode], bool]


def children(node: LexborNode, is_hidden: IsHidden) -> Iterator[LexborNode]:
    """The visible elements directly inside one."""
    child = node.child
    while child is not None:
        tag = child.tag
        if tag and tag[0] not in "-!" and not is_hidden(child):
            yield child
        child = child.next


def span(node: LexborNode, name: str, default: int = 1) -> int:
    """The number of rows or columns an attribute gives, `default` where it is none."""
    match = re.match(r"\s*(\d{1,12})", node.attributes.get(name) or "")
    return int(match[1]) if match else default


def read_grid(table: LexborNode, depth: int, read_items: ReadItems, is_hidden: IsHidden) -> Iterator[Item]:
    """The items a table stands for: itself and the tables in its cells, or, of a layout table, all its content."""
    rows: list[list[Spanned]] = []
    ends: list[int] = []
    content: list[list[Item]] = []
    for child in children(table, is_hidden):
        if child.tag == "caption":
            yield from read_items(child, depth)
        elif child.tag == "tr":
            rows.append(read_row(child, depth, content, read_items, is_hidden))
            ends.append(len(rows))
        elif child.tag in GROUPS:
            found = [row for row in children(child, is_hidden) if row.tag == "tr"]
            ends += [len(rows) + len(found)] * len(found)
            rows += [read_row(row, depth, content, read_items, is_hidden) for row in found]
    nested = [item for cell in content for item in cell if not isinstance(item, str)]
    grid = without_spacers(without_blank_edges(in_groups(rows, ends)))
    if is_layout(grid, bool(nested)):
        for cell in content:
            yield from cell
        return
    if is_sheet(grid):
        yield from sheet_blocks(grid)
    else:
        yield grid
    yield from nested


def without_spacers(grid: Laid) -> Laid:
    """The grid without blank rows where these stand between most of its rows and keep nothing apart."""
    filled = [row for row in grid if any(cell.text for cell in row)]
    return Laid(filled, grid.starts, grid.end) if len(grid) > len(filled) * 1.5 else grid


def in_groups(rows: list[list[Spanned]], ends: list[int]) -> Laid:
    """The grid of rows in groups; `ends` holds, for each row, the number of the row after its group.

    A cell reaches to the end of its group at most, as browsers draw it, unless only cells that reach further make all
    rows equally long: then a header was put into a group without the rows that its cells cover.
    """
    clipped, whole = (
        [
            [reaching(cell, limit - index) for cell in row]
            for (index, row), limit in zip(enumerate(rows), limits, strict=True)
        ]
        for limits in (ends, [len(rows)] * len(rows))
    )
    grid = expand(clipped)
    if any(
        short.rows != full.rows
        for a, b in zip(clipped, whole, strict=True)
        for short, full in zip(a, b, strict=True)
    ):
        further = expand(whole)
        if len(set(map(len, further))) == 1 < len(set(map(len, grid))):
            return further
    return grid


def reaching(cell: Spanned, left: int) -> Spanned:
    """A cell over at most `left` rows; 0 rows mean all that are left."""
    return Spanned(cell.printed, min(cell.rows or left, left), cell.columns)


def read_row(
    row: LexborNode,
    depth: int,
    content: list[list[Item]],
    read_items: ReadItems,
    is_hidden: IsHidden,
) -> list[Spanned]:
    """The cells of a row; what stands in each is appended to `content`."""
    cells = []
    for node in children(row, is_hidden):
        if node.tag not in ("td", "th"):
            continue
        items = list(read_items(node, depth + 1))
        content.append(items)
        text = "\n".join(item for item in items if isinstance(item, str)).strip()
        cells.append(Spanned(Printed(text), span(node, "rowspan"), span(node, "colspan")))
    return cells
