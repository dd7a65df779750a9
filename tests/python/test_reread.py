"""Every value leads back to the place on the page that it was read from, verbatim."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import SOURCE

from ingest.document import ParsedReport, Rejected
from ingest.extract.prose import extract_prose
from ingest.extract.table import extract_tables
from ingest.locate import reread, span_of
from ingest.parse import parse_report
from ingest.readers.text import read_text
from ingest.seeds import SEEDS_FOLDER

FOLDERS = (SEEDS_FOLDER.parent / "samples", *map(Path, os.environ.get("OGI_MORE_REPORTS", "").split()))
"""The samples, and the folders of reports that the environment names."""

PAGES = [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
PIECES = (
    "\t",
    "|",
    " |\n",
    "||\n",
    "\n",
    "\n\n",
    "申请数",
    "一、",
    "（一）",
    "其中：",
    "12",
    "3,652",
    "无",
    "—",
    " ",
    "条",
    "总计",
)


def parsed(content: bytes) -> ParsedReport | None:
    """The parse of a page, None for one that is refused."""
    try:
        return parse_report(content, SOURCE)
    except Rejected:
        return None


READ = [path for path in PAGES if parsed(path.read_bytes())]


def test_most_pages_are_reports() -> None:
    assert len(READ) > len(PAGES) * 3 / 4


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_reread_gives_every_raw_value(path: Path) -> None:
    content = path.read_bytes()
    report = parse_report(content, SOURCE)
    places = [(row["locator"], row["raw_text"]) for row in report.table_cells]
    places += [(row["locator"], row["raw_value"]) for row in report.prose_values]
    text = report.report["plain_text"]
    for locator, raw in places:
        start, end = span_of(locator)
        assert text[start:end] == raw
    some = places[:: max(1, len(places) // 40)]
    assert [reread(content, locator) for locator, _ in some] == [raw for _, raw in some]


@pytest.mark.parametrize("locator", ["text:5", "text:9-3", "text:0-99999", "page:1-2", ""])
def test_a_wrong_locator_is_an_error(locator: str) -> None:
    with pytest.raises(ValueError, match=r"定位|locator"):
        reread("政府信息公开".encode(), locator)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=60))
def test_any_text_is_read_without_failing_and_verbatim(pieces: list[str]) -> None:
    text = "".join(pieces)
    try:
        document = read_text(text.encode("utf-8", "surrogatepass"))
    except Rejected:
        return
    for cell in extract_tables(document.blocks):
        assert document.text[cell.cell.start : cell.cell.end] == cell.cell.text
    for value in extract_prose(document.paragraphs()):
        assert document.text[value.start : value.end] == value.raw_value
