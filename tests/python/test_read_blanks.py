"""Blanks printed instead of noughts: rows keep their columns and their header, and a blank stays a blank."""

import pytest
from report_formats import Row, Span, read_values, to_csv, to_docx, to_html, to_pdf, to_xlsx

WRITERS = [to_html, to_docx, to_xlsx, to_csv, to_pdf]
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
DISPUTES: list[Row] = [
    (Span("行政复议", 1, 5), Span("行政诉讼", 1, 10)),
    (
        *(Span(label, 2) for label in RESULTS),
        Span("未经复议直接起诉", 1, 5),
        Span("复议后起诉", 1, 5),
    ),
    (*RESULTS, *RESULTS),
]
FEW = ("1", "1", "", "", "2", "1", "", "", "", "1", "", "", "", "1", "1")
APPLICANTS: list[Row] = [
    (Span("（本列数据的勾稽关系为）", 3, 3), Span("申请人情况", 1, 7)),
    (Span("自然人", 2), Span("法人或其他组织", 1, 5), Span("总计", 2)),
    ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
]
BLANK = ("",) * 7
OTHER_ROWS: list[Row] = [
    (Span("三、本年度办理结果", 4), Span("（一）予以公开", 1, 2), "3", "", "", "", "", "", "3"),
    (Span("（六）其他处理", 2), "1.申请人无正当理由逾期不补正", *BLANK),
    ("3.其他", *BLANK),
    (Span("（七）总计", 1, 2), "3", "", "", "", "", "", "3"),
    (Span("四、结转下年度继续办理", 1, 3), "2", "", "", "", "", "", "2"),
]


@pytest.mark.parametrize("write", WRITERS)
def test_a_blank_row_is_no_header(write) -> None:
    found = read_values(write(["三、收到和处理政府信息公开申请情况", [*APPLICANTS, *OTHER_ROWS]]))
    printed = {(path[-1], columns[-1]): value for (_, path, columns), value in found.items()}
    assert printed["3.其他", "总计"] == ""
    assert (printed["（七）总计", "自然人"], printed["四、结转下年度继续办理", "总计"]) == ("3", "2")
    assert len(printed) == 5 * 7


@pytest.mark.parametrize("write", [to_html, to_docx, to_xlsx])
def test_a_row_with_few_numbers_is_placed_by_its_totals(write) -> None:
    found = read_values(write(["四、政府信息公开行政复议、行政诉讼情况", [*DISPUTES, FEW]]))
    assert tuple(found.values()) == FEW
    assert {path for _, path, _ in found} == {()}


@pytest.mark.parametrize(
    "row",
    [
        ("", "", "", "3", *("",) * 11),
        ("1", "1", "2", "1", "1", "1", "1", *("",) * 8),
        ("1", "", "", "", "1", "", "2", *("",) * 8),
        ("2024", "", "1", "", "18", *("",) * 10),
    ],
)
def test_few_numbers_that_do_not_add_up_are_no_row(row: Row) -> None:
    assert not any(read_values(to_html([[*DISPUTES, row]])).values())


def test_a_section_above_a_label_with_a_unit_and_a_blank() -> None:
    rows: list[Row] = [
        ("统计指标", "单位", "统计数"),
        ("一、主动公开情况", "", ""),
        ("（一）主动公开政府信息数", "条", ""),
        ("制发规范性文件总数", "件", "7"),
    ]
    found = {path[-1]: value for (_, path, _), value in read_values(to_csv(["附表", rows])).items()}
    assert (found["（一）主动公开政府信息数"], found["制发规范性文件总数"]) == ("", "7")
