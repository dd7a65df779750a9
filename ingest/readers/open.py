"""A file to its reader: the format is decided by the bytes, never by the name."""

from __future__ import annotations

from collections.abc import Callable

from ingest.document import Document, Rejected
from ingest.readers.decode import BYTE_ORDER_MARKS, decode
from ingest.readers.html import read_html
from ingest.readers.limits import time_limit
from ingest.readers.mht import read_mht
from ingest.readers.mixed import holds_tables, read_mixed
from ingest.readers.office.convert import read_office
from ingest.readers.office.docx import read_docx
from ingest.readers.office.ole import read_ole
from ingest.readers.office.package import directory, package_kind
from ingest.readers.office.sheets import read_workbook
from ingest.readers.pdf.read import read_pdf
from ingest.readers.separated import read_separated, separated_rows
from ingest.readers.signatures import kind_of
from ingest.readers.text import read_text
from ingest.readers.xml import read_xml

EMPTY = frozenset(mark for mark, _ in BYTE_ORDER_MARKS)
"""Files that hold a byte order mark and nothing else."""

FEW_SEPARATORS = 0.5
"""Commas, semicolons or tabs a line below which a text is not tried as a separated table."""


def read_document(content: bytes) -> Document:
    """Read a file with the reader of its format.

    Raises Rejected: `empty_file`, `unsupported_format` (with what it is), `needs_ocr`, `needs_office`,
    `damaged_file`, `password_protected`, `too_large`, `no_text`, `unreadable_encoding`.
    """
    if not content.strip() or content in EMPTY:
        raise Rejected("empty_file", "文件为空 / the file is empty")
    kind = kind_of(content)
    if kind == "picture":
        raise Rejected(
            "needs_ocr", "这是一张图片，需先识别文字 / this is a picture: recognise its text first"
        )
    if kind not in READERS:
        raise Rejected("unsupported_format", f"不支持的格式：{kind} / this format is not supported: {kind}")
    with time_limit():
        return READERS[kind](content)


def read_plain(content: bytes) -> Document:
    """Read plain text, a separated table, or text with tables in markup."""
    if holds_tables(content):
        return read_mixed(content)
    lines = content.count(b"\n") + 1
    if max(content.count(mark) for mark in (b",", b";", b"\t")) >= FEW_SEPARATORS * lines:
        text, encoding = decode(content)
        if rows := separated_rows(text):
            return read_separated(rows, encoding)
    return read_text(content)


def read_package(content: bytes) -> Document:
    """Read an Office file that is a package of XML.

    Raises Rejected `unsupported_format` for another ZIP: the files of an archive are read one by one before this.
    """
    with directory(content) as package:
        kind = package_kind(package)
    if kind == "docx":
        return read_docx(content)
    if kind == "xlsx":
        return read_workbook(content)
    if kind == "office":
        return read_office(content)
    if kind == "zip":
        kind = "层数过多的压缩包 / an archive in archives"
    raise Rejected("unsupported_format", f"不支持的格式：{kind} / this format is not supported: {kind}")


READERS: dict[str, Callable[[bytes], Document]] = {
    "html": read_html,
    "mht": read_mht,
    "ole": read_ole,
    "pdf": read_pdf,
    "rtf": read_office,
    "text": read_plain,
    "xml": read_xml,
    "zip": read_package,
}
