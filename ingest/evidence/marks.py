"""The plain text of a report as HTML with every number marked where it was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

CONTROL = {code: "\ufffd" for code in range(32) if chr(code) not in "\n\t\r"}
"""Control characters, which no HTML may hold, shown as the sign for an unknown one."""


@dataclass(frozen=True)
class Mark:
    """A span of the text (code points) and what was read there.

    key      id of the printed value; '' for a number that does not count
    kind     star, mapped, unmapped or excluded: how the mark looks
    remark   why it does not count
    """

    start: int
    end: int
    key: str
    kind: str
    remark: str = ""


KINDS = ("star", "mapped", "unmapped", "excluded")
"""Best first: where marks overlap, the text looks like the first of them."""


def _piece(text: str, marks: list[Mark], first: list[Mark]) -> Markup:
    """One stretch of text under the same marks; `first` are those that begin here."""
    shown = escape(text.translate(CONTROL))
    read = [mark for mark in marks if mark.key]
    anchors = Markup("").join(
        Markup('<span id="m-{}"></span>').format(mark.key) for mark in first if mark.key
    )
    if read:
        kind = min((mark.kind for mark in read), key=KINDS.index)
        blank = "" if text else " blank"
        keys = " ".join(mark.key for mark in read)
        link = Markup('<a class="m {}{}" href="#{}" data-v="{}">{}</a>')
        return anchors + link.format(kind, blank, read[0].key, keys, shown)
    if marks:
        return Markup('<span class="excluded" title="{}">{}</span>').format(marks[0].remark, shown)
    return shown


def marked_text(text: str, marks: Iterable[Mark]) -> Markup:
    """The text with its marks; nested and overlapping ones are cut where another begins or ends.

    A mark without length, such as an empty cell, stands as an empty link. Marks outside the text raise ValueError.
    """
    starting: dict[int, list[Mark]] = {}
    cuts = {0, len(text)}
    for mark in marks:
        if not 0 <= mark.start <= mark.end <= len(text):
            raise ValueError(f"a mark outside the text: {mark}")
        starting.setdefault(mark.start, []).append(mark)
        cuts |= {mark.start, mark.end}
    places = sorted(cuts)
    pieces: list[Markup] = []
    open_marks: list[Mark] = []
    for at, following in zip(places, [*places[1:], None], strict=True):
        open_marks = [mark for mark in open_marks if mark.end > at]
        begun = starting.get(at, [])
        blank = [mark for mark in begun if mark.end == at]
        if blank:
            pieces.append(_piece("", blank, blank))
        lasting = [mark for mark in begun if mark.end > at]
        open_marks += lasting
        if following is not None:
            pieces.append(_piece(text[at:following], open_marks, lasting))
    return Markup("").join(pieces)
