"""Labels written together with those over them are read as these labels; what no form prints so is left whole."""

import pytest
from report_formats import Values, read_values

from ingest.extract.paths import labels_in

TITLE = "# 某某县人民政府2022年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n"


def table(*rows: tuple[str, ...]) -> str:
    """A table in Markdown."""
    ruler = "|" + " --- |" * len(rows[0])
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], ruler, *lines[1:]]) + "\n"


def values(*rows: tuple[str, ...]) -> Values:
    """The values of a page with one table."""
    return {
        (path, columns): value
        for (_, path, columns), value in read_values((TITLE + table(*rows)).encode()).items()
    }


@pytest.mark.parametrize("mark", [" - ", "-", "/", " / ", "：", ": ", " > ", "＞", " → ", "——"])
def test_rows_and_heads_of_the_matrix(mark: str) -> None:
    group, head = f"三、本年度办理结果{mark}（三）不予公开{mark}", f"法人或其他组织{mark}"
    found = values(
        ("项目", "自然人", f"{head}商业企业", f"{head}其他", "总计"),
        (f"{group}1.属于国家秘密", "1", "0", "2", "3"),
        (f"{group}4.保护第三方合法权益", "4", "5", "0", "9"),
    )
    path = ("三、本年度办理结果", "（三）不予公开", "4.保护第三方合法权益")
    assert {columns: value for (rows, columns), value in found.items() if rows == path} == {
        ("自然人",): "4",
        ("法人或其他组织", "商业企业"): "5",
        ("法人或其他组织", "其他"): "0",
        ("总计",): "9",
    }


def test_disputes_with_head_and_result_in_one_cell() -> None:
    heads = ("行政复议结果维持", "行政复议总计", "行政诉讼-复议后起诉-结果纠正", "未经复议直接起诉（总计）")
    assert values(heads, ("3", "4", "1", "2")) == {
        ((), ("行政复议", "结果维持")): "3",
        ((), ("行政复议", "总计")): "4",
        ((), ("行政诉讼", "复议后起诉", "结果纠正")): "1",
        ((), ("未经复议直接起诉", "总计")): "2",
    }
    rows = values(("类别", "数量"), *((head, str(n)) for n, head in enumerate(heads)))
    assert rows[(), ("行政复议", "结果维持")] == "0"
    assert rows[(), ("复议后起诉", "结果纠正")] == "2"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("第二十条第（一）项：规章", ("第二十条第（一）项", "规章")),
        ("四、行政复议数量 - （一）维持具体行政行为数", ("四、行政复议数量", "（一）维持具体行政行为数")),
        ("（三）不予公开\n1.属于国家秘密", ("（三）不予公开", "1.属于国家秘密")),
        ("（三）不予公开（1.属于国家秘密）", ("（三）不予公开", "1.属于国家秘密")),
        ("其他（法人或其他组织）", ("法人或其他组织", "其他")),
        ("结果维持(行政复议)", ("行政复议", "结果维持")),
    ],
)
def test_a_label_behind_the_one_over_it(text: str, labels: tuple[str, ...]) -> None:
    assert labels_in(text) == labels


@pytest.mark.parametrize(
    "text",
    [
        "其他（个人）",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "本年增/减",
        "行政处罚/行政强制",
        "行政复议、行政诉讼",
        "行政诉讼总计",
        "自然人 - 其他",
        "（四）无法提供 - 1.属于国家秘密",
        "行政复议数量行政诉讼数量",
        "（一）主动公开政府信息数\n其中：主动公开规范性文件数",
        "县教育局 - 主动公开政府信息数",
    ],
)
def test_what_no_form_prints_under_each_other_is_one_label(text: str) -> None:
    assert labels_in(text) == (text,)
