"""Tables to data cells: every value with the labels beside it, the headers above it and the unit printed for it."""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from ingest.document import Block, Cell, Paragraph, Table
from ingest.extract.abreast import in_places, one_list
from ingest.extract.align import DataRow, data_rows
from ingest.extract.captions import says_no_label, says_units
from ingest.extract.column_term import under_heads
from ingest.extract.grid import Part, read_header, split_parts
from ingest.extract.header import Column, Header, Path
from ingest.extract.known import article_cores
from ingest.extract.outline import Outline
from ingest.extract.paths import labels_of
from ingest.extract.repeated import with_merged_cells
from ingest.extract.scope import UNKNOWN, value_scope, with_totals
from ingest.extract.shapes import role, shape
from ingest.extract.spanned import lost_merges, read_spanned_header, spanned_rows
from ingest.extract.turn import upright
from ingest.extract.units import with_units
from ingest.extract.years import heading_year, label_year, table_years
from ingest.normalise.characters import plain
from ingest.normalise.labels import label_core

BRACKETED_UNIT = re.compile(r"\((?:计量)?(?:单位)?[:：]?([^()]{1,4})\)")
MAX_HEADING = 60


class DataCell(NamedTuple):
    """A value of a table as printed.

    row_path, column_path   labels as printed, outermost first; empty where the table prints none
    row_status              `complete`, `short` or `no_header`: whether cell and column were matched with certainty
    occurrence              1 for the first cell of its table with these paths, 2 for the second, …
    scope                   `own`, `consolidated` or `unknown`: whose figures its labels say that it counts
    year                    the year that labels, captions or headings state for it, None where they state none
    """

    table_index: int
    row_index: int
    column_index: int
    section: str | None
    row_path: tuple[str, ...]
    column_path: tuple[str, ...]
    cell: Cell
    unit: str | None
    row_status: str
    occurrence: int = 1
    year: int | None = None
    scope: str = UNKNOWN


class Over(NamedTuple):
    """What stands over the rows of a part.

    articles   captions that are part of a term and lead the paths of its rows
    section    the caption or heading of the part, None where it has none
    year       the year that its captions state, None where they state none
    """

    articles: tuple[str, ...]
    section: str | None
    year: int | None


def extract_tables(blocks: tuple[Block, ...]) -> list[DataCell]:
    """The data cells of every table of a page, in page order."""
    cells: list[DataCell] = []
    heading: Paragraph | None = None
    table_index = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            if not says_units(block.text):
                heading = block if is_heading(block.text) else None
            continue
        cells.extend(extract_table(block, table_index, heading.text if heading else None))
        table_index += 1
    dated = with_years(cells, table_years(blocks))
    return number_occurrences(with_totals(with_units(dated, blocks)))


def with_years(cells: list[DataCell], tables: list[int | None]) -> list[DataCell]:
    """The cells with the year of their labels, else that of their caption or of what stands over their table.

    Captions and headings count where they name several years: whether the one year they name is that of the report is
    not decided here.

    tables   the year over each table
    """
    over = [cell.year or tables[cell.table_index] for cell in cells]
    if len({year for year in over if year}) < 2:
        over = [None] * len(cells)
    years = [label_year((*c.row_path, *c.column_path)) or year for c, year in zip(cells, over, strict=True)]
    return [c if year == c.year else c._replace(year=year) for c, year in zip(cells, years, strict=True)]


def is_heading(text: str) -> bool:
    """Whether a paragraph may head the table below it: short, or numbered as a chapter."""
    return len(text) <= MAX_HEADING and not text.endswith(("。", "；", ";"))


def extract_table(table: Table, table_index: int, heading: str | None) -> list[DataCell]:
    """The data cells of one table."""
    table, places = one_list(with_merged_cells(table))
    parts = split_parts(table)
    if lost_merges(table, parts):
        table = replace(table, spanned=False)
        parts = split_parts(table)
    cells: list[DataCell] = []
    outline = Outline(article_cores())
    above: tuple[Header, list[str]] | None = None
    for part in parts:
        header = read_spanned_header(part) if table.spanned else read_header(table, part)
        captions = [caption.text for caption in part.captions]
        if (header, captions) != above:
            outline = Outline(article_cores())
        above = header, captions
        rows = spanned_rows(table, part, header) if table.spanned else data_rows(table, part, header)
        over = over_part(part, heading)
        headings = deque(part.headings)
        found: list[DataCell] = []
        for row in rows:
            while headings and headings[0][0] < row.index:
                outline.head(headings.popleft()[1].text)
            found.extend(row_cells(table, table_index, over, header, row, outline))
        in_row = Counter(cell.row_index for cell in found)
        turned = upright(found, article_cores())
        cells.extend(under_heads(cell, alone=in_row[cell.row_index] == 1) for cell in turned)
    return in_places(cells, places)


def over_part(part: Part, heading: str | None) -> Over:
    """What stands over the rows of a part; `heading` stands over the table."""
    captions = [caption.text for caption in part.captions]
    articles = tuple(text for text in captions if label_core(text) in article_cores())
    over = [text for text in captions if text not in articles and not says_units(text)]
    titles = [text for text in over if not says_no_label(text)] or over
    years = [year for text in titles if (year := heading_year(text))]
    return Over(articles, titles[0] if titles else heading, years[-1] if years else None)


def row_cells(
    table: Table, index: int, over: Over, header: Header, row: DataRow, outline: Outline
) -> list[DataCell]:
    """The data cells of one row."""
    path = (*over.articles, *outline.path([label.text for label in row.labels]))
    places: dict[int, int] = {}
    for place, cell in enumerate(table.rows[row.index]):
        places.setdefault(id(cell), place)
    return [
        DataCell(
            index,
            row.index,
            places[id(value)],
            over.section,
            path,
            column_path(column, header),
            value,
            printed_unit(row, path, column),
            row.status,
            year=over.year,
            scope=value_scope(path, column.path if column else (), header.columns),
        )
        for column, value in row.values
    ]


def column_path(column: Column | None, header: Header) -> tuple[str, ...]:
    """The headers above a value; the head of the label column leads where it says what the columns have in common."""
    if column is None:
        return ()
    if header.head and len(column.path) == 1 and role(header.head) in ("unknown", "unit"):
        return (header.head, *column.path)
    return labels_of(column.path)


def printed_unit(row: DataRow, path: tuple[str, ...], column: Column | None) -> str | None:
    """The unit printed for a value: in the unit column, in brackets in the header, or in brackets in the label."""
    if row.unit is not None:
        return row.unit.text if shape(row.unit.text) == "unit" else None
    for text in (*(column.path[-1:] if column else ()), *path[-1:]):
        if unit := bracketed_unit(text):
            return unit
    return None


@lru_cache(maxsize=8192)
def bracketed_unit(text: str) -> str | None:
    """The unit a label or a header gives in brackets, as in （单位：万元）."""
    units = (match.group(1) for match in BRACKETED_UNIT.finditer(plain(text)))
    return next((unit for unit in units if shape(unit) == "unit"), None)


def number_occurrences(cells: list[DataCell]) -> list[DataCell]:
    """Number the cells that share table and paths."""
    seen: dict[tuple[int, Path, Path], int] = {}
    numbered = []
    for cell in cells:
        key = (cell.table_index, cell.row_path, cell.column_path)
        seen[key] = occurrence = seen.get(key, 0) + 1
        numbered.append(cell if cell.occurrence == occurrence else cell._replace(occurrence=occurrence))
    return numbered
