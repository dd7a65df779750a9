"""What kind of file some bytes are, by how they begin and what they contain."""

from __future__ import annotations

import re

KINDS = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "bitmap"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"RIFF", "riff"),
    (b"AT&TFORM", "picture"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"ITSF", "CHM"),
    (b"%!PS", "PostScript"),
)
"""Beginnings of files and the kind each stands for."""

PDF_WITHIN = 1024
"""A PDF may have other bytes before its mark, by the specification's appendix up to this many."""

MHT = re.compile(
    rb"^\s*(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?content-type:\s*multipart/", re.IGNORECASE
)
MIME = re.compile(rb"^\s*(?:mime-version|from|content-type|date|subject|message-id):", re.IGNORECASE)
MARKUP = re.compile(
    rb"^(?:<[!?](?:doctype\s+html|--|\[)|<\?xml[^>]*>\s*(?:<!doctype\s+html|<html)|"
    rb"<(?:html|head|body|table|div|meta|title|p|span|center|h[1-6]|style|script|font|article|section|link)[\s>/])",
    re.IGNORECASE,
)
XML = re.compile(rb"^<(?:\?xml|!DOCTYPE|!ENTITY|[A-Za-z][\w.-]*:?[\w.-]*[\s>/])", re.IGNORECASE)


def narrow_head(content: bytes) -> bytes:
    """The beginning of a file without byte order mark, white space and the zero bytes of UTF-16."""
    head = content[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[:64].count(b"\x00") >= len(head[:64]) // 3:
        head = head.replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()


def kind_of(content: bytes) -> str:
    """The kind of a file: a name of `KINDS`, `html`, `mht`, `xml` or `text`."""
    for signature, kind in KINDS:
        if content.startswith(signature):
            return refined(content, kind)
    if b"%PDF-" in content[:PDF_WITHIN]:
        return "pdf"
    if content[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1"):
        return "picture"
    head = narrow_head(content)
    if MIME.match(head) and MHT.match(head):
        return "mht"
    if MARKUP.match(head):
        return "html"
    return "xml" if XML.match(head) else "text"


def refined(content: bytes, kind: str) -> str:
    """The kind where two letters alone may also begin a text."""
    if kind == "bitmap":
        return "picture" if content[6:10] == b"\x00" * 4 else "text"
    if kind == "riff":
        return "picture" if content[8:12] == b"WEBP" else "RIFF"
    if kind == "program":
        return "program" if b"\x00" in content[:64] else "text"
    return kind
