"""Rows that begin with a blank, rows whose label stands in another column, and blanks beside units."""

import pytest
from report_formats import Values, read_values

from ingest.extract.table import extract_tables
from ingest.readers.open import read_document

LEAD = "\n".join(
    [
        "某某县2016年政府信息公开工作年度报告",
        "",
        *[f"第{n}，继续做好公开工作，加强培训。" for n in "一二三四五六七八九"],
        "",
    ]
)


def values(*rows: str, lead: str = LEAD) -> dict[tuple[str, str], str]:
    """Values by last label and last head of a page with these rows."""
    found: Values = read_values("\n".join([lead, *rows]).encode())
    return {(path[-1], columns[-1]): value for (_, path, columns), value in found.items()}


@pytest.mark.parametrize("lead", [LEAD, ""])
def test_labels_indented_with_a_tab(lead: str) -> None:
    assert values(
        "统计指标\t单位\t统计数",
        "（一）收到申请数\t件\t9",
        "\t其中：当面申请数\t件\t2",
        "\t3.网络申请数\t件\t",
        "\t4.信函申请数\t件",
        "（二）申请办结数\t件\t8",
        lead=lead,
    ) == {
        ("（一）收到申请数", "统计数"): "9",
        ("其中：当面申请数", "统计数"): "2",
        ("3.网络申请数", "统计数"): "",
        ("（二）申请办结数", "统计数"): "8",
    }


@pytest.mark.parametrize("lead", [LEAD, ""])
def test_every_row_begins_with_a_tab(lead: str) -> None:
    assert values(
        "\t指标\t累计数\t2013年发生数",
        "\t1.从事信息公开工作人员数\t12\t3",
        "\t2.举办培训次数\t\t1",
        lead=lead,
    ) == {
        ("1.从事信息公开工作人员数", "累计数"): "12",
        ("1.从事信息公开工作人员数", "2013年发生数"): "3",
        ("2.举办培训次数", "累计数"): "",
        ("2.举办培训次数", "2013年发生数"): "1",
    }


@pytest.mark.parametrize("heading", ["三、依申请公开情况", "三、依申请公开情况\t\t"])
def test_a_heading_between_rows_does_not_end_their_table(heading: str) -> None:
    found = values("统计指标\t单位\t统计数", "制发规范性文件总数\t件\t5", heading, "（一）收到申请数\t件\t9")
    assert {label: value for (label, _), value in found.items() if value} == {
        "制发规范性文件总数": "5",
        "（一）收到申请数": "9",
    }


def test_a_sentence_between_rows_ends_their_table() -> None:
    found = values(
        "统计指标\t单位\t统计数", "制发规范性文件总数\t件\t5", "五、存在的主要问题", "人员\t不足\t3"
    )
    assert ("人员", "统计数") not in found


@pytest.mark.parametrize(
    "rows",
    [
        ("统计指标 | 单位 | 统计数", "（一）收到申请数 | 件 | ", "（二）申请办结数 | 件 | 8"),
        ("统计指标 | 单位 | 统计数", "（一）收到申请数 | 件 |", "（二）申请办结数 | 件 | 8"),
        ("统计指标 | 单位 | 统计数 |", "（一）收到申请数 | 件 | |", "（二）申请办结数 | 件 | 8 |"),
        ("| 统计指标 | 单位 | 统计数 |", "| （一）收到申请数 | 件 |  |", "| （二）申请办结数 | 件 | 8 |"),
        (
            "统计指标 |",
            "单位 |",
            "统计数 |",
            "（一）收到申请数 |",
            "件 |",
            "|",
            "（二）申请办结数 |",
            "件 |",
            "8 |",
        ),
    ],
)
def test_a_blank_beside_a_unit(rows: tuple[str, ...]) -> None:
    assert values(*rows) == {("（一）收到申请数", "统计数"): "", ("（二）申请办结数", "统计数"): "8"}


@pytest.mark.parametrize(
    "rows",
    [
        ("统计指标 | 单位 | 统计数", "（一）收到申请数 | 件", "（二）申请办结数 | 件 | 8"),
        ("统计指标 | 单位 | 统计数", "（一）收到申请数 | 9", "（二）申请办结数 | 件 | 8"),
        ("统计指标\t单位\t统计数", "（一）收到申请数\t件", "（二）申请办结数\t件\t8"),
        ("统计指标 单位 统计数", "（一）收到申请数 件", "（二）申请办结数 件 8", "（三）申请答复数 件 7"),
    ],
)
def test_a_row_one_cell_short_has_no_value(rows: tuple[str, ...]) -> None:
    found = values(*rows)
    assert found["（二）申请办结数", "统计数"] == "8"
    assert "（一）收到申请数" not in {label for label, _ in found}


def test_cells_of_their_own_lines_that_do_not_fit_their_header() -> None:
    rows = (
        "统计指标 |",
        "单位 |",
        "统计数 |",
        "（一）收到申请数 |",
        "件 |",
        "（二）申请办结数 |",
        "件 |",
        "8 |",
        "9 |",
    )
    assert values(*rows) == {}


def test_headings_between_rows_with_pipes() -> None:
    found = values(
        "统计指标 | 单位 | 统计数",
        "一、主动公开情况",
        "（一）主动公开政府信息数 | 条 | 5",
        "（二）通过不同渠道和方式公开政府信息的情况",
        "1．政府公报公开政府信息数 | 条 | 3",
        "三、依申请公开情况",
        "（一）收到申请数 | 件 | 9",
        "五、存在的主要问题及改进情况",
        "人员 | 件 | 3",
    )
    assert found == {
        ("（一）主动公开政府信息数", "统计数"): "5",
        ("1．政府公报公开政府信息数", "统计数"): "3",
        ("（一）收到申请数", "统计数"): "9",
    }


def test_a_label_broken_before_its_row_is_whole() -> None:
    found = values("统计指标 | 单位 | 统计数", "对社会公众关心的", "事项回应数 | 件 | 5", "申请总数 | 件 | 9")
    assert found["对社会公众关心的事项回应数", "统计数"] == "5"


@pytest.mark.parametrize("second", ["", "7"])
def test_a_list_that_lost_its_header(second: str) -> None:
    rows = [f"（一）收到申请数\t件\t9\t{second}", "（二）申请办结数\t件\t8\t", "（三）申请答复数\t件\t6\t"]
    found = extract_tables(read_document("\n".join([LEAD, *rows]).encode()).blocks)
    in_row = [(cell.unit, cell.cell.text) for cell in found if cell.row_path[-1] == "（二）申请办结数"]
    assert in_row == ([(None, "件"), (None, "8"), (None, "")] if second else [("件", "8")])


MATRIX = (
    "（本列数据的勾稽关系） |  |  | 申请人情况 |  |  | ",
    " |  |  | 自然人 | 法人或其他组织 |  | 总计",
    " |  |  |  | 商业企业 | 其他 | ",
    "一、本年新收政府信息公开申请数量 |  |  | 27 | 5 | 1 | 33",
    "三、本年度办理结果 | （一）予以公开 |  | 12 | 2 |  | 14",
    " | （三）不予公开 | 1.属于国家秘密 | 0 | 3 | 0 | 3",
)


def test_pipes_between_cells_with_blanks_for_merged_ones() -> None:
    heading = "四、政府信息公开行政复议、行政诉讼情况"
    found = values(*MATRIX, heading, "指标 | 单位 | 数量", "（一）收到申请数 | 件 | 9")
    assert found["（一）收到申请数", "数量"] == "9"
    assert found["1.属于国家秘密", "商业企业"] == "3"
    assert found["（一）予以公开", "其他"] == ""
    assert found["（一）予以公开", "总计"] == "14"
    assert found["一、本年新收政府信息公开申请数量", "总计"] == "33"


def test_a_row_with_one_pipe_less_is_not_laid_over_the_others() -> None:
    short = MATRIX[4].replace(" |  | 14", " | 14")
    found = values(*MATRIX[:4], short, MATRIX[5])
    assert ("（一）予以公开", "总计") not in found
    assert ("（一）予以公开", "其他") not in found
    assert found["1.属于国家秘密", "商业企业"] == "3"


def test_a_table_of_another_width_behind_a_blank_line() -> None:
    below = ("第二十条第（六）项 | ", "信息内容 | 本年处理决定数量", "行政处罚 | 7")
    found = values(*MATRIX, "", *below)
    assert found["行政处罚", "本年处理决定数量"] == "7"
    assert found["1.属于国家秘密", "商业企业"] == "3"
