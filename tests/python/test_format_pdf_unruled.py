"""PDF tables without lines, or with level lines alone: rebuilt from the places of words or refused."""

import pytest
from report_formats import (
    ARTICLE_20,
    LIST,
    MATRIX,
    Row,
    Span,
    Values,
    check_places,
    read_values,
    to_html,
    to_pdf,
    values_of,
)

from ingest.readers.open import read_document

HEADING = "三、收到和处理政府信息公开申请情况"
SHARES = (1.4, 1.4, 1.6, 1, 1, 1, 1, 1, 1, 1)
LEVEL_LINES = (
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, "#000000"),
    ("LINEABOVE", (0, 0), (-1, 0), 0.5, "#000000"),
)
DRESSES = {
    "top": [("VALIGN", (0, 0), (-1, -1), "TOP")],
    "middle": [("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
    "bottom": [("VALIGN", (0, 0), (-1, -1), "BOTTOM")],
    "level lines": [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *LEVEL_LINES],
}
WORDS = (
    ("统计指标", "单位", "统计数"),
    ("一、主动公开情况", "", ""),
    ("（一）主动公开政府信息数", "条", "48"),
    ("主要负责同志参加政府网站在线访谈次数", "次", "5"),
    ("二、回应解读情况", "", ""),
    ("3.政策解读稿件发布数", "篇", "6"),
    ("七、依申请公开信息收取的费用", "万元", "1.5"),
)


def unruled(rows: list[Row], dress: str, **options: object) -> Values:
    """The values of a table without lines under the heading."""
    document = read_document(to_pdf([HEADING, rows], ruled=False, style=DRESSES[dress], **options))
    check_places(document)
    return {(labels[-1:], columns): value for (_, labels, columns), value in values_of(document).items()}


def true(rows: list[Row]) -> Values:
    """The same of a web page."""
    found = read_values(to_html([HEADING, rows]))
    return {(labels[-1:], columns): value for (_, labels, columns), value in found.items()}


@pytest.mark.parametrize("dress", DRESSES)
def test_a_matrix_under_a_header_of_three_rows(dress: str) -> None:
    assert unruled(MATRIX, dress, shares=SHARES) == true(MATRIX)


def test_items_stand_under_their_groups() -> None:
    found = read_values(to_pdf([HEADING, MATRIX], ruled=False, style=DRESSES["middle"], shares=SHARES))
    paths = {labels for _, labels, _ in found}
    assert ("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密") in paths


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("shares", [(3, 1, 2), (1, 1, 1)])
def test_a_list_with_broken_labels_and_sections(dress: str, shares: tuple[int, ...]) -> None:
    found = unruled(WORDS, dress, shares=shares)
    expected = true(WORDS)
    assert {key: found.get(key) for key, value in expected.items() if value} == {
        key: value for key, value in expected.items() if value
    }


@pytest.mark.parametrize("dress", DRESSES)
def test_article_tables_with_their_captions(dress: str) -> None:
    found = unruled(ARTICLE_20, dress)
    assert found[("规章",), ("现行有效件数",)] == "11"
    assert found[("行政许可",), ("本年处理决定数量",)] == "447228"


@pytest.mark.parametrize("height", [300, 340, 420])
def test_rows_on_the_next_page_stand_in_the_same_columns(height: int) -> None:
    rows = [WORDS[0], *[(f"{number}.某类信息的件数", "件", str(number * 7)) for number in range(1, 20)]]
    assert unruled(rows, "middle", height=height) == true(rows)


def test_a_blank_leaves_the_other_values_in_their_columns() -> None:
    rows = [
        *MATRIX[:3],
        ("一、本年新收政府信息公开申请数量", *[""] * 2, "31", "", "0", "0", "6", "4", "46"),
        *MATRIX[4:],
    ]
    rows[3] = (Span("一、本年新收政府信息公开申请数量", 1, 3), "31", "", "0", "0", "6", "4", "46")
    found = unruled(rows, "middle", shares=SHARES)
    assert found == true(rows)


def test_a_number_broken_over_lines_gives_none_of_its_pieces() -> None:
    rows = [
        *MATRIX[:4],
        (Span("二、上年结转政府信息公开申请数量", 1, 3), "3", "1234567890", *["0"] * 4, "9"),
        *MATRIX[5:],
    ]
    printed = set(unruled(rows, "middle", shares=SHARES).values())
    assert not printed & {"1234567890", "123456789", "12345678", "90", "0890"}
    assert printed <= set(true(rows).values())


def test_a_label_nobody_knows_over_two_lines_is_refused() -> None:
    rows = [
        WORDS[0],
        ("其他", "件", "5"),
        ("部门之间转来转去而没有人答复的那些信件的总数", "件", "7"),
        WORDS[5],
    ]
    found = unruled(rows, "middle")
    assert set(found) == {(("3.政策解读稿件发布数",), ("统计数",))}


def test_two_values_in_one_column_refuse_the_row() -> None:
    rows = [
        LIST[0],
        LIST[1],
        ("其中：网上申请", "件", "9 7"),
        ("当面申请", "件", "2"),
        ("信函申请", "件", "3"),
    ]
    found = unruled(rows, "middle")
    assert found.get((("其中：网上申请",), ("统计数",))) in (None, "9 7")
    assert found[("当面申请",), ("统计数",)] == "2"
