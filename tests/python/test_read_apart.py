"""Figures of another body, of other business or of a plan in a report: they keep their labels and are said to be so."""

from collections.abc import Sequence

import pytest
from report_formats import ARTICLE_20, MATRIX, Item, Row, Span, to_docx, to_html

from ingest.document import Row as RawRow
from ingest.document import SourceInfo
from ingest.parse import parse_report

COUNTY = "金溪县2018年政府信息公开工作年度报告"
BUREAU = "金溪县教育局2018年政府信息公开工作年度报告"
OPENING = "一、概述", "本报告根据《中华人民共和国政府信息公开条例》编制。", "二、主动公开政府信息情况"
HEADS = ("主动公开政府信息数", "收到申请数")
LIST: Sequence[Row] = (
    ("统计指标", "单位", "统计数"),
    ("主动公开政府信息数", "条", "410"),
    ("收到申请数", "件", "2"),
)


def cells(items: Sequence[Item], title: str = COUNTY, write=to_html) -> list[RawRow]:
    return list(parse_report(write([title, *OPENING, *items]), SourceInfo("a", "/a")).table_cells)


def reasons(items: Sequence[Item], title: str = COUNTY, write=to_html) -> dict[str, str | None]:
    """Why values are set apart, by raw value."""
    return {cell["raw_text"]: cell["set_apart"] for cell in cells(items, title, write)}


@pytest.mark.parametrize("write", [to_html, to_docx])
@pytest.mark.parametrize("head", ["单位", "部门", "乡镇", "单位名称", "机关", ""])
@pytest.mark.parametrize("name", ["秀谷镇", "县教育局", "临川区", "金溪县第一中学"])
def test_a_row_of_another_body_keeps_its_label(write, head: str, name: str) -> None:
    found = cells([[(head, *HEADS), (name, "655", "4")]], write=write)
    assert {(tuple(cell["row_path"]), cell["set_apart"]) for cell in found} == {((name,), "other_body")}
    assert [cell["raw_text"] for cell in found] == ["655", "4"]


@pytest.mark.parametrize("write", [to_html, to_docx])
def test_numbered_rows_of_bodies(write) -> None:
    rows: list[Row] = [("序号", "单位", *HEADS), ("1", "秀谷镇", "655", "4"), ("2", "陆坊", "13", "1")]
    found = cells([rows], write=write)
    assert [cell["row_path"][-1] for cell in found] == ["秀谷镇"] * 2 + ["陆坊"] * 2
    assert {cell["set_apart"] for cell in found} == {"other_body"}


def test_a_total_of_bodies_is_the_whole_only_beside_the_body_itself() -> None:
    towns: list[Row] = [("单位", *HEADS), ("秀谷镇", "655", "4"), ("合计", "700", "5")]
    assert set(reasons([towns]).values()) == {"other_body"}
    with_own: list[Row] = [towns[0], ("县本级", "45", "1"), ("各乡镇", "655", "4"), towns[2]]
    found = {cell["raw_text"]: (cell["set_apart"], cell["scope"]) for cell in cells([with_own])}
    assert found["45"] == (None, "own")
    assert found["655"] == ("other_body", "unknown")
    assert found["700"] == (None, "consolidated")


def test_a_total_of_columns_of_bodies() -> None:
    towns: list[Row] = [("统计指标", "秀谷镇", "陆坊乡", "合计"), ("收到申请数", "3", "4", "7")]
    assert reasons([towns])["7"] == "other_body"
    with_own: list[Row] = [("统计指标", "县本级", "各乡镇", "合计"), ("收到申请数", "3", "4", "7")]
    assert reasons([with_own])["7"] is None
    channels: list[Row] = [("统计指标", "当面", "网络", "合计"), ("收到申请数", "3", "4", "7")]
    assert reasons([channels])["7"] is None


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("金溪县", "全县"),
        ("金溪县教育局", "全县"),
        ("抚州市人民政府", "全市"),
        ("金溪县秀谷镇人民政府", "全镇"),
        ("江西省水利厅", "全省"),
        ("内蒙古自治区", "全区"),
    ],
)
def test_the_whole_of_a_place_of_another_level(name: str, own: str) -> None:
    heads = ("全省", "全市", "全区", "全县", "全镇")
    rows: list[Row] = [("统计指标", *heads), ("收到申请数", *"12345")]
    found = reasons([rows], f"{name}2018年政府信息公开工作年度报告")
    expected = [None if head == own else "other_body" for head in heads]
    assert [found[figure] for figure in "12345"] == expected


def test_a_heading_holds_to_the_end_of_its_chapter() -> None:
    own: Sequence[Row] = (LIST[0], ("主动公开政府信息数", "条", "900"))
    for end in ("三、统计表", "附件"):
        assert reasons(["（二）县教育局", LIST, "说明。", end, own])["900"] is None


@pytest.mark.parametrize(
    "rows",
    [
        [("公开渠道", "政府公报", "政府网站", "其他方式", "总数"), ("数量", "117", "2373", "581", "4253")],
        [("月份", *HEADS), ("1月", "3", "1"), ("合计", "40", "9")],
        [("公开方式", "公开信息数"), ("政府网站", "30"), ("合计", "40")],
        [("指标", "数量"), ("主动公开信息数", "30"), ("县行政服务中心", "4"), ("合计", "34")],
        LIST,
        ARTICLE_20,
        MATRIX,
        [
            ("", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"),
            ("行政复议", "1", "2", "3", "4", "10"),
        ],
    ],
)
def test_rows_that_are_no_bodies(rows: Sequence[Row]) -> None:
    assert set(reasons([rows]).values()) == {None}


def test_reviews_of_another_body() -> None:
    heads = (
        (Span("单位", 2), Span("行政复议", 1, 5)),
        ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"),
    )
    assert set(reasons([[*heads, ("秀谷镇", "1", "2", "3", "4", "10")]]).values()) == {"other_body"}


@pytest.mark.parametrize(
    ("line", "title", "reason"),
    [
        ("县教育局统计如下：", COUNTY, "other_body"),
        ("下属单位如下。县教育局统计如下：", COUNTY, "other_body"),
        ("（二）县教育局", COUNTY, "other_body"),
        ("附：秀谷镇2018年统计表", COUNTY, "other_body"),
        ("秀谷镇2018年政府信息公开情况统计表", BUREAU, "other_body"),
        ("临川区政府信息公开情况统计表", COUNTY, "other_body"),
        ("乡镇", COUNTY, "other_body"),
        ("县教育局统计如下：", BUREAU, None),
        ("教育局2018年统计表", BUREAU, None),
        ("县教体局统计如下：", "金溪县教育体育局2018年政府信息公开工作年度报告", None),
        ("金溪县人民政府办公室统计表", COUNTY, None),
        ("县政府统计如下：", COUNTY, None),
        ("江西省政府信息公开情况统计表", COUNTY, None),
        ("江西省教育厅政府信息公开情况统计表", BUREAU, None),
        ("政府信息公开情况统计表", COUNTY, None),
        ("主动公开政府信息情况", COUNTY, None),
        ("全县统计如下：", COUNTY, None),
        ("本局统计如下：", BUREAU, None),
        ("县教育局统计如下：", "2018年度政府信息公开工作年度报告", None),
        ("2019年工作目标：", COUNTY, "plan"),
        ("2019年政府信息公开工作计划表", COUNTY, "plan"),
        ("规划计划类信息公开情况", COUNTY, None),
        ("工作计划完成情况：", COUNTY, None),
    ],
)
def test_the_line_over_a_table(line: str, title: str, reason: str | None) -> None:
    assert set(reasons([line, LIST], title).values()) == {reason}


def test_a_caption_in_the_table_and_one_that_holds_for_one_table_only() -> None:
    inside = [(Span("县教育局统计表", 1, 3),), *LIST]
    assert set(reasons([inside]).values()) == {"other_body"}
    own: Sequence[Row] = (LIST[0], ("主动公开政府信息数", "条", "900"))
    assert reasons(["县教育局统计如下：", LIST, "全县情况如下：", own]) == {
        "410": "other_body",
        "2": "other_body",
        "900": None,
    }


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("信访举报受理情况：", [("类别", "件数"), ("举报投诉数量", "812"), ("来信", "300"), ("来访", "512")]),
        ("审计项目：", [("项目", "数量"), ("行政复议数", "3"), ("行政诉讼数", "1"), ("审计项目", "29")]),
        ("12345热线办理情况：", [("类别", "数量"), ("收到申请数", "812"), ("按时办结数", "800")]),
        ("行政许可办理情况：", [("类别", "数量"), ("收到申请数", "812"), ("同意数", "800")]),
        ("业务培训情况：", [("项目", "数量"), ("举办各类培训班数", "8"), ("接受培训人员数", "80")]),
        ("具体见下表：", [("项目", "数量"), ("行政复议数", "3"), ("立案数", "29"), ("行政诉讼数", "1")]),
        ("（三）建议提案办理", [("类别", "数量"), ("收到申请数", "12"), ("申请答复数", "12")]),
    ],
)
def test_other_business(line: str, rows: Sequence[Row]) -> None:
    assert set(reasons([line, rows]).values()) == {"other_business"}


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("行政许可、行政处罚信息公开情况：", [("类别", "数量"), ("收到申请数", "812"), ("同意数", "800")]),
        ("热线及申请情况：", [("类别", "数量"), ("主动公开政府信息数", "812"), ("收到申请数", "4")]),
        ("行政复议、诉讼情况：", [("类别", "数量"), ("行政复议数", "3"), ("行政诉讼数", "1")]),
        ("政务公开业务培训情况：", [("项目", "数量"), ("举办各类培训班数", "8"), ("接受培训人员数", "80")]),
        ("（一）行政许可、行政处罚", ARTICLE_20),
        ("信访情况", MATRIX),
    ],
)
def test_business_of_disclosure(line: str, rows: Sequence[Row]) -> None:
    assert set(reasons([line, rows]).values()) == {None}
