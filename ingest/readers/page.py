"""Building a Document: lines and grids in reading order become one plain text and blocks over it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.document import Block, Cell, Document, Paragraph, Rejected, Span, Table
from ingest.readers.limits import MAX_GRID_CELLS, check_text, too_large
from ingest.readers.lines import Line, repeated_spans, split_lines, trimmed
from ingest.readers.spans import Grid, Printed
from ingest.readers.text import read_blocks, read_metadata


@dataclass(frozen=True)
class Hidden:
    """Text that is printed and belongs to no block, as a header repeated on the next page."""

    text: str


@dataclass(frozen=True)
class Wrapped:
    """One paragraph that is printed on several lines."""

    text: str


@dataclass(frozen=True)
class Unmerged:
    """A table whose format does not say which cells are merged: the places they cover are blank."""

    grid: Grid


@dataclass(frozen=True)
class Recognised:
    """An item that a program recognised in a picture."""

    item: str | Wrapped | Grid


Item = str | Wrapped | Grid | Unmerged | Hidden | Recognised
"""A line of running text (it may hold line breaks), a paragraph over lines, a table, or text without a block."""


class PageText:
    """Writes the plain text: a line break after each line and table row, a tab between cells."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.places = 0

    def write(self, text: str) -> tuple[int, int]:
        """Append a text; its span."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    def item(self, item: Item) -> Table | Paragraph | Span | None:
        """Append an item: a span for lines that are yet to be read, None for what belongs to no block.

        Raises Rejected `too_large`.
        """
        if isinstance(item, Recognised):
            return self.item(item.item)
        if isinstance(item, str):
            return Span(*self.write(item + "\n"))
        if isinstance(item, Hidden):
            self.write(item.text + "\n")
            return None
        if isinstance(item, Wrapped):
            return self.paragraph(item.text)
        grid = [row for row in grid_of(item) if row]
        self.places += sum(map(len, grid))
        if self.places > MAX_GRID_CELLS:
            raise too_large(f"表格共 {self.places} 格 (cells of all tables)", MAX_GRID_CELLS)
        return self.table(grid, spanned=not isinstance(item, Unmerged)) if grid else None

    def paragraph(self, text: str) -> Paragraph:
        """Append a paragraph that keeps its line breaks."""
        inner, start, end = trimmed(text, self.length)
        self.write(text + "\n")
        return Paragraph(inner, start, end)

    def table(self, grid: Grid, spanned: bool) -> Table:
        """Append a table: each cell once, in the row it begins in."""
        cells: dict[Printed, Cell] = {}
        rows = []
        for row in grid:
            tab = ""
            for printed in row:
                if printed not in cells:
                    cells[printed] = Cell(*trimmed(printed.text, self.length + len(tab)), printed.place)
                    self.write(tab + printed.text)
                    tab = "\t"
            self.write("\n")
            rows.append(tuple(map(cells.__getitem__, row)))
        return Table(tuple(rows), padded=False, spanned=spanned)


def build_document(
    items: Iterable[Item], media_type: str, encoding: str, metadata: dict[str, str]
) -> Document:
    """One Document from what a reader found, in reading order.

    Lines between tables are read like those of a plain text, so that tables which a site flattened into lines are
    found in every format. What a page prints twice is read once.

    metadata   what the format itself says; it stands before what the lines say

    Raises Rejected `no_text` or `too_large`.
    """
    page = PageText()
    pieces: list[Table | Paragraph | Span] = []
    recognised: list[Span] = []
    for item in items:
        begin = page.length
        piece = page.item(item)
        if piece is not None:
            pieces.append(piece)
        if isinstance(item, Recognised):
            recognised.append(Span(begin, page.length))
    text = check_text("".join(page.parts))
    if not text.strip():
        raise Rejected("no_text", "文件里没有文字 / the file holds no text")
    repeated = repeated_spans(split_lines(text))
    blocks, lines = read_pieces(text, pieces, [span for span, _ in repeated])
    return Document(
        text=text,
        media_type=media_type,
        encoding=encoding,
        blocks=tuple(blocks),
        metadata={**read_metadata(lines), **metadata},
        repeated=tuple(repeated),
        recognised=tuple(recognised),
    )


def grid_of(item: Grid | Unmerged) -> Grid:
    """The grid of a table."""
    return item.grid if isinstance(item, Unmerged) else item


def read_pieces(
    text: str, pieces: list[Table | Paragraph | Span], repeated: list[Span]
) -> tuple[list[Block], list[Line]]:
    """The blocks in page order, and the lines outside tables."""
    blocks: list[Block] = []
    every: list[Line] = []
    run: list[Line] = []
    for piece in pieces:
        if any(span.start <= piece.start and piece.end <= span.end + 1 for span in repeated):
            continue
        if isinstance(piece, Span):
            run += [line for line in lines_of(text, piece) if not repeats(line, repeated)]
            continue
        blocks += read_blocks(text, run)
        every += run
        run = []
        blocks.append(piece)
        if isinstance(piece, Paragraph):
            every += lines_of(text, Span(piece.start, piece.end))
    blocks += read_blocks(text, run)
    return blocks, every + run


def lines_of(text: str, span: Span) -> list[Line]:
    """The lines of a part of the text."""
    return [Line(line.text, line.start + span.start) for line in split_lines(text[span.start : span.end])]


def repeats(line: Line, repeated: list[Span]) -> bool:
    """Whether a line prints again what stands elsewhere."""
    return any(span.start <= line.start < span.end for span in repeated)
