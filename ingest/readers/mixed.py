"""Plain text with markup in it: tables as HTML among lines of text, or lines in front of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from ingest.document import Block, Document, Table
from ingest.readers.decode import decode_text
from ingest.readers.frame_rows import without_emphasis
from ingest.readers.html import read_markup

TABLE = re.compile(rb"<table[\s>]", re.IGNORECASE)
CELL = re.compile(rb"</t[dh]>", re.IGNORECASE)
EDGE = re.compile(r"<(/?)table\b[^<>]*>", re.IGNORECASE)
BLOCK = re.compile(r"</(?:p|div|span|h[1-6]|li|body|section|article)>", re.IGNORECASE)
MANY = 3
"""Closing tags of blocks outside tables from which the whole text is markup."""


def holds_tables(content: bytes) -> bool:
    """Whether a text that does not begin as markup has tables in markup."""
    return TABLE.search(content) is not None and CELL.search(content) is not None


def read_mixed(content: bytes) -> Document:
    """Read a text with tables in markup; its other lines stay lines.

    Raises Rejected `unreadable_encoding`, `unsupported_format`, `no_text` or `too_large`.
    """
    text, encoding = decode_text(content)
    parts = pieces(text)
    if sum(len(BLOCK.findall(part)) for part, is_table in parts if not is_table) >= MANY:
        start = text.index("<")
        return read_markup(lines(text[:start]) + text[start:], encoding, "text/html")
    markup = "".join(part if is_table else lines(part) for part, is_table in parts)
    document = read_markup(markup, encoding, "text/markdown")
    return replace(document, blocks=tuple(map(without_marks, document.blocks)))


def without_marks(block: Block) -> Block:
    """A table without the marks of Markdown around the text of its cells; a merged cell stays one."""
    if not isinstance(block, Table):
        return block
    cells = {id(cell): without_emphasis(cell) for row in block.rows for cell in row}
    return replace(block, rows=tuple(tuple(cells[id(cell)] for cell in row) for row in block.rows))


def pieces(text: str) -> list[tuple[str, bool]]:
    """The text cut into outermost tables (True) and what stands between (False); a table never closed is text."""
    found: list[tuple[str, bool]] = []
    depth = start = position = 0
    for edge in EDGE.finditer(text):
        if not edge[1]:
            start = start if depth else edge.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found += [(text[position:start], False), (text[start : edge.end()], True)]
                position = edge.end()
    return [*found, (text[position:], False)]


def lines(text: str) -> str:
    """Text as markup that keeps its lines."""
    return f"<pre>\n{escape(text, quote=False)}</pre>"
