"""Text with markup in it, and what stops a reader that does not end."""

import time

import pytest
from report_formats import ARTICLE_20, MATRIX, check_places, html_table, read_values, to_html, values_of

from ingest.document import Rejected
from ingest.readers.limits import time_limit
from ingest.readers.open import read_document

TITLE = "某某市人民政府2023年政府信息公开工作年度报告"


def test_tables_in_markup_among_lines_of_text() -> None:
    tables = html_table(ARTICLE_20), html_table(MATRIX)
    text = f"# {TITLE}\n\n二、主动公开政府信息情况\n\n{tables[0]}\n\n三、收到和处理\n\n{tables[1]}\n\n完"
    document = read_document(text.encode())
    lines = ["二、主动公开政府信息情况", ARTICLE_20, "三、收到和处理", MATRIX]
    assert values_of(document) == read_values(to_html(lines))
    assert document.paragraphs()[0].text == TITLE
    check_places(document)


def test_pipes_beside_tables_in_markup() -> None:
    pipes = "| 统计指标 | 单位 | 统计数 |\n|---|---|---|\n| 申请总数 | 件 | 12 |\n"
    document = read_document(f"四、其他情况\n{pipes}\n说明见下。\n{html_table(ARTICLE_20)}".encode())
    assert values_of(document)["四、其他情况", ("申请总数",), ("统计数",)] == "12"
    assert len(document.tables()) == 2


def test_lines_in_front_of_a_page() -> None:
    page = f"<div><p>二、主动公开政府信息情况</p>{html_table(ARTICLE_20)}<p>完</p></div>"
    document = read_document(f"标题: {TITLE}\n发布时间: 2024-01-30\n\n{page}".encode())
    assert document.metadata["title"] == TITLE
    assert document.metadata["published_on"] == "2024-01-30"
    assert len(values_of(document)) == 7


def test_marks_of_markdown_in_cells_of_markup_are_no_values() -> None:
    rows = [
        ["统计指标", "**单位**", "**统计数**"],
        ["**申请总数**", "件", "**12**"],
        ["网上申请", "件", "****"],
    ]
    document = read_document(f"四、其他情况\n{html_table(rows)}\n完".encode())
    found = values_of(document)
    assert found["四、其他情况", ("申请总数",), ("统计数",)] == "12"
    assert found.get(("四、其他情况", ("网上申请",), ("统计数",)), "") == ""
    check_places(document)


def test_a_table_never_closed_stays_text() -> None:
    document = read_document("<b>说明</b> <table> 两个 </td> 标签，没有结束。\n第二行。".encode())
    assert document.tables() == []


def without_end() -> None:
    """Go on whatever happens, as some libraries do."""
    while True:
        try:
            time.sleep(0.01)
        except Exception:
            continue


def test_a_loop_is_stopped() -> None:
    begun = time.monotonic()
    with pytest.raises(Rejected) as caught, time_limit(0.05):
        without_end()
    assert caught.value.reason_code == "too_large"
    assert time.monotonic() - begun < 5
