"""How deep markup nests, before a parser builds its tree: what browsers repair may grow without end.

An element that is never closed lies around all that follows, and a parser opens formatting elements (`<font>`, `<b>`)
again in every block after them: a page of a few kilobytes can stand for millions of elements.
"""

from __future__ import annotations

import re
from collections import Counter

from ingest.readers.limits import MAX_ELEMENTS, check_elements, too_large

MAX_NESTED = 10_000
"""Most elements that may be open at a time; parsers take time that grows with the square."""

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
FORMATTING_TAG = re.compile(r"<[abcefinstuABCEFINSTU](?i:ig|ode|m|ont|obr|mall|trike|trong|t)?[\s>]")
"""Every tag of formatting, and a few that no page has: one character tells most other tags apart."""

FORMATTING = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
FLAT = frozenset((
    "br", "col", "hr", "img", "input", "link", "meta", "wbr",
    "p", "li", "td", "th", "tr", "option", "dd", "dt", "tbody", "thead", "tfoot",
))  # fmt: skip
"""Elements that hold nothing, or that the next one of their kind ends: left open, they do not nest."""


def check_nesting(markup: str) -> None:
    """Raises Rejected `too_large` where the tree of a page would be too large or too deep.

    Pages of which neither can be true by the number of their elements alone are not looked at closely.
    """
    opened = markup.count("<") - markup.count("</")
    check_elements(opened)
    if opened > MAX_NESTED or len(FORMATTING_TAG.findall(markup)) * opened > MAX_ELEMENTS:
        check_closely(markup)


def check_closely(markup: str) -> None:
    """As `check_nesting`, from tag to tag."""
    still_open: Counter[str] = Counter()
    depth = formatting = elements = 0
    for closing, name in TAG.findall(markup):
        tag = name.lower()
        if tag in FLAT:
            elements += 0 if closing else formatting
            continue
        if closing:
            if still_open[tag]:
                still_open[tag] -= 1
                depth -= 1
                formatting -= tag in FORMATTING
            continue
        still_open[tag] += 1
        depth += 1
        if tag in FORMATTING:
            formatting += 1
        else:
            elements += formatting
        if depth > MAX_NESTED:
            raise too_large(f"标记嵌套 {depth} 层 (elements open at a time)", MAX_NESTED)
    if elements > MAX_ELEMENTS:
        raise too_large("未闭合的标记 (elements never closed)", MAX_ELEMENTS)
