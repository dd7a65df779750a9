"""Rows in a frame of pipes, as converters to Markdown write them when they lose merged cells, break lines or pages."""

import pytest
from report_formats import ARTICLE_20, LIST, MATRIX, Row, as_span, laid_out, read_values, to_html

HEADING = "三、收到和处理政府信息公开申请情况"
TRUE = {key[1:]: value for key, value in read_values(to_html([HEADING, MATRIX])).items()}


def framed(rows: list[list[str]], first: int = 1) -> list[str]:
    """Lines of a frame with a ruler after the first rows."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return [*lines[:first], "|" + "---|" * len(rows[0]), *lines[first:]]


def filled_to_the_right(rows: list[Row]) -> list[list[str]]:
    """Merged columns as blanks, merged rows lost: what one widespread converter makes of a web page."""
    return [
        [text for cell in map(as_span, row) for text in (cell.text, *[""] * (cell.columns - 1))]
        for row in rows
    ]


def bare(rows: list[Row]) -> list[list[str]]:
    """Both lost."""
    return [[cell.text for cell in map(as_span, row)] for row in rows]


def values(lines: list[str]) -> dict[tuple[tuple[str, ...], tuple[str, ...]], str]:
    """The values of a page of these lines, by row and column path."""
    found = read_values("\n".join([HEADING, "", *lines, "", "四、其他情况。"]).encode())
    return {key[1:]: value for key, value in found.items()}


def last_labels(found: dict[tuple[tuple[str, ...], tuple[str, ...]], str]) -> dict[tuple[str, str], str]:
    """Values by last row label and last column header."""
    return {(rows[-1], columns[-1]): value for (rows, columns), value in found.items()}


@pytest.mark.parametrize("write", [filled_to_the_right, bare])
def test_rows_of_unequal_length_are_counted_from_the_right(write) -> None:
    assert last_labels(values(framed(write(MATRIX)))) == last_labels(TRUE)


@pytest.mark.parametrize("write", [filled_to_the_right, bare])
@pytest.mark.parametrize("lost", range(1, 8))
def test_a_row_that_lost_a_value_gives_none(write, lost: int) -> None:
    rows = write(MATRIX)
    for row in rows[3:]:
        del row[-lost]
    assert values(framed(rows)) == {}


def test_a_blank_row_above_the_ruler() -> None:
    rows = filled_to_the_right(LIST)
    assert last_labels(values(framed([[""] * 3, *rows]))) == last_labels(values(framed(rows)))


def test_columns_counted_from_zero_are_no_header() -> None:
    rows = [[str(number) for number in range(3)], *laid_out(LIST)[0]]
    assert last_labels(values(framed(rows)))["申请总数", "统计数"] == "12"


@pytest.mark.parametrize("between", ["- 3 -", "第 3 页", "3 / 12", "第3页 共12页", ""])
@pytest.mark.parametrize("at", range(4, 11))
def test_a_page_number_between_rows(between: str, at: int) -> None:
    lines = framed(laid_out(MATRIX)[0])
    assert values([*lines[: at + 1], "", between, "", *lines[at + 1 :]]) == TRUE


def test_a_header_repeated_on_the_next_page() -> None:
    rows = laid_out(MATRIX)[0]
    lines = [*framed(rows[:6]), "", "— 4 —", "", *framed([*rows[:3], *rows[6:]])]
    assert values(lines) == TRUE


def test_the_next_page_has_another_number_of_label_columns() -> None:
    narrow = [[row[0], *row[3:]] for row in laid_out(MATRIX)[0][:5]]
    lines = [*framed(narrow), "", "- 1 -", "", *framed(laid_out(MATRIX)[0][5:])]
    assert last_labels(values(lines)) == last_labels(TRUE)


def test_another_table_after_a_page_number_stays_another() -> None:
    other = [["统计指标", "单位", "统计数"], ["申请总数", "件", "99"]]
    found = values([*framed(laid_out(LIST)[0]), "", "- 1 -", "", *framed(other)])
    assert found[("申请总数",), ("统计数",)] == "99"
    article = values([*framed(laid_out(ARTICLE_20)[0]), "", "- 1 -", "", *framed(laid_out(LIST)[0])])
    assert article[("申请总数",), ("统计数",)] == "12"


def test_a_label_broken_inside_a_cell() -> None:
    lines = [line.replace("其他法律行政", "其他\n法律行政") for line in framed(laid_out(MATRIX)[0])]
    found = {(labels[-1], columns[-1]): value for (labels, columns), value in values(lines).items()}
    assert found["2.其他法律行政法规禁止公开", "总计"] == "4"


def test_markers_under_a_lone_label_are_no_header() -> None:
    rows = [
        ["指标", "累计数", "本年数"],
        ["专职人员", "", ""],
        ["（1）兼职人员数", "/", ""],
        ["（2）其他", "1", "2"],
    ]
    found = values(framed(rows))
    assert found[("专职人员", "（1）兼职人员数"), ("累计数",)] == "/"


def unframed(rows: list[list[str]]) -> list[str]:
    """Rows with pipes between their cells alone."""
    return ["| ".join(row) + ("|" if len(row) == 1 else "") for row in rows]


def test_captions_and_rulers_between_rows_without_a_frame() -> None:
    lines = unframed(bare(ARTICLE_20))
    caption = lines.index("第二十条第（五）项|")
    page = [
        lines[0].rstrip("|"),
        "---",
        *lines[1:caption],
        lines[caption].rstrip("|"),
        "---",
        *lines[caption + 1 :],
    ]
    found = values(["二、主动公开政府信息情况", *page])
    assert found[("第二十条第（五）项", "行政许可"), ("本年处理决定数量",)] == "447228"
    assert [rows[-1] for rows, _ in found].count("规章") == 3


@pytest.mark.parametrize("page_number", [[], ["", "- 2 -", ""]])
def test_a_label_broken_above_its_pipes(page_number: list[str]) -> None:
    lines = unframed(bare(MATRIX))
    row = next(index for index, line in enumerate(lines) if line.startswith("2.其他法律"))
    broken = [
        *lines[:row],
        *page_number,
        "2.其他法律",
        lines[row].removeprefix("2.其他法律"),
        *lines[row + 1 :],
    ]
    found = {
        ("".join(rows[-1].split()), columns[-1]): value for (rows, columns), value in values(broken).items()
    }
    assert found == last_labels(TRUE)
