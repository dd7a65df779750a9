"""Tables whose merged cells are known are read exactly, whatever is merged."""

from ingest.document import Cell, Table
from ingest.extract.table import DataCell, extract_tables

APPLICANT_LEAVES = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def grid(*rows: str) -> Table:
    """A grid from rows of words: `<` repeats the cell to the left, `^` the cell above, `.` is blank."""
    built: list[tuple[Cell, ...]] = []
    offset = 0
    for line in rows:
        row: list[Cell] = []
        for column, word in enumerate(line.split()):
            if word == "<":
                row.append(row[-1])
            elif word == "^":
                row.append(built[-1][column])
            else:
                text = "" if word == "." else word
                row.append(Cell(text, offset, offset + len(text)))
                offset += len(text) + 1
        built.append(tuple(row))
    return Table(tuple(built), padded=False, spanned=True)


def read(*rows: str) -> list[DataCell]:
    return extract_tables((grid(*rows),))


MATRIX = (
    "勾稽关系 < < 申请人情况 < < < < < <",
    "^ ^ ^ 自然人 法人或其他组织 < < < < 总计",
    "^ ^ ^ ^ 商业企业 科研机构 社会公益组织 法律服务机构 其他 ^",
)


def test_request_matrix() -> None:
    found = read(
        *MATRIX,
        "一、本年新收政府信息公开申请数量 < < 1 2 3 4 5 6 21",
        "三、本年度办理结果 （一）予以公开 < 7 0 0 0 0 0 7",
        "^ （三）不予公开 1.属于国家秘密 8 0 0 0 0 0 8",
        "^ ^ 2.其他法律行政法规禁止公开 9 0 0 0 0 0 9",
        "四、结转下年度继续办理 < < . . . . . . .",
    )
    assert [cell.column_path[-1] for cell in found[:7]] == APPLICANT_LEAVES
    assert found[1].column_path == ("申请人情况", "法人或其他组织", "商业企业")
    assert found[21].row_path == ("三、本年度办理结果", "（三）不予公开", "2.其他法律行政法规禁止公开")
    assert [cell.cell.text for cell in found[::7]] == ["1", "7", "8", "9", ""]
    assert {cell.row_status for cell in found} == {"complete"}


def test_a_row_without_its_last_cell_is_short() -> None:
    found = read(*MATRIX, "一、本年新收政府信息公开申请数量 < < 1 2 3 4 5 6")
    assert {cell.row_status for cell in found} == {"short"}
    assert [cell.cell.text for cell in found] == list("123456")


def test_review_matrix_has_no_row_labels() -> None:
    found = read(
        "行政复议 < < < < 行政诉讼 < < < < < < < < <",
        "结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 < < < < 复议后起诉 < < < <",
        "^ ^ ^ ^ ^ 结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计",
        "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14",
    )
    assert [cell.row_path for cell in found] == [()] * 15
    assert found[4].column_path == ("行政复议", "总计")
    assert found[14].column_path == ("行政诉讼", "复议后起诉", "总计")


def test_list_with_group_labels_down_the_side() -> None:
    found = read(
        "指标 < 单位 数量",
        "公开数量 4.公开信息总数 条 25",
        "^ 其中：⑴本级公开信息数 条 .",
        "学习培训 2.举办培训次数 次 1",
    )
    assert [(cell.row_path[-1], cell.unit, cell.cell.text) for cell in found] == [
        ("4.公开信息总数", "条", "25"),
        ("其中：⑴本级公开信息数", "条", ""),
        ("2.举办培训次数", "次", "1"),
    ]


def test_article_captions_cover_the_table() -> None:
    found = read(
        "第二十条第（一）项 < < <",
        "信息内容 本年制发件数 本年废止件数 现行有效件数",
        "规章 0 0 3",
        "第二十条第（五）项 < < <",
        "信息内容 本年处理决定数量 < <",
        "行政许可 3613 < <",
    )
    assert found[0].row_path == ("第二十条第（一）项", "规章")
    assert [(cell.row_path, cell.column_path) for cell in found[3:]] == [
        (("第二十条第（五）项", "行政许可"), ("本年处理决定数量",))
    ]


def test_a_value_merged_over_two_columns_of_different_meaning_has_no_column() -> None:
    found = read("指标 累计数 2013年发生数", "申请总数 5 <", "答复总数 4 3")
    assert [cell.column_path for cell in found] == [(), ("累计数",), ("2013年发生数",)]


def test_a_value_merged_over_two_rows_is_read_once() -> None:
    found = read("指标 数量", "申请总数 5", "答复总数 ^")
    assert [(cell.row_path[-1], cell.cell.text) for cell in found] == [("申请总数", "5")]


LOST = (
    "勾稽关系 申请人情况",
    "自然人 法人或其他组织 总计",
    "商业企业 科研机构 社会公益组织 法律服务机构 其他",
    "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21",
    "三、本年度办理结果 （一）予以公开 7 0 0 0 0 0 7",
    "（三）不予公开 1.属于国家秘密 8 0 0 0 0 0 8",
    "2.其他法律行政法规禁止公开 9 0 0 0 0 . 9",
)


def test_a_matrix_that_lost_every_merged_cell() -> None:
    found = read(*LOST)
    assert [cell.column_path[-1] for cell in found] == APPLICANT_LEAVES * 4
    assert [cell.cell.text for cell in found[::7]] == ["1", "7", "8", "9"]
    assert found[21].row_path == ("三、本年度办理结果", "（三）不予公开", "2.其他法律行政法规禁止公开")
    assert [cell.cell.text for cell in found[26:]] == ["", "9"]


def test_a_row_of_such_a_matrix_that_lost_a_value() -> None:
    found = read(*LOST, "四、结转下年度继续办理 1 0 0 0 0 1")
    assert [cell.column_path for cell in found[28:]] == [()] * 6
    assert {cell.row_status for cell in found[28:]} == {"short"}


def test_heads_of_values_one_over_the_other_are_no_header() -> None:
    found = read(
        "勾稽关系 申请人情况 . . . . . .",
        "自然人 法人或其他组织 总计 . . . . .",
        "商业企业 科研机构 社会公益组织 法律服务机构 其他 . . .",
        "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21",
        "二、上年结转政府信息公开申请数量 < 1 0 0 0 0 1",
    )
    assert {cell.column_path for cell in found} == {()}


def test_merged_cells_printed_in_each_of_their_places() -> None:
    found = read(
        "勾稽 勾稽 勾稽" + " 申请人情况" * 7,
        "勾稽 勾稽 勾稽 自然人" + " 法人或其他组织" * 5 + " 总计",
        "勾稽 勾稽 勾稽 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计",
        "一、本年新收 一、本年新收 一、本年新收 1 2 3 4 5 6 21",
        "三、本年度办理结果 （一）予以公开 （一）予以公开 7 0 0 0 0 0 7",
    )
    assert [cell.column_path[-1] for cell in found] == APPLICANT_LEAVES * 2
    assert found[0].column_path == ("申请人情况", "自然人")
    assert found[7].row_path == ("三、本年度办理结果", "（一）予以公开")


ARTICLES = (
    "第二十条第（一）项 第二十条第（一）项 第二十条第（一）项 第二十条第（一）项",
    "信息内容 本年制发件数 本年废止件数 现行有效件数",
    "规章 1 1 1",
    "第二十条第（六）项 第二十条第（六）项 第二十条第（六）项 第二十条第（六）项",
    "信息内容 本年处理决定数量 本年处理决定数量 本年处理决定数量",
    "行政处罚 510 510 510",
    "行政强制 0 0 0",
)


def test_merged_cells_printed_again_in_each_place() -> None:
    assert [(cell.row_path, cell.column_path, cell.cell.text) for cell in read(*ARTICLES)] == [
        (("第二十条第（一）项", "规章"), ("本年制发件数",), "1"),
        (("第二十条第（一）项", "规章"), ("本年废止件数",), "1"),
        (("第二十条第（一）项", "规章"), ("现行有效件数",), "1"),
        (("第二十条第（六）项", "行政处罚"), ("本年处理决定数量",), "510"),
        (("第二十条第（六）项", "行政强制"), ("本年处理决定数量",), "0"),
    ]


def test_columns_of_one_head_that_differ_stay_apart() -> None:
    for rows in (("行政处罚 510 510 511", "行政强制 0 0 0"), ("行政处罚 0 0 0", "行政强制 0 0 0")):
        assert len(read(*ARTICLES[3:5], *rows)) == 6
