"""A table on its side gives the values of the same table upright; one that only looks so is left as it is."""

import pytest
from report_formats import (
    ARTICLE_20,
    LIST,
    MATRIX,
    Row,
    Span,
    Values,
    laid_out,
    read_values,
    to_csv,
    to_docx,
    to_html,
)

HEADING = "三、收到和处理政府信息公开申请情况"
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def values(content: bytes) -> Values:
    """Values by last label and last head."""
    found = read_values(content)
    return {(rows[-1:], columns[-1:]): value for (_, rows, columns), value in found.items()}


def on_its_side() -> list[Row]:
    """The matrix with a row for each kind of applicant."""
    rows = [[text for text in row if text] for row in laid_out(MATRIX)[0][3:]]
    labels, numbers = [row[-8] for row in rows], [row[-7:] for row in rows]
    return [
        ("申请人", *labels),
        *((name, *column) for name, column in zip(APPLICANTS, zip(*numbers, strict=True), strict=True)),
    ]


@pytest.mark.parametrize("write", [to_html, to_docx, to_csv])
def test_a_matrix_on_its_side(write) -> None:
    assert values(write([HEADING, on_its_side()])) == values(to_html([HEADING, MATRIX]))


def test_a_list_on_its_side_with_a_caption_that_is_part_of_its_terms() -> None:
    caption = (Span("第二十条第（一）项", 1, 3),)
    rows = [caption, ("信息内容", "规章", "行政规范性文件"), ("现行有效件数", "11", "66")]
    found = read_values(to_html(["二、主动公开政府信息情况", rows]))
    assert {
        rows[-1]: value for (_, rows, columns), value in found.items() if columns == ("现行有效件数",)
    } == {
        "规章": "11",
        "行政规范性文件": "66",
    }


def test_upright_tables_stay_as_they_are() -> None:
    for table in (LIST, ARTICLE_20, MATRIX):
        assert not [rows for _, rows, _ in read_values(to_html([HEADING, table])) if rows[-1] in APPLICANTS]
    wide = [("地区", "申请总数", "网上申请"), ("总计", "12", "9"), ("甲区", "5", "4"), ("乙区", "7", "5")]
    assert values(to_html([HEADING, wide]))[("甲区",), ("申请总数",)] == "5"
