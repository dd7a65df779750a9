"""What a web page says about itself: meta tags, title, and the index tables of government sites."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from itertools import chain

from selectolax.lexbor import LexborHTMLParser

from ingest.normalise.characters import plain, squeeze
from ingest.readers.page import Item
from ingest.readers.spans import Grid
from ingest.readers.text import metadata_fields
from ingest.seeds import load_seeds

TITLE_PARTS = re.compile(r"\s*[_|｜>»]+\s*|\s+[-–—]+\s+|[-–—]{2,}")
ATTACHED = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|zip|rar)(?=$|[?#&])", re.IGNORECASE)
"""Ends of the addresses of files."""

MIN_TITLE = 6
MAX_VALUE = 300
MIN_KEYS = 3
MAX_KEY = 30
"""Longest key with the space around it."""

KEY_MARKS = re.compile(r"[\s:：【】\[\]]+")


@lru_cache(maxsize=1)
def meta_fields() -> dict[str, str]:
    """Name of a meta tag in lower case to field, from `seeds/recognition/meta_tag.csv`."""
    return {row["name"]: row["field"] for row in load_seeds()["recognition/meta_tag.csv"]}


def index_tables(items: list[Item]) -> dict[int, list[tuple[str, str]]]:
    """Field and value of each index table among the items, by its place."""
    return {
        n: pairs for n, item in enumerate(items) if isinstance(item, list) and (pairs := index_pairs(item))
    }


def page_metadata(
    tree: LexborHTMLParser, items: list[Item], index: dict[int, list[tuple[str, str]]]
) -> dict[str, str]:
    """Field to value as printed: index tables of the page, then meta tags, then the title; the first of a field stands.

    The title is the page's own title only where the page shows it as a line; else it is `page_title`, since sites put
    their own name there. `attachment` is the address of a file that the page links to.
    """
    found: dict[str, str] = {}
    for key, value in chain.from_iterable(index.values()):
        found.setdefault(key, value)
    for node in tree.css("meta"):
        attributes = node.attributes
        name = (attributes.get("name") or attributes.get("property") or "").strip().lower()
        value = (attributes.get("content") or "").strip()
        if value and name in meta_fields():
            found.setdefault(meta_fields()[name], value[:MAX_VALUE])
    named = tree.css_first("title")
    title = " ".join((named.text() or "").split()) if named is not None else ""
    if title:
        found["page_title"] = title[:MAX_VALUE]
        if shown := shown_title(title, items):
            found.setdefault("title", shown)
    if attached := attached_file(tree):
        found["attachment"] = attached[:MAX_VALUE]
    return found


def attached_file(tree: LexborHTMLParser) -> str | None:
    """The address of the first file that the page links to or shows in a frame, None where there is none."""
    for node in tree.css("a[href], iframe[src], embed[src], object[data]"):
        attributes = node.attributes
        address = attributes.get("href") or attributes.get("src") or attributes.get("data") or ""
        if ATTACHED.search(address):
            return address.strip()
    return None


def shown_title(title: str, items: list[Item]) -> str | None:
    """The longest part of the browser's title that the page prints as a line of its own, None where it prints none."""
    parts = sorted({title, *TITLE_PARTS.split(title)}, key=len, reverse=True)
    lines = {squeeze(item).text for item in items if isinstance(item, str) and len(item) <= MAX_VALUE}
    return next((p for p in parts if len(p) >= MIN_TITLE and squeeze(p).text in lines), None)


def without_index_tables(items: list[Item], index: Container[int]) -> list[Item]:
    """The items with each index table as lines, a line a row: it says what the page is and holds no values."""
    result: list[Item] = []
    for place, item in enumerate(items):
        if isinstance(item, list) and place in index:
            rows = (" ".join(cell.text for cell in dict.fromkeys(row) if cell.text) for row in item)
            result.extend(row for row in rows if row)
        else:
            result.append(item)
    return result


@lru_cache(maxsize=4096)
def field_of(key: str) -> str | None:
    """The field that a key in an index table stands for."""
    return metadata_fields().get(KEY_MARKS.sub("", plain(key)))


def index_pairs(grid: Grid) -> list[tuple[str, str]]:
    """Field and value of an index table (索引号, 发布机构, …): a key and its value in neighbouring cells.

    Empty for a table that prints fewer than three known keys.
    """
    pairs = []
    keys = set()
    for row in grid:
        cells = list(dict.fromkeys(row))
        for index, printed in enumerate(cells):
            key, _, rest = (
                printed.text.partition("：") if "：" in printed.text else printed.text.partition(":")
            )
            field = field_of(key) if len(key) <= MAX_KEY else None
            if field is None:
                continue
            keys.add(key)
            value = rest.strip() or (cells[index + 1].text if index + 1 < len(cells) and not rest else "")
            if value:
                pairs.append((field, value))
    return pairs if len(keys) >= MIN_KEYS else []
