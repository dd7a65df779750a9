"""Bytes to text: UTF-8, UTF-16, GB18030 and Big5, with or without a byte order mark."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from functools import lru_cache

from charset_normalizer import from_bytes

from ingest.document import Rejected
from ingest.readers.limits import check_text

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
DOUBLE_BYTE = ("gb18030", "big5hkscs", "big5")
WIDE = ("utf-16-le", "utf-16-be")
SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP / DOCX / XLSX"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC / XLS / WPS"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
)
MARKUP = re.compile(r"^\s*(?:<\?xml|<!doctype|<html|<head|<body|<table|<div|<meta)", re.IGNORECASE)
SAMPLE = 16384


def unsupported(kind: str) -> Rejected:
    """The rejection of a file that is not plain text."""
    return Rejected("unsupported_format", f"不是纯文本，而是 {kind} / not plain text but {kind}")


def is_plausible(text: str) -> bool:
    """Whether decoded text reads as Chinese text: no control or unassigned characters, mostly common ideographs."""
    counts = Counter(text[:SAMPLE])
    odd = sum(count for character, count in counts.items() if is_odd(character))
    return odd <= counts.total() // 500


@lru_cache(maxsize=16384)
def is_odd(character: str) -> bool:
    """Whether a character is a control, unassigned, or for private use."""
    return unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs") and character not in "\t\n\r\f\v"


def common_share(text: str) -> float:
    """Share of the ideographs of a text that lie in the first plane's basic block and are among everyday ones."""
    ideographs = [c for c in text[:SAMPLE] if "㐀" <= c <= "鿿" or c >= "\U00020000"]
    everyday = [c for c in ideographs if encodable(c, "gb2312") or encodable(c, "big5")]
    return len(everyday) / len(ideographs) if ideographs else 0.0


def encodable(character: str, encoding: str) -> bool:
    """Whether a character is in a national base set."""
    try:
        return len(character.encode(encoding)) == 2
    except UnicodeEncodeError:
        return False


def strict(content: bytes, encoding: str) -> str | None:
    """The text in one encoding, None where a byte does not fit."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def decode(content: bytes) -> tuple[str, str]:
    """Text without byte order mark and the name of its encoding.

    Raises Rejected `empty_file`, `unsupported_format` (not text), `unreadable_encoding` or `too_large`.
    """
    if not content.strip():
        raise Rejected("empty_file", "文件为空 / the file is empty")
    for signature, kind in SIGNATURES:
        if content.startswith(signature):
            raise unsupported(kind)
    text, encoding = decode_text(content)
    if MARKUP.match(text):
        raise unsupported("HTML / XML")
    return check_text(text), encoding


def decode_text(content: bytes) -> tuple[str, str]:
    """As `decode`, without the checks of the kind of file."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark) and (text := strict(content[len(mark) :], encoding)) is not None:
            return checked(text, encoding)
    if b"\x00" in content:
        for encoding in WIDE:
            wide = strict(content, encoding)
            if wide is not None and is_plausible(wide):
                return wide, encoding
        raise unsupported("二进制文件 / a binary file")
    if (text := strict(content, "utf-8")) is not None:
        return checked(text, "utf-8")
    return double_byte(content)


def checked(text: str, encoding: str) -> tuple[str, str]:
    """The text if it is one; raises Rejected where decoding gave control characters."""
    if not is_plausible(text):
        raise unsupported("二进制文件 / a binary file")
    return text, encoding


def double_byte(content: bytes) -> tuple[str, str]:
    """GB18030 or Big5: the one that decodes every byte, by charset-normalizer's word where both do."""
    readings = {
        encoding: text
        for encoding in DOUBLE_BYTE
        if (text := strict(content, encoding)) is not None and is_plausible(text)
    }
    readings = {encoding: text for encoding, text in readings.items() if common_share(text) > 0.95}
    if "big5" in readings:
        readings.pop("big5hkscs", None)
    if len(readings) > 1:
        best = from_bytes(content[:SAMPLE], cp_isolation=list(readings)).best()
        if best is not None and best.encoding in readings:
            readings = {best.encoding: readings[best.encoding]}
    if len(readings) != 1:
        raise Rejected(
            "unreadable_encoding",
            "编码无法确定（UTF-8、UTF-16、GB18030、Big5 均不合），请另存为 UTF-8 后再导入 / "
            "none or several of UTF-8, UTF-16, GB18030 and Big5 fit; save the page as UTF-8 and ingest it again",
        )
    encoding, text = readings.popitem()
    return text, encoding
