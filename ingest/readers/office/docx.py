"""Word documents: paragraphs, text boxes and tables in the order of the body."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.oxml.parser import parse_xml
from docx.package import Package

from ingest.document import Document
from ingest.readers.join import join_cut
from ingest.readers.layout import is_layout
from ingest.readers.limits import MAX_DEPTH
from ingest.readers.office.package import check_parts, damaged
from ingest.readers.office.runs import W, is_on, local, paragraph_text, text_boxes
from ingest.readers.page import Item, build_document
from ingest.readers.spans import Interval, Printed, over_columns, without_blank_edges

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAX_COLUMNS = 1000
TRANSPARENT = frozenset(
    ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "body", "AlternateContent", "Choice")
)
"""Elements around paragraphs and tables that change nothing."""


def read_docx(content: bytes) -> Document:
    """Read a Word document.

    Raises Rejected `damaged_file`, `password_protected`, `too_large`, `no_text` or `unsupported_format` (entities).
    """
    check_parts(content)
    try:
        body = main_body(content)
    except Exception:
        raise damaged("Word") from None
    return build_document(join_cut(Body().items(body, 0)), MEDIA_TYPE, "", {})


def main_body(content: bytes) -> Any:
    """The body of a document, also of one with macros (.docm) and of a template, which the library does not load."""
    part = Package.open(BytesIO(content)).main_document_part
    return (part.element if hasattr(part, "element") else parse_xml(part.blob)).body


class Body:
    """Walks the body and numbers its tables from 1."""

    def __init__(self) -> None:
        self.tables = 0

    def items(self, parent: Any, depth: int) -> Iterator[Item]:
        """The lines and tables inside an element; `depth` is how many tables it lies in."""
        for child in parent:
            name = local(child)
            if name == "p":
                yield from self.paragraph(child, depth)
            elif name == "tbl":
                yield from self.table(child, depth)
            elif name in TRANSPARENT:
                yield from self.items(child, depth)

    def paragraph(self, element: Any, depth: int) -> Iterator[Item]:
        """A paragraph's lines, then what its text boxes hold."""
        yield from (line.strip() for line in paragraph_text(element).split("\n") if line.strip())
        if depth < MAX_DEPTH:
            for box in text_boxes(element):
                yield from self.items(box, depth + 1)

    def table(self, element: Any, depth: int) -> Iterator[Item]:
        """A table and the tables in its cells; a table that only lays out the page as its content."""
        self.tables += 1
        number = self.tables
        content: list[list[Item]] = []
        laid: list[list[Interval]] = []
        rows = (row for row in descend(element, "tr") if not is_removed(row))
        for index, row in enumerate(rows, start=1):
            above = laid[-1] if laid else []
            laid.append(self.row(row, f"docx:{number}:{index}", above, content, depth))
        grid = without_blank_edges(over_columns(laid))
        nested = [item for cell in content for item in cell if not isinstance(item, str)]
        if is_layout(grid, bool(nested)) or depth >= MAX_DEPTH:
            for cell in content:
                yield from cell
            return
        yield grid
        yield from nested

    def row(
        self, row: Any, place: str, above: list[Interval], content: list[list[Item]], depth: int
    ) -> list[Interval]:
        """The cells of a row over grid columns; a cell that is merged with the one above is that cell."""
        starts = {interval.start: interval for interval in above}
        column = number(row, "trPr", "gridBefore")
        cells = [Interval(0, column, 0, Printed(""))] if column else []
        for index, cell in enumerate(descend(row, "tc"), start=1):
            end = column + max(1, number(cell, "tcPr", "gridSpan"))
            over = starts.get(column)
            if merge(cell, "hMerge") == "continue" and cells:
                cells[-1].end = end
            elif merge(cell, "vMerge") == "continue" and over is not None:
                cells.append(Interval(column, end, 0, over.printed))
            else:
                items = list(self.items(cell, depth + 1))
                content.append(items)
                text = "\n".join(item for item in items if isinstance(item, str))
                cells.append(Interval(column, end, 0, Printed(text.strip(), f"{place}:{index}")))
            column = end
        return cells


def descend(parent: Any, name: str) -> Iterator[Any]:
    """The children of a name, also those inside content controls and accepted insertions."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in TRANSPARENT:
            yield from descend(child, name)


def number(element: Any, properties: str, name: str) -> int:
    """A number from an element's properties, 0 where it has none; no more than a table has columns."""
    found = element.find(f"{W}{properties}/{W}{name}")
    value = found.get(f"{W}val", "") if found is not None else ""
    return min(int(value), MAX_COLUMNS) if value.isascii() and value.isdigit() else 0


def merge(cell: Any, name: str) -> str | None:
    """How a cell is merged in a direction: `restart`, `continue`, or None where it is not."""
    found = cell.find(f"{W}tcPr/{W}{name}")
    return None if found is None else str(found.get(f"{W}val", "continue"))


def is_removed(row: Any) -> bool:
    """Whether a row was deleted with changes tracked, or is hidden."""
    properties = row.find(f"{W}trPr")
    return properties is not None and (
        properties.find(f"{W}del") is not None or is_on(properties.find(f"{W}hidden"))
    )
