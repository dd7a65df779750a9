"""From a locator back to the page: what stands at the place a value was read from."""

from __future__ import annotations

import re

from ingest.readers.open import read_document as read_document

LOCATOR = re.compile(r"^text:(\d+)-(\d+)(?: .*)?$")


def text_locator(start: int, end: int, place: str = "") -> str:
    """The locator of a span of the plain text, in code points, with the place in the format where there is one."""
    span = f"text:{start}-{end}"
    return f"{span} {place}".rstrip() if place else span


def span_of(locator: str) -> tuple[int, int]:
    """The span a locator names; raises ValueError where it names none."""
    match = LOCATOR.match(locator)
    if match is None:
        raise ValueError(
            f"定位格式不对，应为 text:起-止 / not a locator of the form text:START-END: {locator!r}"
        )
    return int(match.group(1)), int(match.group(2))


def reread(content: bytes, locator: str) -> str:
    """Read the file again and return what stands at the locator, outer white space trimmed.

    Raises ValueError for a locator that is none or lies outside the text, Rejected for a file that cannot be read.
    """
    start, end = span_of(locator)
    text = read_document(content).text
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"定位超出原文（共 {len(text)} 字） / the locator lies outside the text: {locator}")
    return text[start:end].strip()
