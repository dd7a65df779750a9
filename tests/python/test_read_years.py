"""Figures of several years in one file: each value knows the year that is printed for it, where one is."""

from collections.abc import Sequence

import pytest
from report_formats import ARTICLE_20, LIST, MATRIX, Item, Row, Span, to_docx, to_html, to_xlsx

from ingest.extract.table import extract_tables
from ingest.readers.open import read_document

TITLE = "某某市人民政府2020年政府信息公开工作年度报告"
BEFORE = "某某市人民政府2019年政府信息公开工作年度报告"
CHAPTER = "三、收到和处理政府信息公开申请情况"
HEAD: Row = ("统计指标", "单位", "统计数")
OLD: Row = ("申请总数", "件", "3")
NEW: Row = ("申请总数", "件", "4")


def whole(text: str) -> Row:
    return (Span(text, 1, 3),)


def years(content: bytes) -> dict[int, set[int | None]]:
    """The years of each table's values."""
    found: dict[int, set[int | None]] = {}
    for cell in extract_tables(read_document(content).blocks):
        found.setdefault(cell.table_index, set()).add(cell.year)
    return found


def values(content: bytes) -> dict[str, int | None]:
    """The years of values by raw value."""
    return {cell.cell.text: cell.year for cell in extract_tables(read_document(content).blocks)}


@pytest.mark.parametrize("write", [to_docx, to_html])
def test_a_table_for_each_year(write) -> None:
    items: list[Item] = [TITLE, CHAPTER, "2019年：", MATRIX, "2020年：", MATRIX, "四、其他情况", LIST]
    assert years(write(items)) == {0: {2019}, 1: {2020}, 2: {2020}}


def test_a_year_holds_for_all_tables_of_its_chapter() -> None:
    items: list[Item] = [TITLE, "二、主动公开情况", "（2019年度）", LIST, "其中", ARTICLE_20, CHAPTER, MATRIX]
    assert years(to_html(items)) == {0: {2019}, 1: {2019}, 2: {2020}}


@pytest.mark.parametrize(
    "caption",
    [
        "附：2019年度申请情况统计表",
        "2019年政府信息公开情况统计表（续）",
        "附：2019年政府信息公开行政复议、行政诉讼情况（供对比）",
        "申请办理情况（2019年度）：",
        "2019年申请办理情况如下：",
        "为便于比较，附上年数据。2019年政府信息公开情况统计表：",
    ],
)
def test_the_caption_of_another_year(caption: str) -> None:
    assert years(to_html([TITLE, CHAPTER, MATRIX, caption, MATRIX])) == {0: {2020}, 1: {2019}}


@pytest.mark.parametrize(
    "line",
    [
        "自2019年以来的工作情况如下：",
        "截至2019年底的公开情况如下：",
        "根据2019年修订的《条例》，现将申请情况公布如下：",
        "与2019年相比，申请有所增加。",
    ],
)
def test_a_line_that_speaks_of_another_year_is_no_caption(line: str) -> None:
    assert years(to_html([TITLE, CHAPTER, MATRIX, line, MATRIX])) == {0: {None}, 1: {None}}


def test_two_reports_in_one_file() -> None:
    items: list[Item] = []
    for title in (BEFORE, TITLE):
        items += [title, "一、概述", "本机关认真做好公开工作。", CHAPTER, MATRIX]
    assert years(to_html(items)) == {0: {2019}, 1: {2020}}


@pytest.mark.parametrize("write", [to_docx, to_xlsx, to_html])
@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, whole("2019年"), OLD, whole("2020年"), NEW],
        [whole("2019年统计表"), HEAD, OLD, whole("2020年统计表"), HEAD, NEW],
        [("年度", "指标", "数量"), (Span("2019年"), "申请总数", "3"), (Span("2020年"), "申请总数", "4")],
        [("统计指标", "2019年", "2020年"), ("申请总数", "3", "4")],
        [(Span("统计指标", 2), Span("2019年"), Span("2020年")), ("全县", "全县"), ("申请总数", "3", "4")],
    ],
)
def test_years_inside_a_table(write, rows: Sequence[Row]) -> None:
    assert values(write([TITLE, CHAPTER, rows])) == {"3": 2019, "4": 2020}


@pytest.mark.parametrize(
    "lines",
    [
        ("2019年度政府信息公开情况统计表",),
        ("2021年1月12日",),
        ("二、截至2019年12月31日的数据",),
        ("2019年与2020年情况统计表",),
        ("根据2019年修订的《条例》填写",),
        ("2019年申请情况如下：",),
    ],
)
def test_one_year_or_none_above_the_only_table_decides_nothing(lines: Sequence[str]) -> None:
    assert years(to_html(["某某市政府信息公开工作年度报告", *lines, LIST])) == {0: {None}}


def test_titles_in_a_list_of_reports_are_no_titles() -> None:
    older = "某某市人民政府2018年政府信息公开工作年度报告"
    assert years(to_html([TITLE, "一、概述", "认真做好公开工作。", BEFORE, older, LIST])) == {0: {None}}
