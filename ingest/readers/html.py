"""Web pages: the text in reading order, and tables with their merged cells."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.document import Document
from ingest.readers.charset import decode_markup
from ingest.readers.elements import BLOCKS, DELETED, HEADINGS, LEFT_OUT, MARKED, RAISED, VERBATIM
from ingest.readers.flow import Flow
from ingest.readers.html_table import read_grid
from ingest.readers.join import join_cut
from ingest.readers.limits import MAX_DEPTH
from ingest.readers.menus import without_menus
from ingest.readers.nesting import check_nesting
from ingest.readers.page import Item, build_document
from ingest.readers.site import index_tables, page_metadata, without_index_tables
from ingest.readers.visible import hidden_elements, hidden_names


def read_html(content: bytes) -> Document:
    """Read a web page.

    Raises Rejected `unreadable_encoding`, `no_text` or `too_large`.
    """
    text, encoding = decode_markup(content)
    return read_markup(text, encoding, "text/html")


def read_markup(text: str, encoding: str, media_type: str) -> Document:
    """As `read_html`, from decoded text."""
    check_nesting(text)
    tree = LexborHTMLParser(text.replace("\x00", ""))
    items = without_menus(PageReader(tree, hidden_names(tree)).page(0))
    index = index_tables(items)
    metadata = page_metadata(tree, items, index)
    return build_document(join_cut(without_index_tables(items, index)), media_type, encoding, metadata)


OF_THEIR_OWN = frozenset(("table", "iframe"))
"""Elements that are read by themselves, not as part of the text around them."""


class PageReader:
    """Walks a page; `names` are the classes and ids that the style sheets of the page around it hide as well."""

    def __init__(self, tree: LexborHTMLParser, names: frozenset[str]) -> None:
        self.tree = tree
        self.names = names
        self.hidden = hidden_elements(tree, names)

    def page(self, depth: int) -> list[Item]:
        """The lines and tables of the page."""
        return self.items(self.tree.body, depth) if self.tree.body is not None else []

    def items(self, root: LexborNode, depth: int) -> list[Item]:
        """The lines and tables inside an element, in reading order.

        depth   how many tables the element lies in
        """
        found: list[Item] = []
        flow = Flow(found.append)
        around: list[tuple[LexborNode, str]] = []
        node = root.child
        while node is not None:
            tag = node.tag or "-"
            inside = False
            if tag == "-text":
                flow.text(node.text_content or "")
            elif tag == "br":
                flow.line_break()
            elif tag[0] in "-!" or tag in LEFT_OUT or node.mem_id in self.hidden:
                pass
            elif tag in OF_THEIR_OWN and depth < MAX_DEPTH:
                flow.line_break()
                found += self.own_items(node, depth)
            else:
                inside = tag not in MARKED or enter(flow, node, tag)
            if inside and (child := node.child) is not None:
                around.append((node, tag))
                node = child
                continue
            if inside and tag in MARKED:
                leave(flow, node, tag)
            while (following := node.next) is None and around:
                node, tag = around.pop()
                if tag in MARKED:
                    leave(flow, node, tag)
            node = following
        if flow.pieces:
            flow.line_break()
        return found

    def own_items(self, node: LexborNode, depth: int) -> list[Item]:
        """The items of a table, or the lines and tables of a frame whose page stands in the element itself."""
        if node.tag == "table":
            return read_grid(node, depth, self.items, self.hidden)
        markup = node.attributes.get("srcdoc") or ""
        check_nesting(markup)
        return PageReader(LexborHTMLParser(markup), self.names).page(depth + 1) if markup else []


def typed(node: LexborNode) -> str:
    """The text that a field of a form shows."""
    attributes = node.attributes
    shown = (attributes.get("type") or "text").lower() in ("text", "number")
    return (attributes.get("value") or "") if shown else ""


def leads_elsewhere(anchor: LexborNode) -> bool:
    """Whether the text of an anchor leads to other pages; without an address it is a mark in the text."""
    return "href" in anchor.attributes


def enter(flow: Flow, node: LexborNode, tag: str) -> bool:
    """Begin an element; False where its content is not read."""
    if tag in BLOCKS:
        flow.line_break()
        if tag in VERBATIM:
            flow.verbatim += 1
        elif tag in HEADINGS:
            flow.has_words = True
        flow.links += tag == "nav"
    elif tag in DELETED:
        flow.gap()
        return False
    elif tag == "input":
        flow.text(typed(node))
    elif tag in RAISED:
        flow.gap()
    elif tag == "a":
        flow.gap_after_link()
        flow.links += leads_elsewhere(node)
    return True


def leave(flow: Flow, node: LexborNode, tag: str) -> None:
    """End an element."""
    if tag in BLOCKS:
        flow.line_break()
        if tag in VERBATIM:
            flow.verbatim -= 1
        flow.links -= tag == "nav"
    elif tag in RAISED:
        flow.gap()
    elif tag == "a":
        flow.after_link = True
        flow.links -= leads_elsewhere(node)
