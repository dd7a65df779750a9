"""A file to its reader: the format is decided by the bytes, never by the name."""

from __future__ import annotations

from collections.abc import Callable

from ingest.document import Document, Rejected
from ingest.readers.html import read_html
from ingest.readers.limits import time_limit
from ingest.readers.mht import read_mht
from ingest.readers.pdf.read import read_pdf
from ingest.readers.signatures import kind_of
from ingest.readers.text import read_text
from ingest.readers.xml import read_xml

READERS: dict[str, Callable[[bytes], Document]] = {
    "html": read_html,
    "mht": read_mht,
    "pdf": read_pdf,
    "text": read_text,
    "xml": read_xml,
}


def read_document(content: bytes) -> Document:
    """Read a file with the reader of its format.

    Raises Rejected: `empty_file`, `unsupported_format` (with what it is), `needs_ocr`, `needs_office`,
    `damaged_file`, `password_protected`, `too_large`, `no_text`, `unreadable_encoding`.
    """
    if not content.strip():
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
