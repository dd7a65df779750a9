"""XML that is no web page: refused where it defines entities, else named for what it is."""

from __future__ import annotations

import re

from ingest.document import Document, Rejected
from ingest.readers.charset import decode_markup
from ingest.readers.html import read_markup
from ingest.readers.signatures import narrow_head
from ingest.readers.text import read_text

ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>\[]*\[)", re.IGNORECASE)
ROOT = re.compile(rb"<([A-Za-z][\w.:-]*)")
FRAGMENT = re.compile(rb"</(?:p|div|td|th|li|a|span|strong|b|font|h[1-6])>", re.IGNORECASE)
"""Closing tags that only a piece of a web page has."""

WORD = (b"w:wordDocument", b"pkg:package")
OFFICE_XML = (b"Workbook", b"ss:Workbook", b"office:document", *WORD)


def refuse_entities(content: bytes) -> None:
    """Raises Rejected `unsupported_format` where XML defines entities, which may grow without end."""
    if ENTITY.search(content):
        raise Rejected(
            "unsupported_format",
            "XML 定义了实体，不予读取 / the XML defines entities, which is refused",
        )


def read_xml(content: bytes) -> Document:
    """Read XHTML that does not begin with a declaration of HTML, a piece of a page, or text that begins like XML.

    Raises Rejected `unsupported_format` for any other XML, and what the readers of pages and text raise.
    """
    head = narrow_head(content)
    declared = head.startswith(b"<?xml") or head[:9].upper() == b"<!DOCTYPE"
    refuse_entities(content if declared else head)
    root = ROOT.search(head)
    name = root[1] if root else b""
    if name in OFFICE_XML:
        raise Rejected(
            "unsupported_format",
            "Office 的 XML 格式，请另存为 .docx 或 .xlsx / an XML format of Office: save it as .docx or .xlsx",
        )
    if name.lower().endswith(b"html"):
        text, encoding = decode_markup(content)
        return read_markup(text, encoding, "application/xhtml+xml")
    if declared:
        raise Rejected(
            "unsupported_format",
            f"XML（根元素 {name.decode('ascii')}），不是网页 / XML with the root {name.decode('ascii')}, no web page",
        )
    if FRAGMENT.search(content):
        text, encoding = decode_markup(content)
        return read_markup(text, encoding, "text/html")
    return read_text(content)
