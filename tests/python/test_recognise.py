"""Form, year, bodies and kind of page are found from the page, with evidence, or stay open."""

import datetime

import pytest
from pages import SOURCE, pipe_rows, request_matrix

from ingest.document import ParsedReport, Rejected
from ingest.parse import parse_report

CHAPTERS = "一、主动公开政府信息情况\n全年主动公开政府信息48条。\n二、依申请公开政府信息情况\n未收到申请。\n"
ZEROS = ("0",) * 7


def report(text: str) -> ParsedReport:
    return parse_report(text.encode(), SOURCE)


def names(text: str, role: str) -> list[str]:
    return [m["name"] for m in report(text).report["agency_mention"] if m["role"] == role]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("泸县人民政府2018年政府信息公开工作年度报告", 2018),
        ("2018年泸县人民政府政府信息公开年报", 2018),
        ("泸县二〇一三年政府信息公开工作报告", 2013),
        ("泸县\n\n2013年度政府信息公开工作年度报告", 2013),
        ("泸县政府信息公开年度报告（2018年）", 2018),
        ("泸县政府信息公开年度报告", None),
    ],
)
def test_year_of_the_title(title: str, year: int | None) -> None:
    assert report(f"{title}\n{CHAPTERS}").report["report_year"] == year


def test_year_of_the_period() -> None:
    page = f"泸县政府信息公开年度报告\n本报告所列数据的统计期限自2020年1月1日起，至2020年12月31日止。\n{CHAPTERS}"
    found = report(page).report
    assert found["report_year"] == 2020
    assert found["year_evidence"].startswith("period: 2020年1月1日")


@pytest.mark.parametrize(
    "line",
    [
        "2022-01-18 来源:泸县人民政府办公室 【字体:大 中 小】",
        "发布时间：2022年1月18日",
        "2022-01-18 10:20",
        "时间：2022/1/18 浏览：5次",
    ],
)
def test_publication_date_under_the_title(line: str) -> None:
    found = report(f"泸县2021年政府信息公开年度报告\n{line}\n{CHAPTERS}").report
    assert found["published_on"] == datetime.date(2022, 1, 18)


def test_the_date_that_signs_a_report_is_no_publication_date() -> None:
    found = report(
        f"泸县2021年政府信息公开年度报告\n{CHAPTERS}{CHAPTERS}泸县人民政府\n2022年1月18日\n"
    ).report
    assert found["published_on"] is None


def test_two_years_that_contradict_each_other_leave_the_year_open() -> None:
    page = f"泸县2019年政府信息公开年度报告\n统计期限为2020年1月1日至2020年12月31日。\n{CHAPTERS}"
    found = report(page).report
    assert found["report_year"] is None
    assert {candidate["year"] for candidate in found["year_candidate"]} == {2019, 2020}


def test_a_publication_date_is_only_a_hint() -> None:
    page = f"泸县政府信息公开年度报告\n发布日期：2021-01-28\n{CHAPTERS}"
    found = report(page).report
    assert found["report_year"] is None
    assert [candidate["year"] for candidate in found["year_candidate"]] == [2020]


EARLY = "泸县2021年政府信息公开年度报告"


@pytest.mark.parametrize(
    "page",
    [
        f"{EARLY}\n发布日期：2021-01-18\n{CHAPTERS}",
        f"{EARLY}\n发布日期：2021-10-30\n{CHAPTERS}",
        f"{EARLY}\n{CHAPTERS}泸县人民政府\n2021年1月18日\n",
    ],
)
def test_a_report_published_before_the_year_of_its_title_ended_has_no_year(page: str) -> None:
    found = report(page).report
    assert found["report_year"] is None
    assert "a person must state the year" in found["year_evidence"]


@pytest.mark.parametrize(
    "page",
    [
        f"{EARLY}\n发布日期：2021-12-30\n{CHAPTERS}",
        f"{EARLY}\n发布日期：2022-01-18\n{CHAPTERS}",
        f"{EARLY}\n发布日期：2021-01-18\n统计期限为2021年1月1日至2021年12月31日。\n{CHAPTERS}",
        f"{EARLY}\n{CHAPTERS}{CHAPTERS}2021年1月18日\n{CHAPTERS}泸县人民政府\n2022年1月18日\n",
    ],
    ids=["at its end", "after it", "the period is stated", "signed after it"],
)
def test_other_dates_leave_the_year_of_the_title(page: str) -> None:
    assert report(page).report["report_year"] == 2021


@pytest.mark.parametrize("key", ["名　　称：", "信息名称：", "标 题:", "名称 ：　"])
def test_what_a_site_prints_before_the_title_is_no_part_of_it(key: str) -> None:
    title = "泸县人民政府2018年政府信息公开工作年度报告"
    for page in (
        f"{key}{title}\n{CHAPTERS}",
        f"<html><body><p>{key}{title}</p><p>{CHAPTERS}</p></body></html>",
    ):
        assert report(page).report["title"] == title
        assert names(page, "title") == ["泸县人民政府"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("泸县人民政府2018年政府信息公开工作年度报告", "泸县人民政府"),
        ("2017年通化市铁厂镇政府信息公开年度报告", "通化市铁厂镇"),
        ("盤錦市2013年度政府信息公開工作報告", "盤錦市"),
        ("中国气象局2012年政府信息公开工作年度报告", "中国气象局"),
        ("关于泸县公安局2018年政府信息公开工作的报告", "泸县公安局"),
    ],
)
def test_name_of_the_title(title: str, name: str) -> None:
    assert names(f"{title}\n{CHAPTERS}", "title") == [name]


def test_names_of_the_text_begin_with_a_division() -> None:
    page = f"政府信息公开年度报告\n南昌高新区通过健全机构推进公开，二道江区人民政府办公室负责。\n{CHAPTERS}"
    assert names(page, "opening") == ["南昌高新区", "二道江区人民政府办公室"]


@pytest.mark.parametrize(
    "page",
    [
        "关于做好2019年度政府信息公开工作年度报告编制工作的通知\n各县区人民政府、市政府各部门：\n请于1月底前报送。\n特此通知。\n",
        "某县召开政府信息公开工作推进会\n本报讯 会议要求，继续做好主动公开，及时答复申请。\n",
        "某市政府信息公开规定\n第一条 为了规范公开工作，制定本规定。\n第二条 行政机关应当主动公开。\n",
        "政府信息公开年报\n某县2021年政府信息公开年报\n某县2020年政府信息公开年报\n某县2019年政府信息公开年报\n",
    ],
)
def test_what_is_no_report_is_refused(page: str) -> None:
    with pytest.raises(Rejected) as refusal:
        report(page)
    assert refusal.value.reason_code == "not_a_report"


def test_a_notice_with_an_empty_form_is_no_report() -> None:
    form = request_matrix(
        ("一、本年新收政府信息公开申请数量", *[""] * 7), ("四、结转下年度继续办理", *[""] * 7)
    )
    with pytest.raises(Rejected):
        report("关于印发政府信息公开年度报告格式的通知\n各部门：\n" + form)


def test_a_form_alone_is_a_report_without_year_and_title() -> None:
    form = request_matrix(("一、本年新收政府信息公开申请数量", *ZEROS), ("（七）总计", *ZEROS))
    found = report(f"一、总体情况\n二、主动公开政府信息情况\n三、依申请公开情况\n{form}").report
    assert (found["report_year"], found["title"]) == (None, None)


def test_2019_and_2021_matrices_are_told_apart_by_the_rest_of_the_page() -> None:
    matrix = request_matrix(("一、本年新收政府信息公开申请数量", *ZEROS), ("（七）总计", *ZEROS))
    article = pipe_rows(
        5,
        ("第二十条第(一)项",),
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", "0", "0", "0"),
        ("行政规范性文件", "1", "0", "9"),
    )
    page = f"泸县2021年政府信息公开年度报告\n二、主动公开情况\n{article}三、收到和处理申请情况\n{matrix}"
    assert {cell["vocabulary"] for cell in report(page).table_cells} == {"national_2021"}


def test_a_form_nobody_described_is_local_other() -> None:
    rows = [(f"自定事项{n}数", "件", str(n)) for n in range(8)]
    page = f"泸县2012年政府信息公开年度报告\n{CHAPTERS}" + pipe_rows(5, ("项目", "单位", "数量"), *rows)
    assert {cell["vocabulary"] for cell in report(page).table_cells} == {"local_other"}


@pytest.mark.parametrize(
    ("labels", "form"),
    [
        (
            (
                "主动公开信息总数",
                "政府网站公开信息数",
                "政府公报公开信息数",
                "其他方式公开信息数",
                "同意公开数",
            ),
            "local_other",
        ),
        (
            (
                "主动公开政府信息数",
                "制发规范性文件总数",
                "政府网站公开政府信息数",
                "收到申请数",
                "同意公开答复数",
            ),
            "national_2014",
        ),
    ],
)
def test_common_wording_tells_no_form(labels: tuple[str, ...], form: str) -> None:
    rows = [(label, "件", str(n)) for n, label in enumerate(labels)]
    page = f"泸县2012年政府信息公开年度报告\n{CHAPTERS}" + pipe_rows(5, ("项目", "单位", "数量"), *rows)
    assert {cell["vocabulary"] for cell in report(page).table_cells} == {form}


def test_a_title_behind_a_long_navigation() -> None:
    menu = "".join(f"栏目{n}\n" for n in range(30))
    assert report(f"{menu}泸县2018年政府信息公开工作年度报告\n{CHAPTERS}").report["report_year"] == 2018


def test_titles_of_other_years_behind_a_navigation_are_no_title() -> None:
    menu = "".join(f"栏目{n}\n" for n in range(30))
    links = "泸县2018年政府信息公开年度报告\n泸县2017年政府信息公开年度报告\n"
    assert report(f"{menu}{links}{CHAPTERS}一、存在的主要问题\n").report["title"] is None
