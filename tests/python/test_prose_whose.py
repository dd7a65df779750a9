"""Whose figures a sentence gives: those of the body, of bodies below it, of the place above it, or of all of them."""

import pytest

from ingest.extract.prose import extract_prose
from ingest.readers.lines import paragraph, split_lines

PAGE = "{title}2015年政府信息公开工作年度报告\n\n一、总体情况\n\n{text}"


def read(title: str, text: str) -> dict[str, tuple[str | None, str, str | None]]:
    """Indicator, scope and reason of what was read on a page, by its raw value."""
    lines = [paragraph(line) for line in split_lines(PAGE.format(title=title, text=text)) if not line.blank]
    return {
        value.raw_value: (value.indicator_code, value.scope, value.excluded_reason)
        for value in extract_prose(lines, 2015)
    }


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("江苏省地方税务局", "省局主动公开信息317条，全系统公开信息68410条。"),
        ("国家税务总局", "总局公开信息317条，全系统公开信息68410条。"),
        ("国家统计局", "局机关公开信息317条，全系统公开信息68410条。"),
    ],
)
def test_own_figures_stand_beside_those_of_the_system(title: str, text: str) -> None:
    found = read(title, text)
    assert found["317"] == ("published.total", "own", None)
    assert found["68410"] == ("published.total", "consolidated", None)


def test_bodies_of_every_level_are_the_whole() -> None:
    found = read("国家税务总局", "各级税务机关收到政府信息公开申请317件。")
    assert found["317"] == ("requests.received", "consolidated", None)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("教育部", "75所直属高校收到信息公开申请317件。"),
        ("海关总署", "42个直属海关收到政府信息公开申请317件。"),
        ("广州海关", "广东省内各直属海关收到政府信息公开申请317件。"),
        ("中国证券监督管理委员会", "各派出机构共收到政府信息公开申请317件。"),
        ("中国人民银行", "分支机构收到政府信息公开申请317件。"),
        ("国家统计局", "国家统计局各调查总队收到政府信息公开申请317件。"),
        ("湖南省文化厅", "厅直单位收到政府信息公开申请317件。"),
        ("中国保监会", "36家保监局收到政府信息公开申请317件。"),
        ("长沙市岳麓区人民政府", "其他37个部门收到政府信息公开申请317件。"),
        ("上海市人民政府", "上海市收到申请12件，全市各区收到政府信息公开申请317件。"),
        ("合肥市人民政府", "县（市、区）收到政府信息公开申请317件。"),
        ("合肥市卫生局", "局机关公开信息12条，局属单位收到政府信息公开申请317件。"),
        ("马陆镇人民政府", "全镇9个村收到政府信息公开申请317件。"),
    ],
)
def test_bodies_below_are_not_the_body(title: str, text: str) -> None:
    assert read(title, text)["317"][2] == "sub_body"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("教育部", "指导75所直属高校开展工作，部机关收到政府信息公开申请317件。"),
        ("教育部", "部属高校收到政府信息公开申请820件，部机关收到政府信息公开申请317件。"),
        ("长沙市岳麓区人民政府", "全区116家单位收到政府信息公开申请317件。"),
        ("长沙市岳麓区人民政府", "对37个部门进行检查，收到政府信息公开申请317件。"),
        ("泸州市国土资源局", "市国土资源局机关收到政府信息公开申请317件。"),
        ("中国气象局", "中国气象局机关收到政府信息公开申请317件。"),
        ("海关总署", "海关总署（不含直属海关）收到政府信息公开申请317件。"),
        ("国家统计局江苏调查总队", "江苏调查总队收到政府信息公开申请317件。"),
        ("南宁市青秀区人民政府", "南宁市青秀区收到政府信息公开申请317件。"),
        ("南宁市人民政府", "南宁市收到政府信息公开申请317件。"),
        ("广西壮族自治区人民政府", "广西壮族自治区收到政府信息公开申请317件，我区逐件答复。"),
        ("喀什地区行署", "全地区收到政府信息公开申请317件。"),
        ("成都高新技术产业开发区管理委员会", "成都高新区收到政府信息公开申请317件。"),
        ("重庆市万盛经济技术开发区管理委员会", "万盛经开区收到政府信息公开申请317件。"),
        ("辽宁省人民政府国有资产监督管理委员会", "省国资委收到政府信息公开申请317件。"),
        ("天津市河东区春华街道办事处", "2015年度街道收到政府信息公开申请317件。"),
    ],
)
def test_the_body_by_its_own_names(title: str, text: str) -> None:
    assert read(title, text)["317"] == ("requests.received", read(title, text)["317"][1], None)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("南宁市青秀区人民政府", "南宁市收到政府信息公开申请317件。"),
        ("上海市嘉定区马陆镇人民政府", "嘉定区收到政府信息公开申请317件。"),
        ("南宁市人民政府", "青秀区收到政府信息公开申请317件。"),
        ("成都市人民政府", "成都高新区收到政府信息公开申请317件。"),
        ("南宁市江南区人民政府", "万盛经开区收到政府信息公开申请317件。"),
    ],
)
def test_the_place_above_is_another_body(title: str, text: str) -> None:
    assert read(title, text)["317"][2] == "other_body"


@pytest.mark.parametrize(
    ("title", "text", "indicator"),
    [
        ("天津市河东区春华街道办事处", "2015年，街道主动公开政府信息317条。", "published.total"),
        ("绥化市北林区津河镇", "津河镇共公开信息317条。", "published.total"),
        (
            "天津市河东区人民政府",
            "全区公开政府信息900条，其中部门583条，街道公开317条。",
            "published.township_level",
        ),
        ("青阳县人民政府", "全县公开政府信息900条，其中乡镇公开317条。", "published.township_level"),
        ("阿拉善左旗人民政府", "全旗公开信息900条，其中苏木镇公开317条。", "published.township_level"),
    ],
)
def test_the_total_of_a_township_is_no_part(title: str, text: str, indicator: str) -> None:
    assert read(title, text)["317"][::2] == (indicator, None)


def test_a_column_of_the_site_is_not_the_title() -> None:
    title = "信息公开年报\n\n\n\n青阳县财政局2015年政府信息公开工作年度报告"
    text = f"{title}\n\n\n\n县财政局公开信息317条，县水利局公开信息52条。"
    lines = [paragraph(line) for line in split_lines(text) if not line.blank]
    found = {value.raw_value: value.excluded_reason for value in extract_prose(lines, 2015)}
    assert (found["317"], found["52"]) == (None, "other_body")


def test_a_line_that_ends_with_a_number_does_not_go_on_with_a_year() -> None:
    text = (
        "湖南省文化厅2015年政府信息公开工作年度报告\n2016-02-26　来源：湖南省文化厅　作者：办公室　浏览量：3215\n"
        "2015年，省文化厅公开信息1903条，其中网站公开1820条，微博83条。\n"
    )
    lines = [paragraph(line) for line in split_lines(text) if not line.blank]
    found = {value.raw_value: value.indicator_code for value in extract_prose(lines, 2015)}
    assert found["1903"] == "published.total"
