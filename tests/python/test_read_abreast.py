"""A list printed in two columns beside each other is read down the first and then down the second."""

import pytest
from report_formats import Row, Span, Values, read_values, to_csv, to_docx, to_html, to_pdf, to_xlsx

HEADS = ("统计指标", "单位", "统计数")
LEFT = (
    ("三、依申请公开情况", "——", "——"),
    ("（一）收到申请数", "件", "9"),
    ("1.当面申请数", "件", "2"),
    ("2.传真申请数", "件", ""),
)
RIGHT = (
    ("3.网络申请数", "件", "7"),
    ("四、行政复议数量", "件", "4"),
    ("（一）维持具体行政行为数", "件", "3"),
    ("（二）被依法纠错数", "件", "1"),
)
HEADING = "政府信息公开情况统计表"


def beside(
    left: tuple[Row, ...], right: tuple[Row, ...], heads: tuple[Row, Row] = (HEADS, HEADS)
) -> list[Row]:
    """Rows of two lists beside each other."""
    return [(*heads[0], *heads[1]), *((*a, *b) for a, b in zip(left, right, strict=True))]


def markdown(items: list) -> bytes:
    """A heading and a table in Markdown."""
    lines = ["| " + " | ".join(row) + " |" for row in items[1]]
    return "\n".join([items[0], "", lines[0], "|---" * len(items[1][0]) + "|", *lines[1:]]).encode()


def read(rows: list[Row], write=to_html) -> Values:
    """Values by row path and last head."""
    return {
        (path, columns[-1:]): value
        for (_, path, columns), value in read_values(write([HEADING, rows])).items()
    }


@pytest.mark.parametrize("write", [to_html, to_docx, to_xlsx, to_csv, to_pdf, markdown])
def test_two_columns_are_one_list(write) -> None:
    found = read(beside(LEFT, RIGHT), write)
    one = read([HEADS, *LEFT, *RIGHT], write)
    assert {path: value for path, value in found.items() if value} == {
        path: value for path, value in one.items() if value
    }
    assert found[("三、依申请公开情况", "（一）收到申请数", "3.网络申请数"), ("统计数",)] == "7"


def test_the_second_column_may_be_shorter_and_a_note_stand_below() -> None:
    rows = [*beside(LEFT, (*RIGHT[:3], ("", "", ""))), (Span("注：本表由办公室填报", 1, 6),)]
    found = read(rows)
    assert found[("四、行政复议数量", "（一）维持具体行政行为数"), ("统计数",)] == "3"
    assert len(found) == len(read([HEADS, *LEFT, *RIGHT[:3]]))


@pytest.mark.parametrize(
    "rows",
    [
        beside(LEFT, LEFT),
        [(Span("2015年", 1, 3), Span("2016年", 1, 3)), *beside(LEFT, RIGHT)],
        beside(
            (("1.当面申请数", "件", "2"), ("3.网络申请数", "件", "7")),
            (("2.传真申请数", "件", "1"), ("4.信函申请数", "件", "5")),
        ),
        beside(LEFT, RIGHT, (HEADS, ("统计指标", "单位", "2015年"))),
    ],
)
def test_what_looks_like_two_columns_of_a_list(rows: list[Row]) -> None:
    assert not [columns for _, columns in read(rows) if columns == ("统计数",)]
