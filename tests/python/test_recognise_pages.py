"""Titles in Markdown, in letters that send a report and over lines; columns that compare years; words for oneself."""

import pytest
from pages import SOURCE

from ingest.document import Rejected, Row
from ingest.parse import parse_report

CHAPTERS = """一、概述
2013年主动公开政府信息48条。
二、依申请公开情况
全年收到申请3件。
三、存在的主要问题
内容不丰富。
"""
TITLE = "泸县教育局2013年政府信息公开工作年度报告"
NOTICE = "各镇人民政府，县级各部门：\n"


def report(text: str) -> Row:
    return parse_report(text.encode(), SOURCE).report


def names(text: str, role: str) -> list[str]:
    return [mention["name"] for mention in report(text)["agency_mention"] if mention["role"] == role]


@pytest.mark.parametrize(
    "head",
    [
        f"# {TITLE}\n\n## 总体情况",
        f"**{TITLE}**\n",
        f'---\ntitle: "{TITLE}"\ndate: 2014-01-20\n---\n',
        f"title: {TITLE}\n",
        f"{TITLE}\n=====\n",
        "## 泸县教育局\n## 2013年政府信息公开工作年度报告\n",
    ],
    ids=["heading", "bold", "front_matter", "title_line", "underlined", "two_headings"],
)
def test_marks_of_markdown_hide_neither_body_nor_year(head: str) -> None:
    page = f"{head}\n{CHAPTERS}"
    assert [name.strip("#\n") for name in names(page, "title")] == ["泸县教育局"]
    assert report(page)["report_year"] == 2013


def test_the_front_matter_dates_the_page() -> None:
    page = f"---\ntitle: {TITLE}\ndate: 2014-01-20\npublisher: 泸县教育局\n---\n{CHAPTERS}"
    found = report(page)
    assert str(found["published_on"]) == "2014-01-20"
    assert found["publisher"] == "泸县教育局"


def test_a_number_in_bold_inside_a_line_stays_as_printed() -> None:
    assert "政府信息**48**条" in report(f"# {TITLE}\n{CHAPTERS.replace('48', '**48**')}")["plain_text"]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (f"关于报送2013年政府信息公开工作年度报告的函\n现将报告报送如下，请审阅。\n{TITLE}", "泸县教育局"),
        (
            "泸县教育局关于报送2013年政府信息公开年度报告的函\n按照要求，现将我局2013年政府信息公开工作情况报告如下：",
            "泸县教育局",
        ),
        ("泸县教育局关于2013年政府信息公开工作年度报告的公告", "泸县教育局"),
        (
            f"县政府办公室关于印发泸县教育局2013年政府信息公开工作年度报告的通知\n{NOTICE}{TITLE}",
            "泸县教育局",
        ),
    ],
)
def test_a_letter_with_the_whole_report_is_read(head: str, name: str) -> None:
    page = f"{head}\n{CHAPTERS}"
    assert names(page, "title") == [name]
    assert report(page)["report_year"] == 2013


@pytest.mark.parametrize(
    "page",
    [
        f"关于公布{TITLE}的公告\n现将{TITLE}予以公布，请社会各界监督。\n",
        f"关于印发2013年政府信息公开年度报告格式的通知\n{NOTICE}一、主动公开情况\n二、依申请公开情况\n特此通知。\n",
        f"关于报送2013年政府信息公开工作年度报告的函\n{NOTICE}请各部门报送年度报告，内容包括主动公开、依申请公开情况。\n",
        f"关于发布2013年度政府信息公开年度报告的通知\n{NOTICE}请各单位于3月31日前发布年度报告。\n特此通知。\n",
        "2014年政府信息公开工作计划\n一、主动公开情况\n进一步公开。\n二、依申请公开\n",
    ],
)
def test_a_letter_without_the_report_is_refused(page: str) -> None:
    with pytest.raises(Rejected):
        report(page)


def compared(title: str, *headers: str) -> Row:
    """A page with a table whose columns are headed by years."""
    head = "".join(f"<td>{header}</td>" for header in ("指标", "单位", *headers))
    rows = "".join(
        f"<tr><td>{label}</td><td>件</td>{''.join(f'<td>{n}</td>' for n in range(len(headers)))}</tr>"
        for label in ("依申请公开信息申请数", "行政复议数", "行政诉讼数", "行政申诉数")
    )
    lines = "".join(f"<p>{line}</p>" for line in CHAPTERS.replace("2013年", "").splitlines())
    return report(f"<html><body><h1>{title}</h1>{lines}<table><tr>{head}</tr>{rows}</table></body></html>")


@pytest.mark.parametrize("headers", [("2010年", "2011年"), ("2011年度", "2010年度"), ("2011年",)])
def test_columns_that_compare_years_leave_the_year_of_the_title(headers: tuple[str, ...]) -> None:
    assert compared("泸县2011年政府信息公开工作年度报告", *headers)["report_year"] == 2011


@pytest.mark.parametrize("headers", [("2009年", "2010年"), ("2010年",), ("2012年",)])
def test_columns_of_other_years_than_the_title_leave_the_year_open(headers: tuple[str, ...]) -> None:
    assert compared("泸县2011年政府信息公开工作年度报告", *headers)["report_year"] is None


def test_columns_that_compare_years_state_none_by_themselves() -> None:
    assert compared("泸县政府信息公开工作年度报告", "2010年", "2011年")["report_year"] is None
    assert compared("泸县政府信息公开工作年度报告", "2011年")["report_year"] == 2011


def test_what_a_text_calls_its_own_body_is_counted_and_no_part_of_another_word() -> None:
    text = "我局公开信息，本局答复申请，我局依照本办法和本市场规则，关于本关注事项。\n"
    page = f"2013年政府信息公开工作年度报告\n{CHAPTERS}{text}"
    found = {m["name"]: m["occurrences"] for m in report(page)["agency_mention"] if m["role"] == "self"}
    assert found == {"我局": 2, "本局": 1}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("泸县住房和城乡建设局依法公开信息。", ["泸县住房和城乡建设局"]),
        ("泸县经济与信息化局依法公开信息。", ["泸县经济与信息化局"]),
        ("国家统计局泸州调查队依法公开信息。", ["国家统计局泸州调查队"]),
        ("泸州市兴泸水务（集团）有限责任公司依法公开信息。", ["泸州市兴泸水务（集团）有限责任公司"]),
        ("泸县教育局和合江县教育局依法公开信息。", ["泸县教育局", "合江县教育局"]),
        ("泸县位于四川省南部。", []),
        ("泸县水环境治理和防汛指挥调度局依法公开信息。", []),
    ],
)
def test_a_name_in_the_opening_is_whole_or_not_there(text: str, found: list[str]) -> None:
    assert names(f"2013年政府信息公开工作年度报告\n{text}\n{CHAPTERS}", "opening") == found


def test_a_link_to_the_report_before_states_no_year() -> None:
    near = (
        "上一篇：泸县教育局2012年政府信息公开工作年度报告\n下一篇：泸县教育局2014年政府信息公开工作年度报告"
    )
    for title, year in ((TITLE, 2013), ("泸县教育局政府信息公开工作年度报告", None)):
        assert report(f"{title}\n{near}\n{CHAPTERS.replace('2013年', '全年')}")["report_year"] == year
