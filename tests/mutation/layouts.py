"""A form written in every format and layout that the readers know."""

from __future__ import annotations

from collections.abc import Callable

from forms import Cell, Grid, Row
from report_formats import Span, to_csv, to_docx, to_html, to_pdf, to_xlsx

PAGE_HEIGHT = 3000
"""Points; tall enough for a label that covers every row of the request matrix."""

TITLE = "某某市人民政府2023年政府信息公开工作年度报告"


def as_items(grids: list[Grid]) -> list[object]:
    """Grids as items of the format writers; an Article 20 caption is a row across its table."""
    items: list[object] = [TITLE, "一、总体情况", "2023年，依法推进政府信息公开。"]
    for grid in grids:
        rows = [[Span(c.text, c.rows, c.columns) for c in row] for row in (*grid.header, *grid.rows)]
        if grid.kind == "article":
            width = max(sum(c.columns for c in row) for row in (*grid.header, *grid.rows))
            rows.insert(0, [Span(grid.heading, 1, width)])
        else:
            items.append(grid.heading)
        items.append(rows)
    return items


def full_rows(grid: Grid) -> list[list[tuple[Cell, bool]]]:
    """Rows over the whole width: each place with its cell and whether the cell begins there."""
    places: dict[tuple[int, int], tuple[Cell, bool]] = {}
    rows = [*grid.header, *grid.rows]
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in places:
                x += 1
            for down in range(cell.rows):
                for right in range(cell.columns):
                    places[y + down, x + right] = (cell, down == 0 and right == 0)
            x += cell.columns
    blank = (Cell(""), True)
    width = max(x for _, x in places) + 1
    lengths = [max((x for yy, x in places if yy == y), default=-1) + 1 for y in range(len(rows))]
    return [[places.get((y, x), blank) for x in range(min(width, lengths[y]))] for y in range(len(rows))]


def text_report(grids: list[Grid], table: Callable[[Grid], str]) -> bytes:
    """A text report with each table in one layout."""
    parts = [TITLE, "一、总体情况", "2023年，依法推进政府信息公开。"]
    for grid in grids:
        if grid.kind != "article":
            parts.append(grid.heading)
        parts.append(table(grid))
    return "\n".join(parts).encode()


def padded(rows: list[Row], width: int, cell: str, end: str) -> str:
    """Rows of real cells, each row padded with a run of pipes to the width."""
    lines = []
    for row in rows:
        missing = width - len(row)
        lines.append("".join(f"{c.text}{cell}" if c.text else "|" + end for c in row))
        lines.append("|" * missing + "\n" if missing else "")
    return "".join(lines)


def captioned(grid: Grid) -> list[Row]:
    """The rows with the Article 20 caption as a row of one cell."""
    caption = [[Cell(grid.heading)]] if grid.kind == "article" else []
    return [*caption, *grid.header, *grid.rows]


def pipe_cells(grid: Grid) -> str:
    """A cell a line, ended by a pipe; merged cells gone; rows padded."""
    rows = captioned(grid)
    width = max(len(row) for row in rows) + 1
    return padded(rows, width, " |\n", "\n")


def unpadded_cells(grid: Grid) -> str:
    """A cell a line, ended by a pipe; merged cells gone; nothing says where a row ends."""
    return "".join(f"{cell.text} |\n" if cell.text else "|\n" for row in captioned(grid) for cell in row)


def pipe_rows(grid: Grid) -> str:
    """A row a line; merged cells gone; rows padded."""
    rows = captioned(grid)
    width = max(len(row) for row in rows) + 2
    return "".join(" | ".join(c.text for c in row) + " " + "|" * (width - len(row)) + "\n" for row in rows)


def tab_cells(grid: Grid) -> str:
    """A cell a line behind a tab; a merged cell leaves blanks below it and nothing beside it."""
    lines = []
    if grid.kind == "article":
        lines.append(f"\t{grid.heading}\n")
    for row in full_rows(grid):
        shown = []
        previous = None
        for cell, begins in row:
            if begins or (cell is not previous):
                shown.append(cell.text if begins else "")
            previous = cell
        lines.append("".join(f"\t{text}\n" for text in shown))
    return "\n" + "\n".join(lines) + "\n"


def framed(grid: Grid) -> str:
    """Rows in a frame of pipes, every place filled, merged cells blank but for their first place."""
    lines = [f"| {grid.heading} |\n"] if grid.kind == "article" else []
    for number, row in enumerate(full_rows(grid)):
        lines.append("| " + " | ".join(cell.text if begins else "" for cell, begins in row) + " |\n")
        if number == 0:
            lines.append("|" + "---|" * len(row) + "\n")
    return "".join(lines) + "\n"


def between(grid: Grid) -> str:
    """Rows with pipes between their places, merged cells blank but for their first place."""
    rows = [[Cell(grid.heading)]] if grid.kind == "article" else []
    shown = [[cell.text if begins else "" for cell, begins in row] for row in full_rows(grid)]
    width = max(map(len, shown))
    lines = [[*(cell.text for cell in row), *[""] * (width - len(row))] for row in rows]
    return "".join(" | ".join(row) + "\n" for row in (*lines, *shown)) + "\n"


def columns(grid: Grid) -> str:
    """Rows in columns of blanks, as wide as their longest text; nothing in the places of merged cells."""
    rows = [[cell.text for cell in row] for row in (*grid.header, *grid.rows)]
    widths = [max(len(row[x]) for row in rows if x < len(row)) + 2 for x in range(max(map(len, rows)))]
    caption = f"{grid.heading}\n" if grid.kind == "article" else ""
    lines = ["".join(text.ljust(width) for text, width in zip(row, widths, strict=False)) for row in rows]
    return caption + "".join(f"    {line}\n" for line in lines) + "\n"


def words(separator: str) -> Callable[[Grid], str]:
    """Every cell that holds text, in reading order; rows of one line each where the separator is a space."""

    def write(grid: Grid) -> str:
        rows = [separator.join(cell.text for cell in row if cell.text) for row in captioned(grid)]
        return "\n".join(row for row in rows if row) + "\n"

    return write


RECTANGULAR = frozenset({"docx", "xlsx", "csv", "pdf", "text, columns of blanks"})
"""Layouts that fill every row up to the width of the table: there a page whose row lost or gained a cell says that the
values stand in other columns, and nothing but the arithmetic can tell."""

BLANKS = ("text, spaces alone",)
"""Layouts whose cells nothing but blanks set apart."""

LAYOUTS: dict[str, Callable[[list[Grid]], bytes]] = {
    "html": lambda grids: to_html(as_items(grids)),
    "docx": lambda grids: to_docx(as_items(grids)),
    "xlsx": lambda grids: to_xlsx(as_items(grids)),
    "csv": lambda grids: to_csv(as_items(grids)),
    "pdf": lambda grids: to_pdf(as_items(grids), height=PAGE_HEIGHT),
    "text, cells ended by pipes": lambda grids: text_report(grids, pipe_cells),
    "text, cells ended by pipes alone": lambda grids: text_report(grids, unpadded_cells),
    "text, rows padded with pipes": lambda grids: text_report(grids, pipe_rows),
    "text, cells behind tabs": lambda grids: text_report(grids, tab_cells),
    "text, pipes between cells": lambda grids: text_report(grids, between),
    "markdown": lambda grids: text_report(grids, framed),
    "text, a cell a line": lambda grids: text_report(grids, words("\n")),
    "text, columns of blanks": lambda grids: text_report(grids, columns),
    "text, spaces alone": lambda grids: text_report(grids, words(" ")),
}
