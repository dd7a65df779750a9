"""A line of units over a table gives each value the unit that its term is counted in."""

import pytest
from report_formats import Item, Row, Span, to_csv, to_docx, to_html, to_xlsx

from ingest.extract.table import extract_tables
from ingest.readers.open import read_document

LIST: list[Row] = [
    ("统计指标", "统计数"),
    ("（一）收到申请数", "9"),
    ("七、依申请公开信息收取的费用", "3"),
    ("（三）接受培训人员数", "40"),
    ("（四）某项本地指标", "7"),
]
FEES: list[Row] = [
    (Span("第二十条第（八）项", 1, 2),),
    ("信息内容", "本年收费金额"),
    ("行政事业性收费", "88"),
]


def units(items: list[Item], write=to_html) -> dict[str, str | None]:
    """The unit of each value by its text."""
    cells = extract_tables(read_document(write(["附表", *items])).blocks)
    return {cell.cell.text: cell.unit for cell in cells}


@pytest.mark.parametrize("write", [to_html, to_docx, to_xlsx, to_csv])
@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("单位：件", {"9": "件", "3": None, "40": None, "7": None}),
        ("（单位：件、万元）", {"9": "件", "3": "万元", "40": None, "7": None}),
        ("计量单位：件、人次、元", {"9": "件", "3": "元", "40": "人次", "7": None}),
        ("单位：条、件", {"9": None, "3": None, "40": None, "7": None}),
        ("单位：某某局", {"9": None, "3": None, "40": None, "7": None}),
    ],
)
def test_a_line_above_a_list(write, line: str, found: dict[str, str | None]) -> None:
    assert units([line, LIST], write) == found


@pytest.mark.parametrize("unit", ["元", "万元"])
def test_money_under_a_line(unit: str) -> None:
    assert units([f"单位：{unit}", FEES]) == {"88": unit}
    assert units([[FEES[0], (Span(f"单位：{unit}", 1, 2),), *FEES[1:]]]) == {"88": unit}


def test_a_unit_printed_nearer_stands() -> None:
    printed = [*FEES[:1], ("信息内容", "本年收费金额（单位：万元）"), FEES[2]]
    assert units(["单位：元", printed]) == {"88": "万元"}
    rows = [("统计指标", "单位", "统计数"), ("七、依申请公开信息收取的费用", "万元", "3")]
    assert units(["单位：元", rows]) == {"3": "万元"}


def test_a_line_holds_for_its_own_table_alone() -> None:
    assert units(["单位：元", FEES, "二、其他收费", [*FEES[:2], ("行政事业性收费", "99")]]) == {
        "88": "元",
        "99": None,
    }
    assert units(["单位：元", "二、收费情况。", FEES]) == {"88": None}
