"""What stands on the site of another body, what an office counts alone, and what is of another year or business."""

import pytest

from ingest.extract.prose import extract_prose
from ingest.readers.lines import paragraph, split_lines

PAGE = "{title}2015年政府信息公开工作年度报告\n\n一、总体情况\n\n{text}"


def read(title: str, text: str) -> dict[str, tuple[str | None, str | None, str]]:
    """Reason, basis and scope of what was read on a page, by its raw value."""
    lines = [paragraph(line) for line in split_lines(PAGE.format(title=title, text=text)) if not line.blank]
    found = extract_prose(lines, 2015)
    return {value.raw_value: (value.excluded_reason, value.basis, value.scope) for value in found}


def reason(title: str, text: str, raw_value: str = "368") -> str | None:
    return read(title, text)[raw_value][0]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("贵州省教育厅", "通过省政府网站公开政府信息368条。"),
        ("贵州省教育厅", "通过中国政府网公开政府信息368条。"),
        ("贵州省教育厅", "通过教育部网站公开政府信息368条。"),
        ("青阳县人民政府", "通过市政府门户网站公开政府信息368条。"),
        ("池州市人民政府", "通过省人民政府网站公开政府信息368条。"),
        ("青阳县财政局", "通过县政府网站公开政府信息368条。\n\n我局门户网站改版后设栏目12个。"),
    ],
)
def test_the_site_of_another_body(title: str, text: str) -> None:
    assert reason(title, text) == "other_site"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("贵州省人民政府", "通过省政府网站公开政府信息368条。"),
        ("贵州省教育厅", "通过厅门户网站公开政府信息368条。"),
        ("青阳县人民政府", "通过县政府门户网站公开政府信息368条。"),
        ("青阳县财政局", "通过县政府网站公开政府信息368条。"),
        ("青阳县财政局", "通过部门网站公开政府信息368条。"),
        ("石桥镇", "通过县政府网站公开政府信息368条。"),
        ("广西壮族自治区人民政府", "通过自治区政府网站公开政府信息368条。"),
        ("青阳县开发区管理委员会", "通过区政府网站公开政府信息368条。\n\n我委网站栏目齐全。"),
    ],
)
def test_the_site_by_which_a_body_publishes(title: str, text: str) -> None:
    assert reason(title, text) is None


def test_two_sites_are_two_parts() -> None:
    found = read("贵州省教育厅", "通过厅门户网站公开信息1502条，通过省政府网站公开信息368条。")
    assert {found["1502"][0], found["368"][0]} == {"ambiguous"}


@pytest.mark.parametrize("title", ["贵州省人民政府", "贵州省"])
def test_the_office_is_a_part_of_its_government(title: str) -> None:
    text = "全省主动公开政府信息4368条。省政府办公厅主动公开政府信息368条。"
    assert reason(title, text, "4368") is None
    assert reason(title, text) == "other_body"


def test_the_office_in_its_own_report() -> None:
    text = "全省主动公开政府信息4368条。省政府办公厅主动公开政府信息368条。"
    assert read("贵州省人民政府办公厅", text)["368"] == (None, "annual", "own")
    assert reason("贵州省人民政府", "省政府及省政府办公厅制发规范性文件368件。") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上一学年主动公开政府信息368条。", "last_year"),
        ("2012-2013学年主动公开政府信息368条。", "last_year"),
        ("上学期主动公开政府信息368条。", "part_of_year"),
        ("因政府信息公开引起行政诉讼368件（城关镇政府）。", "sub_body"),
        ("2014-2015学年主动公开政府信息368条。", None),
        ("本学年主动公开政府信息368条。", None),
        ("因政府信息公开引起行政诉讼368件（均已审结）。", None),
        ("全年发生行政诉讼368件，与信息公开有关的0件。", "unexplained"),
        ("答复申请12件（上年为15件），收到政府信息公开申请368件。", None),
        ("因政府信息公开发生复议368件。", None),
        ("依申请公开全年收费368元。", None),
        ("依申请公开无收费，查询档案收费368元。", "unexplained"),
        ("行政复议案件700件、行政诉讼案件400件，其中涉及信息公开368件。", "unexplained"),
    ],
)
def test_another_year_body_or_business(text: str, expected: str | None) -> None:
    assert reason("青阳县财政局", text) == expected


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("局门户网站累计公开政府信息368条。", "cumulative"),
        ("政务微博累计发布信息368条。", "cumulative"),
        ("2015年，局门户网站累计公开政府信息368条。", "annual"),
        ("全年累计公开政府信息368条。", "annual"),
    ],
)
def test_what_a_site_holds_in_all_where_no_year_is_named(text: str, basis: str) -> None:
    assert read("青阳县财政局", text)["368"][:2] == (None, basis)
