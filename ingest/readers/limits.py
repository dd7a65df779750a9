"""What one file may cost: pages, cells, depth and seconds; beyond that it is refused, not read in part."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from ingest.document import Rejected

MAX_PAGES = 300
"""Most pages of a PDF; a report has under 40."""

MAX_GRID_CELLS = 200_000
"""Most places in the grids of one file, merged cells counted once for each place they cover."""

MAX_TEXT = 2_000_000
"""Most characters of the plain text of one file; a report has under 300,000."""

MAX_LINES = 100_000
"""Most lines of that text; a report whose every cell stands on a line of its own has under 10,000."""

MAX_ELEMENTS = 500_000
"""Most elements in the markup of one file; a page that Word exported has under 50,000."""

MAX_DEPTH = 40
"""Deepest nesting of tables that is followed; what lies deeper is read as running text."""

MAX_EXPANDED = 128 * 1024 * 1024
"""Most bytes that the compressed parts of one document may grow to."""

MAX_RATIO = 200
"""Most bytes that one compressed byte of a larger part may grow to; markup compresses to a twentieth."""

SECONDS = 60.0
"""Most seconds that the reading of one file may take."""


class TimeUp(BaseException):
    """The seconds for one file are used up."""


def too_large(seen: str, limit: object) -> Rejected:
    """The rejection of a file that exceeds a limit; `seen` says what was counted, in Chinese and English."""
    return Rejected("too_large", f"{seen}，上限 {limit} / limit {limit}")


def check_text(text: str) -> str:
    """The text; raises Rejected `too_large` where it is longer than any report."""
    if len(text) > MAX_TEXT:
        raise too_large(f"文字 {len(text)} 字 (characters of text)", MAX_TEXT)
    if (lines := text.count("\n")) > MAX_LINES:
        raise too_large(f"文字 {lines} 行 (lines of text)", MAX_LINES)
    return text


def check_elements(opened: int) -> None:
    """Raises Rejected `too_large` where markup opens more elements than any report."""
    if opened > MAX_ELEMENTS:
        raise too_large(f"标记 {opened} 个 (elements of markup)", MAX_ELEMENTS)


@contextmanager
def time_limit(seconds: float = SECONDS) -> Iterator[None]:
    """Stop what runs inside after some seconds, by raising Rejected `too_large`.

    The clock is the process's interval timer, so that a loop inside a library is stopped as well. Where there is none
    (another thread than the main one, Windows), nothing is stopped.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeUp

    before = signal.signal(signal.SIGALRM, stop)
    rest, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except TimeUp:
        raise too_large(f"读取超过 {seconds:g} 秒 (reading took too long)", f"{seconds:g} s") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, rest)
        signal.signal(signal.SIGALRM, before)
