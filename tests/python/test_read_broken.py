"""Lists whose heads a narrow column broke over lines: a head is whole where its pieces stand under each other."""

import pytest
from pages import values

LAID_OUT = """\
                   统计指标                   单   统计
                                          位   数

                 一、主动公开情况                 —

      （一）主动公开政府信息数（不同渠道和方式公开相同信息计 1 条）    条   924

               其中：主动公开规范性文件数              条   16

                 二、回应解读情况                 —

  （一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计 1 次）   次   3
                                                     4
"""
ROWS = (
    "一、主动公开情况\n\n—\n\n（一）主动公开政府信息数（不同渠道计 1 条）\n\n条\n\n{}\n\n"
    + "制发规范性文件总数\n\n件\n\n18\n"
)
LABELS = {"（一）主动公开政府信息数（不同渠道计 1 条）": "924", "制发规范性文件总数": "18"}


def by_label(text: str) -> dict[str, str]:
    """Values by their label, all of them under the one head of values."""
    found = values(text)
    assert {"".join(key[-1].split()) for key in found} <= {"统计数"}
    return {key[0]: value for key, value in found.items()}


def test_columns_in_the_middle_of_each_other() -> None:
    assert by_label(LAID_OUT) == {
        "（一）主动公开政府信息数（不同渠道和方式公开相同信息计 1 条）": "924",
        "其中：主动公开规范性文件数": "16",
    }


@pytest.mark.parametrize(
    "heads",
    [("单", "统计", "位", "数"), ("单", "位", "统计", "数"), ("单位", "统计数"), ("单 位", "统 计 数")],
)
def test_a_piece_a_line(heads: tuple[str, ...]) -> None:
    assert by_label("\n\n".join(("统计指标", *heads, ROWS.format("924")))) == LABELS


@pytest.mark.parametrize(
    "heads", [("单", "统计", "数", "位"), ("单", "统计", "位"), ("位", "统计", "单", "数")]
)
def test_pieces_that_make_no_heads(heads: tuple[str, ...]) -> None:
    assert values("\n\n".join(("统计指标", *heads, ROWS.format("924")))) == {}


@pytest.mark.parametrize("number", ["92\n4", "9\n2\n4", "92 4\n5"])
def test_a_broken_number_is_none(number: str) -> None:
    page = "\n\n".join(("统计指标", "单", "统计", "位", "数", ROWS.format(number)))
    assert by_label(page) == {"制发规范性文件总数": "18"}


def test_a_number_before_a_label_is_no_part_of_it() -> None:
    page = "统计指标 单位 统计数\n申请总数 件 3 其他\n制发规范性文件总数 件 18\n"
    assert by_label(page) == {"申请总数": "3", "制发规范性文件总数": "18"}
