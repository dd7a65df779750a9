"""Menus of a site: runs of lines that are links lead elsewhere and say nothing about the page they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from ingest.readers.flow import WORDS, LinkLine
from ingest.readers.page import Hidden, Item

MIN_LINES = 3
"""Lines of links that follow each other from which they are a menu."""

TRAIL = re.compile(r"\w\s*[>＞»›→]\s*\w")
"""Links with an arrow between them."""

MAX_LINE = 80
"""A longer line is text, though an anchor that was never closed may lie around it."""


def is_link(item: Item) -> bool:
    """Whether an item may be a line of a menu; a trail (首页 > 政务公开 > 某局) says whose page it is and is none."""
    return isinstance(item, LinkLine) and len(item) <= MAX_LINE and not TRAIL.search(item)


def is_between(item: Item) -> bool:
    """Whether an item is a line without words, as the date beside a link."""
    return isinstance(item, str) and not WORDS.search(item)


def without_menus(items: Iterable[Item]) -> list[Item]:
    """The items with the lines of each menu as text that belongs to no block."""
    result: list[Item] = []
    for linked, run in groupby(items, lambda item: is_link(item) or is_between(item)):
        lines = list(run)
        links = [index for index, line in enumerate(lines) if is_link(line)]
        if linked and len(links) >= MIN_LINES:
            first, last = links[0], links[-1] + 1
            menu = [Hidden(line) for line in lines[first:last] if isinstance(line, str)]
            result += [*lines[:first], *menu, *lines[last:]]
        else:
            result += lines
    return result
