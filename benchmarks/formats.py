"""Reading a report in each format, beside the library's own parsing of the file: `python -m benchmarks.formats`."""

from __future__ import annotations

import csv
import email
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from itertools import permutations
from pathlib import Path

import docx
import pdfplumber
import python_calamine as calamine
from rich.console import Console
from rich.table import Table
from selectolax.lexbor import LexborHTMLParser

from ingest.document import SourceInfo
from ingest.parse import parse_report
from ingest.readers.office.quiet import without_error_output

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [str(TESTS / "python"), str(TESTS / "mutation")]

from forms import form  # noqa: E402
from layouts import LAYOUTS, as_items  # noqa: E402
from odd_dress import of_one_year, saved_page, word_page  # noqa: E402
from report_formats import to_csv, to_docx, to_pdf, to_xlsx  # noqa: E402

PAGE_BYTES = 90_000
"""Size of the web page: one that a word processor exported."""

PDF_PAGES = 6
"""Pages of the PDF at least."""

MOST_FLOOR = 2.0
"""The aim: the time of a report over that of the library's parsing alone."""

LEAST_PAGES_A_SECOND = 100
"""The aim for web pages, on one core."""

SENTENCES = (
    "{year}年，全市主动公开政府信息{n}条，其中规范性文件{m}件，通过政府网站公开{k}条。",
    "全年共受理政府信息公开申请{m}件，均在法定期限内答复，其中予以公开{k}件，因政府信息公开被申请行政复议{m}件。",
    "各部门围绕{fields}等领域完善公开目录，规范公开程序，加强平台建设和业务培训，提高了工作质量。",
)

FIELDS = tuple(
    permutations(("教育", "医疗", "就业", "住房", "交通", "环保", "养老", "财政", "食品", "扶贫", "水利"), 3)
)
MOST_SENTENCES = 45
"""About how many such sentences a report has at most: no two reports print one alike."""


def paragraphs(seed: int, count: int) -> list[str]:
    """Sentences with other figures or other words for each report."""
    return [
        SENTENCES[index % 3].format(
            year=2023,
            n=1000 + 37 * seed + index,
            m=40 + seed + index,
            k=20 + index,
            fields="、".join(FIELDS[(MOST_SENTENCES * seed + index // 3) % len(FIELDS)]),
        )
        for index in range(count)
    ]


def items(vocabulary: str, seed: int, count: int) -> list[object]:
    """A form with a text of some sentences before it."""
    first, *rest = as_items(of_one_year(form(vocabulary, seed)))
    return [first, *paragraphs(seed, count), *rest]


def web_page(seed: int) -> str:
    """A page of `PAGE_BYTES`, as a word processor exports it."""
    count = 3
    while len((markup := word_page(items("national_2019", seed, count))).encode()) < PAGE_BYTES:
        count += 3
    return markup


def pages(content: bytes) -> int:
    """How many pages a PDF has."""
    with pdfplumber.open(BytesIO(content)) as document:
        return len(document.pages)


def printed(seed: int) -> bytes:
    """A PDF of `PDF_PAGES` pages."""
    count = 20
    while pages(content := to_pdf(items("national_2014", seed, count), repeat=1)) < PDF_PAGES:
        count += 10
    return content


def packed(seed: int) -> bytes:
    """A ZIP that holds a web page."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("report.html", web_page(seed))
    return stream.getvalue()


def unpacked(content: bytes) -> bytes:
    """The page in the ZIP."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read("report.html")


def parse_page(content: bytes) -> object:
    """The page as selectolax parses it."""
    return LexborHTMLParser(content).body


def parse_saved(content: bytes) -> object:
    """The page in the e-mail package."""
    parts = (part.get_payload(decode=True) for part in email.message_from_bytes(content).walk())
    return [parse_page(part) for part in parts if part]


def parse_pdf(content: bytes) -> object:
    """The characters and lines of each page."""
    with pdfplumber.open(BytesIO(content)) as document:
        return [(page.chars, page.lines, page.rects) for page in document.pages]


def parse_word(content: bytes) -> object:
    """The texts of a Word document's paragraphs and cells."""
    document = docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for cell in table._cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def parse_sheet(content: bytes) -> object:
    """The values of a workbook."""
    with without_error_output():
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def text_file(seed: int) -> bytes:
    """A text with a table in pipes."""
    head = "\n".join(paragraphs(seed, 20))
    return LAYOUTS["text, cells ended by pipes"](of_one_year(form("national_2019", seed))) + head.encode()


Format = tuple[str, int, Callable[[int], bytes], Callable[[bytes], bytes], Callable[[bytes], object]]


def same(content: bytes) -> bytes:
    """A file that is no container."""
    return content


FORMATS: tuple[Format, ...] = (
    ("html, 90 KB", 20, lambda seed: web_page(seed).encode(), same, parse_page),
    ("mht", 20, lambda seed: saved_page(web_page(seed), "quoted-printable"), same, parse_saved),
    ("zip of html", 20, packed, unpacked, lambda content: parse_page(unpacked(content))),
    ("text", 20, text_file, same, bytes.decode),
    ("csv", 20, lambda seed: to_csv(items("national_2019", seed, 20)), same,
     lambda content: list(csv.reader(StringIO(content.decode())))),
    ("docx", 10, lambda seed: to_docx(items("national_2019", seed, 20)), same, parse_word),
    ("xlsx", 10, lambda seed: to_xlsx(items("national_2019", seed, 20)), same, parse_sheet),
    ("pdf, 6 pages", 3, printed, same, parse_pdf),
)  # fmt: skip
"""Name, how many reports, the writer, how a container is opened, and the library's own parsing."""


def rate(contents: list[bytes], act: Callable[[bytes], object]) -> float:
    """Files a second of processor time."""
    start = time.process_time()
    for content in contents:
        act(content)
    return len(contents) / (time.process_time() - start)


def measure(table: Table, name: str, count: int, write: Callable[[int], bytes], *ways: Callable) -> None:
    """Add the line of one format; what misses its aim is marked."""
    opened, parse = ways
    contents = [write(seed) for seed in range(count + 1)]

    def read(content: bytes) -> object:
        return parse_report(opened(content), SourceInfo("report", "report"))

    read(contents[0])
    parse(contents[0])
    reports, floor = rate(contents[1:], read), rate(contents[1:], parse)
    missed = floor / reports > MOST_FLOOR or (name.startswith("html") and reports < LEAST_PAGES_A_SECOND)
    size = sum(map(len, contents)) // len(contents) // 1000
    table.add_row(
        name,
        f"{size}",
        f"{reports:.0f}",
        f"{floor:.0f}",
        f"{floor / reports:.1f}",
        "missed" if missed else "met",
    )


def print_formats() -> None:
    """Print the table."""
    aim = f"aim: at most {MOST_FLOOR:g} times the library, {LEAST_PAGES_A_SECOND} web pages a second"
    table = Table("format", "KB", "reports/s", "library alone/s", "times", "aim", title=f"one core; {aim}")
    for name, count, write, *ways in FORMATS:
        measure(table, name, count, write, *ways)
    Console(width=120).print(table)


if __name__ == "__main__":
    print_formats()
