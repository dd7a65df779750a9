"""Texts that cover a whole row of a table head the rows below them or say nothing; no value loses its column."""

import time

import pytest
from report_formats import Row, Span, Values, read_values, to_csv, to_docx, to_html, to_xlsx

from ingest.extract.header import solve_texts

FULL = 3


def whole(text: str) -> Row:
    """A row of one cell over the full width."""
    return (Span(text, 1, FULL),)


SECTIONED: list[Row] = [
    whole("2016年度政府信息公开情况统计表"),
    whole("单位：件、万元"),
    ("统计指标", "单位", "统计数"),
    whole("一、主动公开情况"),
    ("（一）主动公开政府信息数", "条", "123"),
    whole("（二）通过不同渠道和方式公开政府信息的情况"),
    ("1．政府公报公开政府信息数", "条", "0"),
    whole(""),
    whole("三、依申请公开情况"),
    ("（一）收到申请数", "件", "9"),
    ("1．当面申请数", "件", "2"),
    whole("四、行政复议数量"),
    ("（二）被依法纠错数", "件", "1"),
    whole("备注：以上99件由办公室汇总"),
    whole("填表人：某某　　联系电话：12345"),
]
EXPECTED = {
    ("一、主动公开情况", "（一）主动公开政府信息数"): "123",
    (
        "一、主动公开情况",
        "（二）通过不同渠道和方式公开政府信息的情况",
        "1．政府公报公开政府信息数",
    ): "0",
    ("三、依申请公开情况", "（一）收到申请数"): "9",
    ("三、依申请公开情况", "（一）收到申请数", "1．当面申请数"): "2",
    ("四、行政复议数量", "（二）被依法纠错数"): "1",
}


def filled(found: Values) -> dict[tuple[str, ...], str]:
    """Values by row path; every one stands under the one value column."""
    assert {columns for _, _, columns in found} == {("统计数",)}
    return {rows: value for (_, rows, _), value in found.items() if value}


@pytest.mark.parametrize("write", [to_docx, to_xlsx, to_html, to_csv])
def test_sections_over_the_full_width_keep_the_header(write) -> None:
    found = read_values(write(["附表", SECTIONED]))
    assert filled(found) == EXPECTED
    assert {section for section, _, _ in found} == {"2016年度政府信息公开情况统计表"}


@pytest.mark.parametrize("write", [to_docx, to_xlsx, to_html])
def test_a_header_below_a_full_row_is_a_header_of_its_own(write) -> None:
    rows = [
        *SECTIONED[2:5],
        whole("附：培训情况"),
        ("培训项目", "期数", "参加人数"),
        ("业务培训", "2", "30"),
    ]
    found = read_values(write(["附表", rows]))
    assert {(path[-1], columns): value for (_, path, columns), value in found.items()} == {
        ("（一）主动公开政府信息数", ("统计数",)): "123",
        ("业务培训", ("培训项目", "期数")): "2",
        ("业务培训", ("培训项目", "参加人数")): "30",
    }


@pytest.mark.parametrize("write", [to_docx, to_html])
def test_an_article_without_its_header_takes_none_from_the_article_before(write) -> None:
    rows = [
        whole("二、主动公开政府信息情况"),
        whole("第二十条第（一）项"),
        ("信息内容", "本年制发件数", "现行有效件数"),
        ("规章", "1", "11"),
        whole("第二十条第（六）项"),
        ("行政处罚", "4", "5"),
    ]
    found = read_values(write([rows]))
    assert {path: value for (_, path, _), value in found.items()} == {
        ("第二十条第（一）项", "规章"): "11",
    }
    assert {section for section, _, _ in found} == {"二、主动公开政府信息情况"}


@pytest.mark.parametrize("write", [to_docx, to_html])
def test_an_article_keeps_the_heading_above_the_one_before(write) -> None:
    rows = [
        whole("二、主动公开政府信息情况"),
        whole("第二十条第（五）项"),
        ("信息内容", Span("本年处理决定数量", 1, 2)),
        ("行政许可", Span("7", 1, 2)),
        whole("第二十条第（六）项"),
        ("信息内容", Span("本年处理决定数量", 1, 2)),
        ("行政处罚", Span("4", 1, 2)),
    ]
    found = read_values(write([rows]))
    assert {(section, path) for section, path, _ in found} == {
        ("二、主动公开政府信息情况", ("第二十条第（五）项", "行政许可")),
        ("二、主动公开政府信息情况", ("第二十条第（六）项", "行政处罚")),
    }


def test_units_above_a_table_do_not_hide_its_heading() -> None:
    rows = [("统计指标", "统计数"), ("申请总数", "12")]
    for line, section in (("（单位：件）", "附表"), ("单位：某某局", "单位：某某局")):
        assert {s for s, _, _ in read_values(to_html(["附表", line, rows]))} == {section}


def test_what_only_begins_like_a_remark_is_a_label() -> None:
    rows = [("统计指标", "统计数"), ("说明会次数", "3"), ("注册用户数", "")]
    assert {path[-1] for _, path, _ in read_values(to_csv(["附表", rows]))} == {"说明会次数", "注册用户数"}


@pytest.mark.parametrize("write", [to_xlsx, to_html])
def test_a_blank_row_before_another_table_still_cuts(write) -> None:
    for below in ([("业务培训", "2", "")], [whole("培训"), ("业务培训", "期", "2")]):
        found = read_values(write(["附表", [*SECTIONED[2:5], whole(""), *below]]))
        assert [path[-1] for _, path, _ in found] == ["（一）主动公开政府信息数"]


@pytest.mark.parametrize(
    ("last", "section"), [("备注：以上不含乡镇", "附表二"), ("（二）其他情况", "（二）其他情况")]
)
def test_a_remark_under_one_table_does_not_head_the_next(last: str, section: str) -> None:
    rows = [
        *SECTIONED[2:5],
        whole(last),
        whole("附表二"),
        ("培训项目", "期数", "参加人数"),
        ("业务培训", "2", "30"),
    ]
    found = read_values(to_docx(["附表", rows]))
    assert {s for s, path, _ in found if path[-1] == "业务培训"} == {section}


@pytest.mark.parametrize("lower", [3, 30, 70])
def test_header_rows_that_fit_in_no_way_cost_no_time(lower: int) -> None:
    """Rows of many words that no form prints one above the other are given up at once."""
    rows = (tuple(f"名称{n}" for n in range(60)), tuple(f"项目{n}" for n in range(lower)), ("甲", ""))
    started = time.process_time()
    assert not solve_texts(rows, 12, True).solved
    assert time.process_time() - started < 2
