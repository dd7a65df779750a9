"""The character set of markup: what it declares is a guess that the bytes may refute."""

from __future__ import annotations

import re

from ingest.document import Rejected
from ingest.readers.decode import BYTE_ORDER_MARKS, decode_text, double_byte, strict

HEAD = 4096
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
FAMILY = {
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "gb18030": ("gb18030",),
    "x-gbk": ("gb18030",),
    "big5": ("big5", "big5hkscs"),
    "big5hkscs": ("big5hkscs",),
    "big5-hkscs": ("big5hkscs",),
}
"""Names that sites declare and the encodings that hold them, the narrowest first."""

COMMON = re.compile(r"[的一是在有和人年月日中公开開政府信息資訊]")
COMMON_SHARE = 0.04
"""Least share of these characters among the ideographs of a Chinese page; text decoded wrongly has hardly any."""

IDEOGRAPH = re.compile(r"[㐀-鿿]")
ODD = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufff0-\uffff]")
COMMON_BYTES = bytes(range(0x20, 0x7F)) + b"\t\n\v\f\r"
"""ASCII that is not odd."""

ODD_SHARE = 500
"""A page holds at most one of these in so many characters."""

MAX_BROKEN = 40
BROKEN_SHARE = 1000


def declared_encodings(content: bytes) -> tuple[str, ...]:
    """The encodings that the first declaration of a Chinese character set may mean; empty where there is none."""
    for match in DECLARED.finditer(content[:HEAD]):
        if encodings := FAMILY.get(match[1].decode("ascii").lower()):
            return encodings
    return ()


def is_printable(text: str) -> bool:
    """Whether text holds hardly any control or private characters."""
    beyond = text.encode().translate(None, COMMON_BYTES).decode()
    return len(ODD.findall(beyond)) <= len(text) // ODD_SHARE


def is_chinese(text: str) -> bool:
    """Whether text holds its share of everyday characters, as Chinese in either script does."""
    ideographs = len(IDEOGRAPH.findall(text))
    return ideographs > 0 and len(COMMON.findall(text)) >= COMMON_SHARE * ideographs


def reads_well(text: str) -> bool:
    """Whether text decoded without a fault reads as Chinese."""
    return is_printable(text) and is_chinese(text)


def decode_markup(content: bytes) -> tuple[str, str]:
    """Text of a page in markup and the name of its encoding.

    A byte order mark decides, then UTF-8 where every byte fits, then the declared encoding where every byte fits and
    the text reads as Chinese, then any encoding that does. Where none fits every byte, a few broken characters are
    marked with U+FFFD, which stays in the text and makes a value that holds one unreadable.

    Raises Rejected `unreadable_encoding` or `unsupported_format`.
    """
    if any(content.startswith(mark) for mark, _ in BYTE_ORDER_MARKS) or b"\x00" in content:
        return decode_text(content)
    if (text := strict(content, "utf-8")) is not None and is_printable(text):
        return text, "utf-8"
    declared = declared_encodings(content)
    for encoding in declared:
        text = strict(content, encoding)
        if text is not None and reads_well(text):
            return text, encoding
    try:
        text, encoding = double_byte(content)
        if reads_well(text):
            return text, encoding
    except Rejected:
        pass
    return decode_broken(content, declared)


def decode_broken(content: bytes, declared: tuple[str, ...]) -> tuple[str, str]:
    """As `decode_markup`, for a page with a few broken bytes; the encoding that breaks least."""
    readings = []
    for encoding in dict.fromkeys((*declared, "utf-8", "gb18030", "big5hkscs")):
        text = content.decode(encoding, "replace")
        broken = text.count("�")
        if broken <= min(MAX_BROKEN, len(text) // BROKEN_SHARE + 1) and is_chinese(text):
            readings.append((broken, encoding, text))
    if not readings:
        raise Rejected(
            "unreadable_encoding",
            "网页编码无法确定（声明的编码与内容不符），请另存为 UTF-8 后再导入 / "
            "the encoding of the page is not what it declares and no other fits; save it as UTF-8 and ingest it again",
        )
    _, encoding, text = min(readings, key=lambda reading: reading[0])
    return text, encoding
