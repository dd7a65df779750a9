"""Cells that a pipe ends, each on a line of its own, where no padding says which of them are a row."""

import pytest
from pages import APPLICANTS, cells, values

MATRIX_HEADER = (
    "（本列数据的勾稽关系为） 申请人情况 "
    "自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他"
)
NEW, KEPT = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"


def page(*rows: str, blank: str = "|") -> str:
    """Cells from words; `_` is a blank one."""
    texts = [word for row in rows for word in row.split()]
    return "".join(f"{blank}\n" if text == "_" else f"{text} |\n" for text in texts)


def row(found: dict[tuple[str, ...], str], label: str) -> dict[str, str]:
    """The values of one row by their columns."""
    return {key[-1]: value for key, value in found.items() if key[0] == label}


@pytest.mark.parametrize("numbers", ["1 2 3 4 5 6 21", "1 _ 0 _ 2 _ 3", "_ _ _ _ _ _ _"])
def test_request_matrix(numbers: str) -> None:
    found = values(page(MATRIX_HEADER, NEW, numbers, KEPT, "0 0 0 0 0 0 0"))
    printed = [number.replace("_", "") for number in numbers.split()]
    assert row(found, NEW) == dict(zip(APPLICANTS, printed, strict=True))
    assert row(found, KEPT) == dict.fromkeys(APPLICANTS, "0")


@pytest.mark.parametrize("numbers", ["1 2 3 4 5 21", "1 2 3 4 5 6 21 9", "1 2 3 无数据 5 6 21"])
def test_a_row_with_another_number_of_values_has_none(numbers: str) -> None:
    found = values(page(MATRIX_HEADER, NEW, numbers, KEPT, "0 0 0 0 0 0 0"))
    assert row(found, NEW) == {}
    assert row(found, KEPT) == dict.fromkeys(APPLICANTS, "0")


def test_articles_in_one_run_of_cells() -> None:
    found = cells(
        page(
            "第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 1 2",
            "第二十条第（五）项 信息内容 本年处理决定数量 行政许可 4058",
        )
    )
    assert [(cell.row_path[0], cell.row_path[-1], cell.cell.text) for cell in found] == [
        ("第二十条第（一）项", "规章", "0"),
        ("第二十条第（一）项", "规章", "1"),
        ("第二十条第（一）项", "规章", "2"),
        ("第二十条第（五）项", "行政许可", "4058"),
    ]


@pytest.mark.parametrize("blank", ["|", "| |", "||"])
@pytest.mark.parametrize("head", ["统计指标", "统 计 指 标"])
def test_a_list_with_dashes_for_the_units_of_its_headings(blank: str, head: str) -> None:
    rows = page("单位 统计数 一、主动公开情况 — _", "制发规范性文件总数 件 17 涉及商业秘密 件 _", blank=blank)
    assert values(f"{head} |\n{rows}") == {
        ("一、主动公开情况", "统计数"): "",
        ("制发规范性文件总数", "统计数"): "17",
        ("涉及商业秘密", "统计数"): "",
    }


def test_a_list_with_a_cell_too_few_and_one_too_many_moves_nothing() -> None:
    found = values(
        page("统计指标 单位 统计数 甲类申请数 件 乙类申请数 件 4 丙类申请数 件 5 6 丁类申请数 件 7")
    )
    assert found == {("乙类申请数", "统计数"): "4", ("丁类申请数", "统计数"): "7"}


def test_what_follows_the_last_value_stays() -> None:
    found = page("统计指标 单位 统计数 甲类申请数 件 3 乙类申请数 件 4 5 备注：以上不含下属单位 填表人")
    assert values(found) == {("甲类申请数", "统计数"): "3"}


def test_rows_with_running_numbers_and_a_lone_pipe_at_their_end() -> None:
    found = values(page("序号 项目 单位 数量 _ 1 收到申请数 件 9 _ 2 申请办结数 件 8 _"))
    assert found == {("收到申请数", "数量"): "9", ("申请办结数", "数量"): "8"}


def test_a_blank_row_at_the_end_of_a_list() -> None:
    found = values(page("指标 单位 数量 _ 收到申请数 件 9 _ 申请办结数 件 8 _ _ _ _ _"))
    assert found == {("收到申请数", "数量"): "9", ("申请办结数", "数量"): "8"}
