"""Whether the text of a page is a layer that a program recognised in the picture of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfinterp import PDFPageInterpreter

INVISIBLE = 3
"""The text rendering mode (ISO 32000-1, 9.3.6) that paints nothing."""

PICTURE_SHARE = 0.5
"""Share of a page that a scanned picture covers at least."""


class PaintOrder(PDFDevice):
    """Counts the codes of text that nobody sees: painted in no colour, or under a picture of the page."""

    def __init__(self, manager: Any, area: float) -> None:
        super().__init__(manager)
        self.area = area
        self.hidden = 0
        self.shown = 0

    def render_string(self, textstate: Any, seq: Sequence[Any], ncs: Any, graphicstate: Any) -> None:
        """Count the bytes of a string."""
        count = sum(len(part) for part in seq if isinstance(part, bytes))
        if textstate.render == INVISIBLE:
            self.hidden += count
        else:
            self.shown += count

    def render_image(self, name: str, stream: Any) -> None:
        """Hide what was painted before a picture that covers the page."""
        a, b, c, d, _, _ = self.ctm or (0, 0, 0, 0, 0, 0)
        if abs(a * d - b * c) > PICTURE_SHARE * self.area:
            self.hidden += self.shown
            self.shown = 0


def is_recognised(page: Any) -> bool:
    """Whether most of the text of a page, as pdfplumber gives it, lies unseen behind or before its picture."""
    device = PaintOrder(page.pdf.rsrcmgr, float(page.width) * float(page.height))
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.hidden > device.shown
