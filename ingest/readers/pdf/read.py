"""PDF to Document: text in reading order, tables joined over pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.document import Document, Rejected, Unread
from ingest.readers.join import join_cut
from ingest.readers.page import Item, Recognised, build_document
from ingest.readers.pdf.glyphs import NO_CHARACTER, Box, TextLine, inside, text_lines
from ingest.readers.pdf.guard import refuse_bombs
from ingest.readers.pdf.pages import PdfPage, pdf_pages
from ingest.readers.pdf.paragraphs import EDGE, PageLine, page_margins, paragraphs, running_heads
from ingest.readers.pdf.ruled import Ruled, ruled_tables
from ingest.readers.pdf.seam import LongTable
from ingest.readers.pdf.unruled import LongUnruled, Unruled, unruled_tables
from ingest.readers.spans import Grid

SCARCE = 40
"""Characters below which a page with a picture counts as a scan."""

UNREADABLE_SHARE = 0.2
"""Share of characters without a Unicode value from which the text layer is of no use."""


@dataclass(frozen=True)
class Part:
    """What stands on a page at some height: a line, a ruled table, or an unruled one."""

    top: float
    content: PageLine | Ruled | Unruled


def read_pdf(content: bytes) -> Document:
    """Read a PDF; its pages that are pictures without text are named as unread.

    Raises Rejected `needs_ocr` (no usable text layer), `password_protected`, `damaged_file` or `too_large`.
    """
    refuse_bombs(content)
    parts: list[Part] = []
    scans: list[int] = []
    recognised: set[int] = set()
    columns: tuple[Box, ...] | None = None
    characters = unusable = 0
    for page in pdf_pages(content):
        if page.picture and len(page.glyphs) < SCARCE:
            scans.append(page.number)
        else:
            characters += len(page.glyphs)
            unusable += sum(is_unusable(glyph.text) for glyph in page.glyphs)
        if page.recognised:
            recognised.add(page.number)
        found = page_parts(page, columns)
        columns = open_columns(found)
        parts.extend(found)
    require_text(characters, unusable, scans)
    items = marked(join_cut(in_order(parts)), recognised)
    document = build_document(items, "application/pdf", "", {})
    return replace(document, unread=tuple(unread_pages(scans)))


def is_unusable(text: str) -> bool:
    """Whether a character has no Unicode value or a private one."""
    return text == NO_CHARACTER or "\ue000" <= text[:1] <= "\uf8ff"


def unread_pages(scans: list[int]) -> Iterator[Unread]:
    """The pages that are pictures as one unread part, where there are any."""
    if scans:
        pages = ", ".join(map(str, scans))
        message = (
            f"第 {pages} 页是图片，没有文字层，需先识别文字 / "
            f"pages {pages} are pictures without text: recognise their text first"
        )
        yield Unread(f"pages {pages}", "needs_ocr", message)


def marked(items: Iterable[Item], recognised: set[int]) -> Iterator[Item]:
    """The items with the tables marked that stand, wholly or in part, on pages that were recognised."""
    for item in items:
        yield Recognised(item) if isinstance(item, list) and recognised & pages_of(item) else item


def pages_of(grid: Grid) -> set[int]:
    """The pages a table stands on."""
    return {int(cell.place.split(":")[1]) for row in grid for cell in row if cell.place}


def require_text(characters: int, unusable: int, scans: list[int]) -> None:
    """Raises Rejected `needs_ocr` where the file is pictures, or its fonts do not say which characters they print.

    characters   those of the pages that are no pictures
    """
    if characters < SCARCE:
        pages = f"（扫描页 {len(scans)} 页）" if scans else ""
        raise Rejected(
            "needs_ocr",
            f"PDF 没有文字层{pages}，需先识别文字 / the PDF has no text layer: recognise its text first",
        )
    if unusable > UNREADABLE_SHARE * characters:
        raise Rejected(
            "needs_ocr",
            "PDF 的字体没有给出对应的字符，文字层不可用，需先识别文字 / "
            "the fonts of the PDF do not say which characters they print: recognise its text first",
        )


def page_parts(page: PdfPage, before: tuple[Box, ...] | None) -> list[Part]:
    """The lines and tables of a page, top to bottom; `before` are the columns of a table that ends the page before."""
    tables = ruled_tables(page.number, page.edges, page.glyphs, page.back)
    boxes = [box for table in tables for box, _ in table.cells]
    in_cells = {id(glyph) for cell in inside(boxes, page.glyphs) for glyph in cell}
    free = [glyph for glyph in page.glyphs if id(glyph) not in in_cells]
    lines = text_lines(free)
    parts = [Part(table.box.y0, table) for table in tables]
    taken: set[TextLine] = set()
    for unruled in unruled_tables(page.number, lines, page.back, before):
        parts.append(Part(unruled.lines[0].box.y0, unruled))
        taken.update(unruled.lines)
    for line in lines:
        if line not in taken:
            at_edge = not EDGE * page.height < line.box.mid_y < (1 - EDGE) * page.height
            parts.append(
                Part(line.box.mid_y, PageLine(line, page.number, at_edge, page.width, page.recognised))
            )
    return sorted(parts, key=lambda part: part.top)


def open_columns(parts: list[Part]) -> tuple[Box, ...] | None:
    """The columns of a table without lines that ends a page, page numbers and running heads aside."""
    inside = [
        part.content for part in parts if not (isinstance(part.content, PageLine) and part.content.at_edge)
    ]
    return inside[-1].bands if inside and isinstance(inside[-1], Unruled) else None


def in_order(parts: list[Part]) -> Iterator[Item]:
    """The items of all pages; a table that goes on after a page break is joined."""
    every = [part.content for part in parts if isinstance(part.content, PageLine)]
    heads, margins = running_heads(every), page_margins(every)
    lines: list[PageLine] = []
    waiting: list[PageLine] = []
    table: LongTable | LongUnruled | None = None
    for part in parts:
        content = part.content
        if isinstance(content, PageLine):
            if table is None:
                lines.append(content)
                continue
            waiting.append(content)
            if content.is_page_number or content.at_edge:
                continue
            yield from finished(table)
            table, lines, waiting = None, waiting, []
            continue
        if table is not None and table.add(content):
            continue
        if table is not None:
            yield from finished(table)
            table, lines, waiting = None, waiting, []
        yield from paragraphs(lines, heads, margins)
        lines = []
        if isinstance(content, Ruled) and len(content.texts) == 1:
            yield content.texts[0]
        elif isinstance(content, Ruled):
            table = LongTable([content])
        else:
            table = LongUnruled([content])
    if table is not None:
        yield from finished(table)
        lines = waiting
    yield from paragraphs(lines, heads, margins)


def finished(table: LongTable | LongUnruled) -> Iterator[Item]:
    """A table and the headers that it repeats."""
    grid, headers = table.read()
    yield grid
    yield from headers
