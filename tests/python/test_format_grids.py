"""Grids with any spans: no exception, no invented text, every cell its slice of the plain text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import Table
from ingest.extract.table import extract_tables
from ingest.readers.open import read_document
from ingest.readers.page import build_document
from ingest.readers.spans import Printed, Spanned, expand

TEXTS = st.sampled_from(
    [
        "",
        " ",
        "指标",
        "数量",
        "单位",
        "件",
        "申请总数",
        "其中：当面",
        "12",
        "3,652",
        "/",
        "７\n８",
        "\t",
        "总计",
    ]
)
SPANS = st.one_of(st.integers(1, 4), st.sampled_from([0, 65534, 10**9]))
CELLS = st.builds(lambda text, rows, columns: (text, rows, columns), TEXTS, SPANS, SPANS)
ROWS = st.lists(st.lists(CELLS, max_size=6), max_size=8)


@settings(max_examples=300, deadline=None)
@given(ROWS)
def test_any_spans(rows: list[list[tuple[str, int, int]]]) -> None:
    spanned = [[Spanned(Printed(t), r, c) for t, r, c in row] for row in rows]
    grid = expand(spanned)
    printed = {id(cell.printed) for row in spanned for cell in row}
    assert {id(cell) for row in grid for cell in row} <= printed
    assert max(map(len, grid), default=0) <= max(1, len(printed))
    document = build_document(["文", grid], "text/html", "", {})
    for cell in (c for table in document.tables() for row in table.rows for c in row):
        assert document.text[cell.start : cell.end] == cell.text
    given_texts = sorted(
        cell.printed.text.strip() for row in spanned for cell in row if cell.printed.text.strip()
    )
    for data in extract_tables(document.blocks):
        assert data.cell.text == "" or data.cell.text in given_texts


@settings(max_examples=150, deadline=None)
@given(ROWS, st.text(alphabet="<>/tdrab \"'=&;总", max_size=30))
def test_any_markup(rows: list[list[tuple[str, int, int]]], noise: str) -> None:
    body = "".join(
        "<tr>" + "".join(f"<td rowspan={r} colspan={c}>{t}</td>" for t, r, c in row) + "</tr>" for row in rows
    )
    document = read_document(f"<html><body><p>文</p><table>{body}{noise}</table>".encode())
    for block in document.blocks:
        for cell in (c for row in block.rows for c in row) if isinstance(block, Table) else (block,):
            assert document.text[cell.start : cell.end] == cell.text
    extract_tables(document.blocks)
