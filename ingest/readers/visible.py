"""Which elements of a page a reader sees: what attributes, styles and the page's own style sheets hide is left out."""

from __future__ import annotations

import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

HIDING = re.compile(
    r"(?:^|[;{])\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)",
    re.IGNORECASE,
)
FADED = re.compile(
    r"(?:^|;)\s*(?:opacity\s*:\s*0?\.?0+|font-size\s*:\s*0(?:\.0+)?(?:[a-z]{2}|%)?|(?:left|top)\s*:\s*-\d{4,}px)\s*(?:;|!|$)",
    re.IGNORECASE,
)
"""Styles that hide a piece of text; around other elements they serve the layout, and scripts take them away."""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CONDITIONAL = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
"""Rules that hold only on some screens or in print, and rules for fonts."""

RULE = re.compile(r"([^{}]*)(\{[^{}]*\})")
NAME = re.compile(r"[a-z]*([.#][\w-]+)", re.IGNORECASE)
MAX_SHEET = 200_000


def hidden_names(tree: LexborHTMLParser) -> frozenset[str]:
    """Classes (`.name`) and ids (`#name`) that the page's own style sheets hide, whatever lies around them.

    Scripts show some of them again, so that they count for single pieces of text only.
    """
    found: set[str] = set()
    for node in tree.css("style"):
        sheet = (node.text() or "")[:MAX_SHEET]
        if not HIDING.search(sheet):
            continue
        for selectors, body in RULE.findall(CONDITIONAL.sub("", COMMENT.sub("", sheet))):
            if HIDING.search(body):
                found.update(m[1] for s in selectors.split(",") if (m := NAME.fullmatch(s.strip())))
    return frozenset(found)


@lru_cache(maxsize=4096)
def hidden_by(style: str) -> str | None:
    """What a style hides: `element`, `text` for an element that is a single piece of text, None for nothing."""
    if HIDING.search(style):
        return "element"
    return "text" if FADED.search(style) else None


def hidden_elements(tree: LexborHTMLParser, names: frozenset[str]) -> frozenset[int]:
    """The elements (`mem_id`) of a page that its readers do not see; `names` are those of `hidden_names`."""
    found = {
        node.mem_id
        for node in tree.css("[hidden], [aria-hidden]")
        if "hidden" in node.attributes or node.attributes.get("aria-hidden") == "true"
    }
    for node in tree.css("[style]"):
        hides = hidden_by(node.attrs["style"] or "")
        if hides and (hides == "element" or is_leaf(node)):
            found.add(node.mem_id)
    if names:
        found.update(n.mem_id for n in tree.css("[class], [id]") if is_named(n, names) and is_leaf(n))
    return frozenset(found)


def is_named(node: LexborNode, names: frozenset[str]) -> bool:
    """Whether a class or the id of an element is among the names."""
    attributes = node.attributes
    classes = [f".{name}" for name in (attributes.get("class") or "").split()]
    return f"#{attributes.get('id')}" in names or not names.isdisjoint(classes)


def is_leaf(node: LexborNode) -> bool:
    """Whether an element holds one piece of text and nothing else."""
    child = node.child
    return child is not None and child.tag == "-text" and child.next is None
