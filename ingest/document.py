"""What passes between readers, recognition and extraction: one plain text and spans over it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

Row = dict[str, Any]


@dataclass(frozen=True)
class SourceInfo:
    """Where a report was found.

    source_name   base name of the file (`archive.zip!/path` in a container)
    source_uri    full place
    """

    source_name: str
    source_uri: str


@dataclass(frozen=True)
class Span:
    """Code points [start, end) of the plain text."""

    start: int
    end: int


class Cell(NamedTuple):
    """A printed table cell: verbatim text, outer white space trimmed, and its place; a blank cell has start = end.

    place   where the cell stands in its format (`pdf:…`, `sheet:…`, `docx:…`), '' where the text says it all
    """

    text: str
    start: int
    end: int
    place: str = ""


class Paragraph(NamedTuple):
    """A line of running text, outer white space trimmed."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Table:
    """Rows of cells as the reader found them.

    rows     one tuple of cells a row, left to right, not necessarily of equal length
    padded   True when cells merged into a neighbour are missing from a row, so that values are counted from the
             labels and not from the left edge of the table
    doubtful rows whose last cell is blank and may be no cell at all
    spanned  True when the format says which cells are merged: a merged cell then stands, as the same object, at
             every place it covers, and a row that lacks cells at its end is shorter, never filled up
    torn     rows in pieces that nobody can put together: how many cells they have is not known
    """

    rows: tuple[tuple[Cell, ...], ...]
    padded: bool
    doubtful: frozenset[int] = frozenset()
    spanned: bool = False
    torn: frozenset[int] = frozenset()

    @property
    def start(self) -> int:
        """Offset of the first cell."""
        return min(cell.start for row in self.rows for cell in row)

    @property
    def end(self) -> int:
        """Offset after the last cell."""
        return max(cell.end for row in self.rows for cell in row)


Block = Paragraph | Table


@dataclass(frozen=True)
class Unread:
    """A part of a file that is not read, while the rest is.

    part          which part, as `pages 3, 5`
    reason_code   a code of `seeds/quality/rejection_reason.csv`
    message       what was seen, in Chinese and English, for the person who has to act on it
    """

    part: str
    reason_code: str
    message: str


@dataclass(frozen=True)
class Document:
    """One report as any reader gives it.

    text         the plain text, kept once, never edited
    blocks       paragraphs and tables in page order
    metadata     what crawlers and sites put in front of the page: key as printed to value
    repeated     spans of the text that print again what stands elsewhere, with the offset of the first printing
    recognised   spans of the text that a program recognised in a picture (OCR)
    unread       parts of the file that hold no text
    """

    text: str
    media_type: str
    encoding: str
    blocks: tuple[Block, ...]
    metadata: dict[str, str] = field(default_factory=dict)
    repeated: tuple[tuple[Span, int], ...] = ()
    recognised: tuple[Span, ...] = ()
    unread: tuple[Unread, ...] = ()

    def reading(self, start: int) -> str:
        """`ocr` where a program recognised what stands at an offset in a picture, else `text`."""
        for span in self.recognised:
            if span.start <= start < span.end:
                return "ocr"
        return "text"

    def paragraphs(self) -> list[Paragraph]:
        """The running text, in page order."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]

    def tables(self) -> list[Table]:
        """The tables, in page order."""
        return [block for block in self.blocks if isinstance(block, Table)]


class Rejected(Exception):
    """A file, or a part of one, that is not read.

    reason_code   a code of `seeds/quality/rejection_reason.csv`
    detail        what was seen, in Chinese and English, for the person who has to act on it
    """

    def __init__(self, reason_code: str, detail: str) -> None:
        super().__init__(f"{reason_code}: {detail}")
        self.reason_code = reason_code
        self.detail = detail


@dataclass(frozen=True)
class ParsedReport:
    """Everything read from one report, as rows of the raw tables of the same names."""

    report: Row
    table_cells: tuple[Row, ...]
    prose_values: tuple[Row, ...]
    metadata: dict[str, str]
    unread: tuple[Unread, ...] = ()

    def rows(self) -> dict[str, list[Row]]:
        """Rows by raw table name."""
        return {
            "report": [self.report],
            "table_cell": list(self.table_cells),
            "prose_value": list(self.prose_values),
            "rejection": [asdict(part) for part in self.unread],
        }
