"""The text of a Word paragraph as it is printed: accepted insertions, no deletions, no hidden text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEFT_OUT = frozenset(
    ("del", "moveFrom", "Fallback", "txbxContent", "instrText", "delText", "pPr", "rPr", "rubyPr", "rt")
)
PROPERTIES, RAISING = f"{W}rPr", f"{W}vertAlign"
HIDING = (f"{W}vanish", f"{W}strike", f"{W}dstrike")
NO_CHARACTER = "�"


def local(element: Any) -> str:
    """The name of an element without its namespace, '' for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def is_on(switch: Any) -> bool:
    """Whether a switch of the properties is there and not turned off."""
    return switch is not None and switch.get(f"{W}val", "true") not in ("0", "false", "off", "none")


def is_shown(run: Any) -> bool:
    """Whether a run is printed: neither hidden nor struck through."""
    properties = next(run.iterchildren(PROPERTIES), None)
    return properties is None or not any(map(is_on, properties.iterchildren(*HIDING)))


def is_raised(run: Any) -> bool:
    """Whether a run stands above or below the line, as the mark of a footnote does."""
    properties = next(run.iterchildren(PROPERTIES), None)
    found = None if properties is None else next(properties.iterchildren(RAISING), None)
    return found is not None and found.get(f"{W}val") in ("superscript", "subscript")


def pieces(element: Any) -> Iterator[tuple[str, bool]]:
    """The texts inside an element in order, each with whether it is raised."""
    for child in element:
        name = local(child)
        if name in LEFT_OUT or (name == "r" and not is_shown(child)):
            continue
        if name == "t":
            yield child.text or "", False
        elif name == "tab":
            yield "\t", False
        elif name in ("br", "cr"):
            yield "\n", False
        elif name == "noBreakHyphen":
            yield "-", False
        elif name == "sym":
            yield NO_CHARACTER, False
        elif name == "r" and is_raised(child):
            yield from ((text, True) for text, _ in pieces(child))
        else:
            yield from pieces(child)


def paragraph_text(paragraph: Any) -> str:
    """The printed text of a paragraph; a space parts a number from a raised digit after it."""
    parts: list[str] = []
    before = False
    for text, raised in pieces(paragraph):
        if raised != before and parts and parts[-1][-1:].isdigit() and text[:1].isdigit():
            parts.append(" ")
        if text:
            parts.append(text)
            before = raised
    return "".join(parts)


def text_boxes(paragraph: Any) -> list[Any]:
    """The contents of the text boxes that hang on a paragraph; the second form of a drawing is left out."""
    boxes = []
    for box in paragraph.iter(f"{W}txbxContent"):
        above = [local(parent) for parent in box.iterancestors()]
        if "Fallback" not in above and above.count("txbxContent") == 0:
            boxes.append(box)
    return boxes
