"""Saved pages (MHT): the page itself out of the e-mail package it is saved in."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message

from ingest.document import Document, Rejected
from ingest.readers.charset import decode_markup
from ingest.readers.html import read_markup
from ingest.readers.limits import too_large

MAX_PARTS = 2000
"""Most parts of a saved page; one with many pictures has a few hundred."""

META_CHARSET = re.compile(rb"charset\s*=", re.IGNORECASE)


def read_mht(content: bytes) -> Document:
    """Read a saved page.

    Raises Rejected `damaged_file` where the package holds no page, `too_large` where it has too many parts, and what
    `ingest.readers.html.read_html` raises.
    """
    if (parts := content.count(b"\n--")) > MAX_PARTS:
        raise too_large(f"保存的网页有 {parts} 个部分 (parts of the saved page)", MAX_PARTS)
    message = message_from_bytes(content.lstrip())
    page = html_part(message)
    if page is None:
        raise Rejected(
            "damaged_file",
            "保存的网页（MHT）里没有完整的 HTML 部分 / the saved page (MHT) holds no complete HTML part",
        )
    body, charset = page
    if charset and not META_CHARSET.search(body[:4096]):
        body = b"<!-- charset=" + charset.encode("ascii", "ignore") + b" -->" + body
    text, encoding = decode_markup(body)
    return read_markup(text, encoding, "multipart/related")


def html_part(message: Message) -> tuple[bytes, str | None] | None:
    """The largest HTML part with the character set its header names: frames and advertisements are smaller."""
    found: list[tuple[bytes, str | None]] = []
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body.strip():
                found.append((body, part.get_content_charset()))
    return max(found, key=lambda page: len(page[0]), default=None)
