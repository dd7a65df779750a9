"""Several reports in one file: sentences below the title of another report are none of the page's own."""

import pytest

from ingest.document import SourceInfo
from ingest.parse import parse_report

TITLE = "泰安市教育局2012年政府信息公开工作年度报告"
OWN = "全年主动公开政府信息412条。\n全年收到政府信息公开申请17件。"
REST = "\n".join(f"第{n}项工作稳步推进。" for n in "一二三四五六七八九十" * 2)
"""Lines enough that no other title stands among the first."""

OTHER = "全年主动公开政府信息520条。\n发生因政府信息公开引起的行政复议1件。"


def reasons(*lines: str) -> dict[str, str | None]:
    """Why each number of a page is no value, by what is printed."""
    page = "\n".join(lines)
    rows = parse_report(page.encode(), SourceInfo("page.txt", "page.txt")).prose_values
    return {
        row["raw_value"]: row["excluded_reason"]
        for row in rows
        if row["raw_value"] in ("412", "17", "520", "1")
    }


def test_sentences_of_the_report_of_another_year_are_not_this_years() -> None:
    later = TITLE.replace("2012", "2013")
    found = reasons(TITLE, "一、主动公开", OWN, REST, later, "一、主动公开", OTHER)
    assert found == {"412": None, "17": None, "520": "other_year", "1": "other_year"}
    earlier = TITLE.replace("2012", "二〇一一")
    assert reasons(TITLE, "一、主动公开", OWN, REST, earlier, "一、主动公开", OTHER)["520"] == "other_year"


def test_sentences_of_the_report_of_another_body_are_not_its_own() -> None:
    found = reasons(TITLE, "一、主动公开", OWN, REST, TITLE.replace("教育", "水利"), "一、主动公开", OTHER)
    assert found == {"412": None, "17": None, "520": "other_body", "1": "other_body"}


def test_its_own_title_again_ends_the_other_report() -> None:
    found = reasons(
        TITLE, "一、主动公开", REST, TITLE.replace("教育", "水利"), OTHER, TITLE, "一、主动公开", OWN
    )
    assert found == {"412": None, "17": None, "520": "other_body", "1": "other_body"}


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE.replace("2012", "2011"), TITLE.replace("2012", "2010")],
        ["按时发布2011年政府信息公开工作年度报告"],
        ["《2011年政府信息公开工作年度报告》于年初公布。"],
        ["泰安市教育局关于2012年政府信息公开工作的年度报告"],
        ["山东省教育厅2012年政府信息公开工作年度报告"],
    ],
    ids=["a list of reports", "a task", "a sentence", "its own title in other words", "the body above it"],
)
def test_what_only_names_a_report_begins_none(lines: list[str]) -> None:
    found = reasons(TITLE, "一、主动公开", REST, *lines, OWN, OTHER).values()
    assert not {"other_year", "other_body"} & set(found)


FORM = "<table>{}</table>".format(
    "".join(
        f"<tr><td>{label}</td><td>件</td><td>{number}</td></tr>"
        for label, number in (
            ("统计指标", "统计数"),
            ("收到申请总数", "5"),
            ("1.当面申请数", "2"),
            ("2.网络申请数", "3"),
        )
    ).replace("<td>统计指标</td><td>件</td>", "<td>统计指标</td><td>单位</td>")
)


def apart(title: str, *lines: str) -> set[str | None]:
    """Why the cells of a form below some lines are not the figures of the title's body."""
    chapters = "".join(f"<p>{line}</p>" for line in ("一、概述", "全年主动公开政府信息3条。", *lines))
    page = f"<html><body><h1>{title}</h1>{chapters}{FORM}</body></html>"
    rows = parse_report(page.encode(), SourceInfo("page.html", "page.html")).table_cells
    assert rows
    return {row["set_apart"] for row in rows}


@pytest.mark.parametrize(
    "lines",
    [
        ["附件：泰安市水利局2012年政府信息公开情况统计表", "一、依申请公开情况"],
        ["附件2：泰山区水利局2012年政府信息公开情况统计表", "（一）收到申请情况"],
        ["填报单位（盖章）：泰安市水利局"],
        ["填报单位：泰安市水利局　填报人：　填报日期：2013年1月"],
    ],
)
def test_tables_of_another_body_are_not_its_own(lines: list[str]) -> None:
    assert apart(TITLE, *lines) == {"other_body"}


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (TITLE, ["附件：泰安市教育局2012年政府信息公开情况统计表", "一、依申请公开情况"]),
        (TITLE, ["附件：政府信息公开情况统计表", "一、依申请公开情况"]),
        (TITLE, ["填报单位（盖章）：泰安市教育局"]),
        (TITLE, ["填报单位（盖章）：局办公室"]),
        (TITLE.replace("教育局", "人民政府"), ["填报单位：泰安市政务公开办公室"]),
        (
            TITLE,
            [
                "附件：泰安市水利局2012年政府信息公开情况统计表",
                "附件：泰安市教育局2012年政府信息公开情况统计表",
            ],
        ),
    ],
)
def test_its_own_tables_stay_its_own(title: str, lines: list[str]) -> None:
    assert apart(title, *lines) == {None}
