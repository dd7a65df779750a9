"""Tables that a crawler flattened come back with every number under its own labels, or not at all."""

from pages import APPLICANTS, cells, pipe_rows, request_matrix, tab_rows, values

JILIN_HEADER = ("指   标", "累计数", "13年发生数")
REVIEW_HEADER = (
    ("行政复议", "行政诉讼"),
    ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", "复议后起诉"),
    ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 2,
)
LIST_HEADER = ("统计指标", "单位", "统计数")


def test_tabs_with_two_value_columns_and_blank_cells() -> None:
    page = tab_rows(
        JILIN_HEADER,
        ("学习培训", "2.举办培训次数", "", "1"),
        ("", "3.参加培训人次数", "7", ""),
    )
    assert values(page) == {
        ("2.举办培训次数", "累计数"): "",
        ("2.举办培训次数", "13年发生数"): "1",
        ("3.参加培训人次数", "累计数"): "7",
        ("3.参加培训人次数", "13年发生数"): "",
    }


def test_a_first_cell_over_several_lines_stays_one_cell() -> None:
    page = tab_rows(JILIN_HEADER) + "\n\t公开的\n\n及时性\n\t16.不超过20个工作日的数量\n\t28\n\t\n"
    (first, second) = cells(page)
    assert first.row_path == ("公开的\n\n及时性", "16.不超过20个工作日的数量")
    assert (first.cell.text, second.cell.text) == ("28", "")


def test_a_blank_column_right_of_the_header_moves_no_value() -> None:
    page = tab_rows(
        JILIN_HEADER,
        ("人员配置", "1.从事信息公开工作人员数", "不填", "", ""),
        ("", "2.举办培训次数", "", "1", ""),
    )
    assert values(page)["1.从事信息公开工作人员数", "累计数"] == "不填"
    assert values(page)["2.举办培训次数", "13年发生数"] == "1"


def test_request_matrix_without_its_merged_cells() -> None:
    page = request_matrix(
        ("一、本年新收政府信息公开申请数量", *"1234567"),
        ("三、本年度办理结果", "(一)予以公开", *"2345678"),
        ("(二)部分公开", *"3456789"),
        ("(三)不予公开", "1.属于国家秘密", *"0000001"),
        ("2.其他法律行政法规禁止公开", *"0000002"),
    )
    found = cells(page)
    assert [cell.column_path[-1] for cell in found[:7]] == list(APPLICANTS)
    assert found[1].column_path == ("申请人情况", "法人或其他组织", "商业企业")
    assert [cell.cell.text for cell in found[14:21]] == list("3456789")
    assert found[-1].row_path == ("三、本年度办理结果", "(三)不予公开", "2.其他法律行政法规禁止公开")


def test_a_row_that_lost_a_cell_gets_no_column() -> None:
    page = request_matrix(
        ("一、本年新收政府信息公开申请数量", *"1234567"),
        ("二、上年结转政府信息公开申请数量", *"123456"),
    )
    statuses = {cell.row_path[-1]: cell.row_status for cell in cells(page)}
    assert statuses == {
        "一、本年新收政府信息公开申请数量": "complete",
        "二、上年结转政府信息公开申请数量": "short",
    }
    assert all(cell.column_path == () for cell in cells(page) if cell.row_status == "short")


def test_a_blank_last_value_is_not_taken_for_a_lost_cell() -> None:
    page = request_matrix(
        ("一、本年新收政府信息公开申请数量", *"1234567"),
        ("二、上年结转政府信息公开申请数量", *"123456", ""),
    )
    assert [cell.cell.text for cell in cells(page)[7:]] == [*"123456", ""]
    assert all(cell.row_status == "complete" for cell in cells(page))


def test_review_and_litigation_matrix() -> None:
    page = pipe_rows(15, *REVIEW_HEADER, tuple(str(number) for number in range(15)))
    found = values(page)
    assert found["行政复议", "结果维持"] == "0"
    assert found["行政复议", "总计"] == "4"
    assert found["行政诉讼", "未经复议直接起诉", "结果维持"] == "5"
    assert found["行政诉讼", "复议后起诉", "总计"] == "14"


def test_review_matrix_one_cell_short_gives_no_value() -> None:
    page = pipe_rows(15, *REVIEW_HEADER, tuple(str(number) for number in range(14)))
    assert values(page) == {}
    assert len(cells(page)) == 14


def test_list_with_units_and_headings() -> None:
    page = pipe_rows(
        5,
        ("附表 2017年度政府信息公开情况统计表",),
        LIST_HEADER,
        ("一、主动公开情况", "—", ""),
        ("(一)主动公开政府信息数", "条", "48"),
        ("其中:主动公开规范性文件数", "条", "无"),
        ("七、依申请公开信息收取的费用", "万元", "1.5"),
    )
    found = {cell.row_path[-1]: cell for cell in cells(page)}
    assert found["(一)主动公开政府信息数"].unit == "条"
    assert found["七、依申请公开信息收取的费用"].unit == "万元"
    assert found["其中:主动公开规范性文件数"].row_path[:2] == ("一、主动公开情况", "(一)主动公开政府信息数")
    assert found["一、主动公开情况"].section == "附表 2017年度政府信息公开情况统计表"


def test_a_number_among_the_units_means_a_lost_cell() -> None:
    page = pipe_rows(5, LIST_HEADER, ("(一)收到申请数", "件", "9"), ("(二)申请办结数", "48", ""))
    assert [cell.row_status for cell in cells(page)] == ["complete", "short"]


def test_rows_on_one_line() -> None:
    page = "统计指标 | 单位 | 统计数 ||\n申请数 | 件 | 12 ||\n其中：当面申请数 | 件 | 3 ||\n"
    assert values(page) == {("申请数", "统计数"): "12", ("其中：当面申请数", "统计数"): "3"}


def test_framed_rows_with_a_ruler() -> None:
    page = "| 指标 | 单位 | 数量 |\n|---|:--:|---:|\n| 申请数 | 件 | 12 |\n| 答复数 | 件 |  |\n"
    assert values(page) == {("申请数", "数量"): "12", ("答复数", "数量"): ""}


def test_article_20_tables_repeat_their_header() -> None:
    page = pipe_rows(
        5,
        ("第二十条第(五)项",),
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        ("行政许可", "3652", "减39项", "3613"),
        ("第二十条第(六)项",),
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        ("行政处罚", "2054", "减298项", "1756"),
    )
    assert [cell.row_path for cell in cells(page)[::3]] == [
        ("第二十条第(五)项", "行政许可"),
        ("第二十条第(六)项", "行政处罚"),
    ]


def test_header_cut_to_the_same_words_is_told_apart_by_position() -> None:
    page = pipe_rows(
        5, ("第二十条第(一)项",), ("信息内容", "本年新", "本年新", "对外公开总数量"), ("规章", "1", "2", "3")
    )
    assert [(cell.column_path[-1], cell.occurrence) for cell in cells(page)] == [
        ("本年新", 1),
        ("本年新", 2),
        ("对外公开总数量", 1),
    ]


def test_cells_that_became_paragraphs() -> None:
    page = "\n\n".join(["公开渠道", "政府公报", "政府网站", "数量", "117", "2373", "百分比", "4%", "96%"])
    assert values(page)["数量", "公开渠道", "政府网站"] == "2373"
    assert values(page)["百分比", "公开渠道", "政府公报"] == "4%"


def test_a_number_too_many_leaves_paragraphs_as_they_are() -> None:
    page = "\n\n".join(["公开渠道", "政府公报", "政府网站", "数量", "117", "2373", "581"])
    assert cells(page) == []


def test_unknown_header_rows_that_fit_in_two_ways_are_not_laid_out() -> None:
    page = tab_rows(
        ("项目", "甲类"), ("", "子", "丑", "寅"), ("", "卯", "辰"), ("事项一", "1", "2", "3", "4")
    )
    assert values(page) == {}
    assert {cell.cell.text for cell in cells(page)} >= {"1", "2", "3", "4"}


def test_a_page_printed_twice_is_read_once() -> None:
    body = "".join(
        f"第{n}段：某市继续完善政府信息公开目录，按时更新栏目内容，接受群众监督与评议。\n" for n in range(20)
    )
    table = pipe_rows(5, LIST_HEADER, ("(一)收到申请数", "件", "9"))
    once, twice = cells(body + table), cells(body + table + "主办单位：某市人民政府\n" + body + table)
    assert [cell.cell.text for cell in twice] == [cell.cell.text for cell in once] == ["9"]


def test_marks_of_bold_are_no_part_of_a_cell() -> None:
    page = (
        "| 指标 | 单位 | 数量 |\n|---|---|---|\n| **申请<br>总数** | 件 | **12** |\n| 答复数 | 件 | `3` |\n"
    )
    found = cells(page)
    assert [cell.cell.text for cell in found] == ["12", "3"]
    assert all(page[cell.cell.start : cell.cell.end] == cell.cell.text for cell in found)
