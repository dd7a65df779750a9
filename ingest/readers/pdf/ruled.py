"""Tables drawn with lines: cells from the crossings, text by where it stands."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from ingest.readers.limits import MAX_GRID_CELLS, too_large
from ingest.readers.pdf.glyphs import Box, Glyph, Turn, cell_text, inside, place_of, union
from ingest.readers.spans import Grid, Printed, adds

TOLERANCE = 3.0
"""Points by which lines that belong together may miss each other."""

MAX_EDGES = 20_000
TOUCHING = 0.12
"""Gap, in sizes of the text, below which two digits are neighbours in one number."""


@dataclass(frozen=True)
class Ruled:
    """A table of one page: its cells with their boxes and text; `page` counts from 1."""

    page: int
    cells: tuple[tuple[Box, Printed], ...]

    @property
    def box(self) -> Box:
        """The box around all cells."""
        return union(box for box, _ in self.cells)

    @property
    def texts(self) -> list[str]:
        """What is printed in it; a single text is no table of its own, but may be the rest of one."""
        return [printed.text for _, printed in self.cells if printed.text]


def is_rule(shape: dict[str, Any]) -> bool:
    """Whether an edge is drawn: that of a filled area without outline is none, unless the area is as thin as a line."""
    if shape.get("object_type") == "line" or shape.get("stroke"):
        return True
    return min(float(shape.get("width") or 0), float(shape.get("height") or 0)) <= TOLERANCE


def drawn_edges(page: Any, move: Turn) -> list[dict[str, Any]]:
    """The horizontal and vertical lines of a page, turned; raises Rejected `too_large` for a drawing of too many."""
    shapes = [shape for shape in (*page.lines, *page.rects, *page.curves) if is_rule(shape)]
    if len(shapes) > MAX_EDGES:
        raise too_large(f"一页有 {len(shapes)} 条线 (lines on a page)", MAX_EDGES)
    return [edge for shape in shapes for edge in edges_of(shape, move)]


def edges_of(shape: dict[str, Any], move: Turn) -> list[dict[str, Any]]:
    """The sides of a line or a rectangle; a slanted line has none."""
    box = move(
        Box(float(shape["x0"]), float(shape["top"]), float(shape["x1"]), float(shape["bottom"])),
    )
    thin_x, thin_y = box.x1 - box.x0 <= TOLERANCE, box.y1 - box.y0 <= TOLERANCE
    if thin_x and thin_y:
        return []
    if thin_x:
        return [edge("v", box.mid_x, box.y0, box.mid_x, box.y1)]
    if thin_y:
        return [edge("h", box.x0, box.mid_y, box.x1, box.mid_y)]
    if shape.get("object_type") != "rect":
        return []
    return [
        edge("h", box.x0, box.y0, box.x1, box.y0),
        edge("h", box.x0, box.y1, box.x1, box.y1),
        edge("v", box.x0, box.y0, box.x0, box.y1),
        edge("v", box.x1, box.y0, box.x1, box.y1),
    ]


def edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    """An edge as pdfplumber's table functions take it."""
    return {
        "object_type": "edge",
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def open_sides(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Upright lines for tables without left and right border: where three or more level lines begin or end alike."""
    level = [e for e in edges if e["orientation"] == "h"]
    upright = [e["x0"] for e in edges if e["orientation"] == "v"]
    added = []
    for side in ("x0", "x1"):
        for x in sorted({round(e[side]) for e in level}):
            alike = [e for e in level if abs(e[side] - x) <= 1]
            if len(alike) >= 3 and upright and not any(abs(v - x) <= 2 * TOLERANCE for v in upright):
                added.append(edge("v", x, min(e["top"] for e in alike), x, max(e["top"] for e in alike)))
    return added


def cell_boxes(edges: list[dict[str, Any]]) -> list[list[Box]]:
    """The cells of each table that lines form, at least two cells side by side."""
    merged = merge_edges(edges, TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    merged = merge_edges(merged + open_sides(merged), TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    cells = intersections_to_cells(edges_to_intersections(merged, TOLERANCE, TOLERANCE))
    tables = [[Box(*map(float, cell)) for cell in table] for table in cells_to_tables(cells)]
    return [boxes for boxes in tables if len({round(box.x0) for box in boxes}) > 1]


def ruled_tables(page: int, edges: list[dict[str, Any]], glyphs: list[Glyph], back: Turn) -> list[Ruled]:
    """The tables of a page with their text; `back` leads from the turned page to the page as it is stored."""
    tables = []
    for boxes in cell_boxes(edges):
        boxes = without_crossings(boxes, glyphs)
        texts = map(cell_text, inside(boxes, glyphs))
        cells = [
            (box, Printed(text, place_of(page, back(box)))) for box, text in zip(boxes, texts, strict=True)
        ]
        if any(printed.text for _, printed in cells):
            tables.append(Ruled(page, tuple(cells)))
    return tables


def without_crossings(boxes: list[Box], glyphs: list[Glyph]) -> list[Box]:
    """The cells with those made one over whose border a number runs: nobody can say where it ends."""
    digits = sorted((g for g in glyphs if g.text.isdigit()), key=lambda g: (round(g.box.mid_y), g.box.x0))
    boxes = list(boxes)
    for left, right in itertools.pairwise(digits):
        same_line = abs(left.box.mid_y - right.box.mid_y) < 0.3 * left.size
        if not same_line or not -left.size < right.box.x0 - left.box.x1 < TOUCHING * left.size:
            continue
        first = next((box for box in boxes if box.holds(left.box)), None)
        second = next((box for box in boxes if box.holds(right.box)), None)
        if first and second and first != second:
            boxes = [box for box in boxes if box not in (first, second)] + [union((first, second))]
    return boxes


def levels(values: Iterable[float], tolerance: float = TOLERANCE) -> list[float]:
    """Distinct coordinates in order; those closer than the tolerance to the one before count as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > tolerance:
            found.append(value)
    return found


def grid_of(cells: Sequence[tuple[Box, Printed]], columns: list[float]) -> Grid:
    """The grid of one piece over given column borders; a place that no cell covers is a blank of its own.

    Raises Rejected `too_large`.
    """
    rows = levels(y for box, _ in cells for y in (box.y0, box.y1))
    height, width = len(rows) - 1, len(columns) - 1
    if height * width > MAX_GRID_CELLS:
        raise too_large(
            f"表格 {height} 行 {width} 列 (a table of that many rows and columns)", MAX_GRID_CELLS
        )
    grid: list[list[Printed | None]] = [[None] * width for _ in range(height)]
    for box, printed in cells:
        left, right = position(columns, box.x0), position(columns, box.x1)
        for row in range(position(rows, box.y0), position(rows, box.y1)):
            for column in range(left, right):
                if grid[row][column] is None:
                    grid[row][column] = printed
    return [[cell or Printed("") for cell in row] for row in grid]


def position(borders: list[float], value: float) -> int:
    """The index of the border nearest to a coordinate."""
    index = bisect_right(borders, value)
    near = [i for i in (index - 1, index) if 0 <= i < len(borders)]
    return min(near, key=lambda i: abs(borders[i] - value))


def compact(grid: Grid) -> Grid:
    """The grid without columns and rows in which no cell begins."""
    kept = [
        column
        for column in range(max(map(len, grid), default=0))
        if column == 0 or any(row[column] is not row[column - 1] for row in grid)
    ]
    narrow = [[row[column] for column in kept] for row in grid]
    return [row for index, row in enumerate(narrow) if index == 0 or adds(row, narrow[index - 1])]
