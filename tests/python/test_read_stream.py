"""Tables without any separator are read where a known header and whole rows prove them, and not otherwise."""

import pytest
from pages import APPLICANTS, cells, values

MATRIX_HEADER = (
    "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
)
ARTICLE = (
    "第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n3652\n减39项\n3613\n"
)


def spaced(text: str, rows: int) -> str:
    """The same words, `rows` of them on a line."""
    words = text.split()
    return "\n".join(" ".join(words[start : start + rows]) for start in range(0, len(words), rows))


@pytest.mark.parametrize("separator", ["\n", "\n\n", " "])
def test_request_matrix(separator: str) -> None:
    rows = "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21 三、本年度办理结果 （一）予以公开 7 0 0 0 0 0 7"
    found = values(separator.join((MATRIX_HEADER.replace("\n", " ") + rows).split()))
    label = "一、本年新收政府信息公开申请数量"
    printed = {path[-1]: value for path, value in found.items() if path[0] == label}
    assert printed == dict(zip(APPLICANTS, ["1", "2", "3", "4", "5", "6", "21"], strict=True))
    assert found["（一）予以公开", "申请人情况", "总计"] == "7"


def test_a_lost_number_moves_nothing() -> None:
    page = (
        MATRIX_HEADER
        + "一、本年新收政府信息公开申请数量\n1\n2\n3\n4\n5\n21\n二、上年结转政府信息公开申请数量\n0\n0\n0\n0\n0\n0\n0\n"
    )
    assert {path[0] for path in values(page)} == {"二、上年结转政府信息公开申请数量"}
    assert {cell.row_status for cell in cells(page)} == {"short", "complete"}


def test_a_page_number_inside_a_row_spoils_that_row_only() -> None:
    page = MATRIX_HEADER + "（一）予以公开\n1\n2\n3\n9\n4\n5\n6\n21\n（二）部分公开\n0\n0\n0\n0\n0\n0\n0\n"
    assert {path[0] for path in values(page)} == {"（二）部分公开"}


def test_list_with_units_where_blank_cells_vanished() -> None:
    words = (
        "统计指标 单位 统计数 一、主动公开情况 （一）主动公开政府信息数 条 48 "
        "5.其他方式公开政府信息数 条 二、回应解读情况 3.政策解读稿件发布数 篇 6"
    )
    page = words.replace(" ", "\n")
    found = {
        cell.row_path[-1]: (cell.unit, cell.cell.text)
        for cell in cells(page)
        if cell.row_status == "complete"
    }
    assert found == {"（一）主动公开政府信息数": ("条", "48"), "3.政策解读稿件发布数": ("篇", "6")}


def test_article_tables_one_after_another() -> None:
    page = ARTICLE + ARTICLE.replace("（五）", "（六）").replace("行政许可", "行政处罚").replace(
        "3613", "1756"
    )
    found = values(page)
    assert found["行政许可", "处理决定数量"] == "3613"
    assert found["行政处罚", "处理决定数量"] == "1756"


def test_two_value_columns_without_their_blanks_give_nothing() -> None:
    page = "指标\n累计数\n13年发生数\n2.举办培训次数\n1\n3.参加培训人次数\n7\n"
    assert values(page) == {}
    assert [cell.cell.text for cell in cells(page)] == ["1", "7"]


def test_lines_without_a_header_are_no_table() -> None:
    assert cells("首页\n机构概况\n3\n新闻中心\n12\n通知公告\n5\n") == []


LIST_HEADER = "统计指标 单位 统计数\n"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "主要负责同志参加新闻发布 次 5\n会次数\n2.政府网站在线访谈次数 次 7",
            ("主要负责同志参加新闻发布会次数", "5"),
        ),
        ("1.当面申请数 件 1\n主要负责同志参加新闻\n发布会次数 次 5", ("主要负责同志参加新闻发布会次数", "5")),
        (
            "涉及个人隐私 件 3\n不是《条例》所指应公 件 4\n开的政府信息\n5.传真申请数 件 1",
            ("不是《条例》所指应公开的政府信息", "4"),
        ),
    ],
)
def test_a_label_broken_over_lines_is_whole_where_a_form_prints_it(
    page: str, expected: tuple[str, str]
) -> None:
    found = {"".join(path[0].split()): value for path, value in values(LIST_HEADER + page).items()}
    assert found[expected[0]] == expected[1]


@pytest.mark.parametrize(
    "page",
    [
        "1.当面申请数 件 1\n其他 件 5\n部门转来的信件数\n2.传真申请数 件 2",
        "1.当面申请数 件 1\n行政机关转来的\n其他 件 5\n2.传真申请数 件 2",
    ],
)
def test_a_label_that_may_be_a_piece_of_another_gets_no_value(page: str) -> None:
    found = values(LIST_HEADER + page)
    assert {
        path[0]: value for path, value in found.items() if path[0] in ("1.当面申请数", "2.传真申请数")
    } == {
        ("1.当面申请数"): "1",
        ("2.传真申请数"): "2",
    }
    assert not [path for path in found if path[0] == "其他"]


def test_a_broken_first_label_is_no_head_of_a_column() -> None:
    row = "一、本年新收政府信\n息公开申请数量 1 2 3 4 5 6 21\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0"
    found = values(MATRIX_HEADER + row)
    assert found["一、本年新收政府信\n息公开申请数量", "申请人情况", "总计"] == "21"
    assert len(found) == 14


def test_heads_of_two_ranks_on_one_line_are_not_columns_of_one_row() -> None:
    page = "指标 申请人情况 自然人 法人或其他组织 商业企业 总计\n新收 1 2 3 4 5\n结转 1 2 3 4 5"
    assert values(page) == {}


SENTENCE = "2016年，本机关依法推进政府信息公开工作，没有因此引起的诉讼。"
RUN_ON = "统计指标 单位 统计数 申请总数 件 12,340 其中：1.网上申请数 件 9,301 2.信函申请数 件 3,039"


def test_a_page_on_one_line() -> None:
    matrix = f"{MATRIX_HEADER} （一）予以公开 1 2 3 4 5 6 21"
    page = f"某某局2016年度报告 {SENTENCE} 一、统计表 {RUN_ON} 六、其他情况 {SENTENCE} {matrix}"
    found = values(" ".join(page.split()))
    assert found["申请总数", "统计数"] == "12,340"
    assert found["2.信函申请数", "统计数"] == "3,039"
    assert found["（一）予以公开", "申请人情况", "总计"] == "21"
    assert len(found) == 10


def test_spaces_inside_numbers_leave_nobody_to_say_which_number_it_is() -> None:
    spaced = RUN_ON.replace(",", " ")
    assert values(spaced + " 3.当面申请数 件 0") == {("3.当面申请数", "统计数"): "0"}
    assert (
        values(
            "申请总数 件 12 340 其中：1、网上申请 件 9 301 2、信函申请 件 3 039 对申请的答复总数 件 12 300"
        )
        == {}
    )


def test_digits_run_together_with_their_label_are_no_value() -> None:
    assert values("统计指标单位统计数\n申请总数件12340\n网上申请数件9301\n信函申请数件3039") == {}


def test_lines_of_many_spaces_stay_as_they_are() -> None:
    rows = "\t指标\n\t数量\n\n\t申请总数\n\t12\n\n\t其中：                        网上申请\n\t9\n"
    found = values("四、其他情况\n" + " " * 30 + "\n" + rows)
    assert {"".join(path[0].split()): value for path, value in found.items()} == {
        "申请总数": "12",
        "其中：网上申请": "9",
    }


def filled_rows(*rows: str) -> str:
    """A request matrix of rows on a line each, with the numbers given; at most six."""
    labels = (
        "（一）予以公开",
        "（二）部分公开",
        "（三）不予公开",
        "（四）无法提供",
        "（五）不予处理",
        "（六）其他处理",
    )
    lines = [f"{label} {row}" for label, row in zip(labels, rows, strict=False)]
    return MATRIX_HEADER.replace("\n", " ") + "\n" + "\n".join(lines)


@pytest.mark.parametrize("last", ["12 340", "4 6"])
def test_a_number_with_a_space_is_one_cell_where_each_cell_has_a_line(last: str) -> None:
    labels = ("（一）予以公开", "（二）部分公开", "（三）不予公开")
    full = "".join(f"{label}\n1\n2\n3\n4\n5\n6\n21\n" for label in labels)
    found = values(f"{MATRIX_HEADER}{full}（四）无法提供\n1\n2\n3\n{last}\n5\n6\n21\n")
    assert found["（四）无法提供", "申请人情况", "法人或其他组织", "社会公益组织"] == last
    assert len(found) == 28


def test_two_rows_with_a_number_too_many_spoil_no_other() -> None:
    whole = "1 2 3 4 5 6 21"
    found = values(filled_rows(whole, "1 2 3 4 5 6 2 1", whole, whole, "1 2 3 12 340 5 6 21", whole))
    assert {path[0] for path in found} == {
        "（一）予以公开",
        "（三）不予公开",
        "（四）无法提供",
        "（六）其他处理",
    }


def test_where_numbers_were_cut_and_blanks_lost_only_noughts_are_certain() -> None:
    page = filled_rows(
        "1 2 3 4 5 6 21", "1 2 3 4 5 6 2 1", "0 0 0 0 0 0 7", "5 6 21", "1 2 3 1 2 5 6 21", "0 0 0 0 0 0 0"
    )
    assert {path[0] for path in values(page)} == {"（三）不予公开", "（六）其他处理"}


def test_the_backslash_that_begins_a_row_without_a_label_is_no_value() -> None:
    page = "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文件 47 0\n\\ \n"
    assert {path[0] for path in values(page)} == {"规章"}
    assert "\\" not in {cell.cell.text for cell in cells(page)}


def test_a_backslash_on_a_line_of_its_own_is_a_cell_where_each_cell_has_a_line() -> None:
    page = "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n0\n行政规范性文件\n47\n0\n\\\n"
    assert [value for path, value in values(page).items() if path[0] == "行政规范性文件"] == ["47", "0", "\\"]


def numbers_of(page: str, label: str) -> list[str]:
    """The values of a row whose columns are certain."""
    return [
        cell.cell.text
        for cell in cells(page)
        if cell.row_path[-1:] == (label,) and cell.row_status == "complete"
    ]


SUMS = ("1 2 3 4 5 6 21", "0 2 0 0 0 0 2", "7 0 0 0 0 0 7")


@pytest.mark.parametrize(
    "row",
    [
        "34 0 0 0 1 2 19",
        "3 0 0 1 2 0 15",
        "3 04 0 1 2 0 10",
        "00 1 0 0 0 0 10",
    ],
)
def test_a_row_that_would_add_up_with_a_blank_elsewhere_has_no_value(row: str) -> None:
    assert numbers_of(filled_rows(row), "（一）予以公开") == []


def test_a_total_that_does_not_add_up_is_a_misprint_or_damage() -> None:
    odd = "5 1 0 0 0 0 8"
    assert numbers_of(filled_rows(odd), "（一）予以公开") == odd.split()
    assert numbers_of(filled_rows(odd, odd, *SUMS), "（一）予以公开") == odd.split()
    assert numbers_of(filled_rows(odd, *SUMS), "（一）予以公开") == []
    assert numbers_of(filled_rows(odd, *SUMS), "（三）不予公开") == SUMS[1].split()


@pytest.mark.parametrize("separator", [" | ", "\t"])
def test_a_total_in_a_cell_of_its_own_stays_as_printed(separator: str) -> None:
    page = "\n".join(
        separator.join(row.split())
        for row in (
            "项目 " + " ".join(APPLICANTS),
            "（一）予以公开 34 0 0 0 1 2 19",
            *(
                f"（{n}）{label} {row}"
                for n, label, row in zip("二三七", ("部分公开", "不予处理", "总计"), SUMS, strict=True)
            ),
        )
    )
    assert numbers_of(page, "（一）予以公开") == ["34", "0", "0", "0", "1", "2", "19"]


def test_a_number_too_many_is_no_remark() -> None:
    page = "统计指标 单位 统计数 备注\n（一）收到申请数 件 12 340\n（二）申请办结数 件 8\n"
    assert numbers_of(page, "（一）收到申请数") == []


@pytest.mark.parametrize(
    ("below", "label"),
    [
        ("——\n——\n（一）网站是否具备网上办事功能\n是/否\n是", "（一）网站是否具备网上办事功能"),
        ("—\n（一）苏木乡镇街道办事处\n个\n98", "（一）苏木乡镇街道办事处"),
        ("无\n（一）苏木乡镇街道办事处\n个\n98", None),
        ("——\n我镇共有干部98人，其中从事公开工作3人。\n（一）苏木乡镇街道办事处\n个\n98", None),
        ("（一）人员\n个\n98", None),
    ],
)
def test_a_chapter_with_dashes_for_its_values_is_a_row(below: str, label: str | None) -> None:
    rows = "（一）收到申请数\n件\n9\n（二）申请办结数\n件\n8\n"
    page = (
        f"统计指标\n单位\n统计数\n三、依申请公开情况\n——\n——\n{rows}十、镇村便民服务体系建设情况\n{below}\n"
    )
    complete = [cell for cell in cells(page) if cell.row_status == "complete"]
    assert numbers_of(page, "（二）申请办结数") == ["8"]
    assert [cell.row_path for cell in complete][-1] == (
        ("十、镇村便民服务体系建设情况", label) if label else ("三、依申请公开情况", "（二）申请办结数")
    )


@pytest.mark.parametrize("separator", ["\n", " "])
@pytest.mark.parametrize("blank", [" ", "  ", "\u3000"])
def test_blanks_between_the_characters_of_a_word(separator: str, blank: str) -> None:
    printed = separator.join(("统计指标", "单位", "统计数", "其他申请数", "件", "12", "总计", "条", "3"))
    spaced_out = {word: blank.join(word) for word in ("统计指标", "单位", "统计数", "总计")}
    page = printed
    for word, text in spaced_out.items():
        page = page.replace(word, text)
    found = {tuple("".join(label.split()) for label in key): value for key, value in values(page).items()}
    assert found == values(printed) == {("其他申请数", "统计数"): "12", ("总计", "统计数"): "3"}


@pytest.mark.parametrize("row", ["无 无 无 无 无 无 无", "一 二 三 四 五 六 七", "是 否 无 是 否 无 是"])
def test_single_characters_that_are_no_word_stay_apart(row: str) -> None:
    page = f"{MATRIX_HEADER}（一）予以公开 {row}\n（二）部分公开 0 0 0 0 0 0 0\n"
    assert [v for k, v in values(page).items() if k[0] == "（一）予以公开"] == row.split()


CHANGES = "第二十条第（六）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n"


@pytest.mark.parametrize("change", ["-14", "－14", "−14"])
def test_a_number_with_a_minus_where_a_form_asks_for_one(change: str) -> None:
    page = f"{CHANGES}行政处罚\n304\n{change}\n1567\n行政强制\n25\n0\n11\n"
    assert list(values(page).values()) == ["304", change, "1567", "25", "0", "11"]


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ("304\n2\n1567\n-14\n", ["304", "2", "1567"]),
        ("304\n-14\n2\n1567\n", ["304", "2", "1567"]),
        ("304\n1567\n-14\n", []),
        ("304\n—14\n1567\n", []),
        ("304\n- 14 -\n1567\n", []),
    ],
)
def test_other_numbers_with_a_dash_are_page_numbers(row: str, printed: list[str]) -> None:
    page = f"{CHANGES}行政处罚\n{row}行政强制\n25\n0\n11\n"
    assert list(values(page).values()) == [*printed, "25", "0", "11"]


def test_a_page_number_with_a_dash_leaves_no_other_certain() -> None:
    page = f"{CHANGES}行政处罚\n304\n-2\n1567\n-3\n行政强制\n25\n-4\n11\n"
    assert values(page) == {}
