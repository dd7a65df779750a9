"""The pages of a PDF as characters and lines, out of the library and turned upright."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from operator import itemgetter
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfplumber.utils.exceptions import PdfminerException

from ingest.document import Rejected
from ingest.readers.limits import MAX_PAGES, too_large
from ingest.readers.pdf.glyphs import Box, Glyph, Turn, glyphs_of, main_turn, turned, turner
from ingest.readers.pdf.layer import PICTURE_SHARE, is_recognised
from ingest.readers.pdf.ruled import drawn_edges

OVERPRINT = 1.0
"""Points between two printings of one character that make it look bold."""


@dataclass(frozen=True)
class PdfPage:
    """One page, turned so that most of its text stands upright.

    number       from 1
    edges        drawn lines as pdfplumber's table functions take them
    picture      whether pictures cover most of it
    recognised   whether its text is a layer that a program recognised in the picture
    back         from a box of the turned page to the page as it is stored
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    edges: list[dict[str, Any]]
    picture: bool
    recognised: bool
    back: Turn


def damaged(error: object) -> Rejected:
    """The rejection of a PDF that the library cannot open."""
    return Rejected(
        "damaged_file",
        f"PDF 不完整或已损坏（{type(error).__name__}），请重新下载 / "
        f"the PDF is incomplete or damaged ({type(error).__name__}): download it again",
    )


def pdf_pages(content: bytes) -> Iterator[PdfPage]:
    """The pages of a PDF in order.

    Raises Rejected `password_protected`, `damaged_file` or `too_large`. Whatever the library raises over the bytes of
    a file means a damaged file.
    """
    try:
        with pdfplumber.open(BytesIO(content)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise too_large(f"PDF 共 {len(pdf.pages)} 页 (pages)", MAX_PAGES)
            if not pdf.pages:
                raise damaged(PDFSyntaxError())
            for page in pdf.pages:
                yield one_page(page)
                page.close()
    except Rejected:
        raise
    except (PDFPasswordIncorrect, PdfminerException) as error:
        if isinstance(error, PDFPasswordIncorrect) or "PasswordIncorrect" in repr(error):
            raise Rejected(
                "password_protected", "PDF 需要密码才能打开 / the PDF needs a password to be opened"
            ) from None
        raise damaged(error) from None
    except Exception as error:
        raise damaged(error) from None


def one_page(page: Any) -> PdfPage:
    """One page out of the library."""
    width, height = float(page.width), float(page.height)
    glyphs = glyphs_of(without_overprint(page.chars))
    turn = main_turn(glyphs)
    move, back = turner(turn, width, height), turner(-turn % 360, *turned_size(turn, width, height))
    picture = sum(area(page, image) for image in page.images) > PICTURE_SHARE * width * height
    return PdfPage(
        number=int(page.page_number),
        width=turned_size(turn, width, height)[0],
        height=turned_size(turn, width, height)[1],
        glyphs=turned(glyphs, turn, move),
        edges=drawn_edges(page, move),
        picture=picture,
        recognised=picture and bool(glyphs) and is_recognised(page),
        back=back,
    )


def without_overprint(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The characters without those that print another one again beside it."""
    alike: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for char in chars:
        key = char["text"], char["upright"], char["fontname"], char["size"]
        alike.setdefault(key, []).append(char)
    first = {
        id(min(place, key=itemgetter("doctop", "x0")))
        for group in alike.values()
        for level in near(group, "doctop")
        for place in near(level, "x0")
    }
    return [char for char in chars if id(char) in first]


def near(chars: list[dict[str, Any]], edge: str) -> Iterator[list[dict[str, Any]]]:
    """Characters in runs in which each begins close to the one before it."""
    run: list[dict[str, Any]] = []
    for char in sorted(chars, key=itemgetter(edge)):
        if run and char[edge] > run[-1][edge] + OVERPRINT:
            yield run
            run = []
        run.append(char)
    yield run


def turned_size(turn: int, width: float, height: float) -> tuple[float, float]:
    """Width and height of a page after turning it."""
    return (height, width) if turn in (90, 270) else (width, height)


def area(page: Any, image: dict[str, Any]) -> float:
    """The part of the page that a picture covers, in square points."""
    box = Box(
        max(0.0, float(image["x0"])),
        max(0.0, float(image["top"])),
        min(float(page.width), float(image["x1"])),
        min(float(page.height), float(image["bottom"])),
    )
    return max(0.0, box.x1 - box.x0) * max(0.0, box.y1 - box.y0)
