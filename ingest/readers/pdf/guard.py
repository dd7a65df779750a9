"""What a PDF may unpack to, checked before any library unpacks it."""

from __future__ import annotations

import re
import zlib

from ingest.readers.limits import MAX_EXPANDED, MAX_RATIO, too_large

STREAM = re.compile(rb"stream\r?\n")
DICTIONARY = 2048
SMALL = 1024 * 1024


def refuse_bombs(content: bytes) -> None:
    """Raises Rejected `too_large` where the compressed streams, pictures aside, unpack to more than the limit.

    A stream packed twice is unpacked twice. What is no valid stream is left to the library.
    """
    total = 0
    for match in STREAM.finditer(content):
        head = content[max(0, match.start() - DICTIONARY) : match.start()]
        head = head[head.rfind(b"obj") + 3 :]
        packings = head.count(b"FlateDecode") + len(re.findall(rb"/Fl\b", head))
        if not packings or b"/Image" in head:
            continue
        end = content.find(b"endstream", match.end())
        data = content[match.end() : end if end >= 0 else len(content)]
        for _ in range(packings):
            data = unpack(data)
        total += len(data)
        if total > MAX_EXPANDED:
            raise too_large(f"解压后超过 {total} 字节 (bytes unpacked)", MAX_EXPANDED)


def unpack(data: bytes) -> bytes:
    """A stream unpacked; raises Rejected `too_large` where it grows beyond the limits, b'' where it is none."""
    unpacker = zlib.decompressobj()
    allowed = min(MAX_EXPANDED, max(SMALL, len(data) * MAX_RATIO))
    try:
        result = unpacker.decompress(data, allowed)
    except zlib.error:
        return b""
    if unpacker.unconsumed_tail:
        raise too_large("PDF 数据流解压后过大 (a stream of the PDF unpacks to too much)", f"{allowed} bytes")
    return result
