"""Markup that changes the look of a page and not what it says: every value of a form stays under its own labels."""

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from odd_dress import blocks, page
from report_formats import Item, Row, Span, as_span, html_table

from ingest.document import Rejected, SourceInfo
from ingest.parse import parse_report
from ingest.readers.open import read_document

sys.path.insert(0, str(Path(__file__).parents[1] / "mutation"))

from forms import form
from harness import compare
from layouts import as_items

NUMBER = re.compile(r">(\d+)</td>")
CELL = re.compile(r"<td([^>]*)>([^<]*)</td>")


def numbers(replacement: str) -> Callable[[Sequence[Row]], str]:
    """Tables with something else around each number (group 1)."""
    return lambda rows: NUMBER.sub(f">{replacement}</td>", html_table(rows))


def ends_of_rows(replacement: str) -> Callable[[Sequence[Row]], str]:
    """Tables with something else at the end of each row."""
    return lambda rows: html_table(rows).replace("</tr>", replacement)


def cells(replacement: str) -> Callable[[Sequence[Row]], str]:
    """Tables with something else in place of each cell (group 1: its attributes, group 2: its text)."""
    return lambda rows: CELL.sub(replacement, html_table(rows))


def has_tall_cells(rows: Sequence[Row]) -> bool:
    """Whether a cell covers several rows."""
    return any(as_span(cell).rows > 1 for row in rows for cell in row)


def divisions(rows: Sequence[Row]) -> str:
    """A list drawn with boxes; other tables as they are."""
    if has_tall_cells(rows):
        return html_table(rows)
    lines = ("".join(f"<div>{as_span(cell).text}</div>" for cell in row) for row in rows)
    return "<div>" + "".join(f"<div style='display:flex'>{line}</div>" for line in lines) + "</div>"


def spaced(rows: Sequence[Row]) -> str:
    """A list with a thin blank row below each; other tables as they are."""
    if has_tall_cells(rows):
        return html_table(rows)
    return html_table(rows).replace("</tr>", "</tr><tr></tr><tr style='height:1px'><td colspan=20></td></tr>")


ODD_TABLES: dict[str, Callable[[Sequence[Row]], str]] = {
    "blank columns at the right": ends_of_rows("<td></td><td>&nbsp;</td></tr>"),
    "blank rows between": spaced,
    "a row for the widths of columns": lambda rows: html_table(rows).replace(
        "</table>",
        f"<![if !supportMisalignedColumns]><tr height=0>{'<td width=20></td>' * 10}</tr><![endif]></table>",
    ),
    "numbers in fields": numbers('<input type="text" value="\\1" readonly><input type="hidden" value="99">'),
    "numbers in tables": numbers("<table><tr><td>\\1</td></tr></table>"),
    "a blank paragraph in each cell": cells(r"<td\1><p>\2</p><p>&nbsp;</p></td>"),
    "digits in pieces": lambda rows: re.sub(
        r">(\d)(\d+)</td>", r"><span>\1</span><span lang=EN-US>\2</span></td>", html_table(rows)
    ),
    "characters without width": numbers("\u200b\\1\ufeff"),
    "text of no size": numbers("\\1<span style='font-size:0'>77</span>"),
    "text that is transparent": numbers("\\1<span style='opacity: 0'>77</span>"),
    "text off the screen": numbers("\\1<span style='position:absolute;left:-9999px'>77</span>"),
    "text hidden by a class": numbers("\\1<span class='tip x1'>77</span>"),
    "text hidden by a style": numbers("\\1<span style='VISIBILITY : hidden'>77</span>"),
    "hidden cells": cells(r'<td style="display:none">888</td><td\1>\2</td>'),
    "pictures and tips": cells(r'<td\1 title="99">\2<img src="a.gif" alt="99"></td>'),
    "labels over lines": lambda rows: re.sub(r">(\D{3})(\D{2,})</td>", r">\1<br>\2</td>", html_table(rows)),
    "a group for each row": ends_of_rows("</tr></tbody><tbody>"),
    "end tags twice": lambda rows: html_table(rows).replace("</td>", "</td></td>"),
    "boxes between rows": ends_of_rows("</tr></div><div>"),
    "spans of nothing": lambda rows: html_table(rows).replace('colspan="1"', 'colspan="0"'),
    "spans that are none": lambda rows: html_table(rows).replace('rowspan="1"', 'rowspan="1px"'),
    "boxes for tables": divisions,
}
SHEET = "<style>@media print {.x2{display:none}} .x1, #x3 {color:red; display:none} @font-face{src:url(a)}</style>"


def check(markup: str, vocabulary: str) -> None:
    """The page holds every value of the form, nothing else, and its year."""
    grids = form(vocabulary, 7)
    keys = {key for grid in grids for key in grid.values()}
    score = compare(markup.encode(), grids, keys, keys)
    assert score.wrong == ()
    assert score.absent == 0
    assert score.right == len(keys)


@pytest.mark.parametrize("vocabulary", ["national_2014", "national_2021"])
@pytest.mark.parametrize("odd", ODD_TABLES)
def test_every_value_stays(odd: str, vocabulary: str) -> None:
    check(page(blocks(as_items(form(vocabulary, 7)), ODD_TABLES[odd]), SHEET), vocabulary)


def test_all_tables_grown_into_one() -> None:
    lines, rows = [], ""
    for item in as_items(form("national_2021", 7)):
        if isinstance(item, str):
            if rows:
                rows += f'<tr><td colspan="60">{item}</td></tr>'
            else:
                lines.append(f"<p>{item}</p>")
            continue
        scale = 60 // max(sum(as_span(cell).columns for cell in row) for row in item)
        wide = [[Span(c.text, c.rows, c.columns * scale) for c in map(as_span, row)] for row in item]
        rows += html_table(wide).removeprefix("<table>").removesuffix("</table>")
    check(page("".join(lines) + f"<table>{rows}</table>"), "national_2021")


def halves(rows: Sequence[Row]) -> str:
    """A table cut below the header or in the middle, where no cell reaches over the cut."""
    crossed = {
        below
        for index, row in enumerate(rows)
        for cell in row
        for below in range(index + 1, index + as_span(cell).rows)
    }
    cuts = [index for index in range(1, len(rows)) if index not in crossed]
    if not has_tall_cells(rows) or len(rows) < 10:
        return html_table(rows)
    middle = cuts[len(cuts) // 2]
    return f"{html_table(rows[:middle])}<p>&nbsp;</p>{html_table(rows[middle:])}"


def test_a_matrix_cut_in_two_where_columns_differ() -> None:
    markup = page(blocks(as_items(form("national_2021", 7)), halves))
    assert markup.count("<table>") > len(form("national_2021", 7))
    check(markup, "national_2021")


def test_a_whole_article_in_a_fading_box_is_read() -> None:
    body = blocks(as_items(form("national_2021", 7)))
    for start in ("<div style='opacity:0'>", "<div style='font-size:0'>", "<div class='x1'>"):
        check(page(f"{start}{body}</div>", SHEET), "national_2021")


NAMES = ("首页", "政务公开", "政府信息公开年报", "政府信息公开指南")


def report_of(markup: str) -> dict[str, object]:
    return parse_report(markup.encode(), SourceInfo("a", "a")).report


def test_the_column_of_a_site_is_no_title() -> None:
    items: list[Item] = as_items(form("national_2021", 7))
    title = items[0]
    links = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in NAMES)
    for before in (f"<ul>{links}</ul>", "<p>政府信息公开年报</p>", "<h2>通知公告</h2>"):
        assert report_of(page(before + blocks(items)))["title"] == title


def test_reports_of_others_beside_the_article_say_nothing() -> None:
    items = as_items(form("national_2021", 7))
    others = "".join(
        f"<li><a href='/{year}'>另一市人民政府{year}年政府信息公开工作年度报告</a><i>2020-01-01</i></li>"
        for year in (2018, 2019, 2020)
    )
    alone = report_of(page(blocks(items)))
    beside = report_of(page(f"<ul>{others}</ul>{blocks(items)}<ul>{others}</ul>"))
    for field in ("title", "report_year"):
        assert beside[field] == alone[field]
    assert not any("另一市" in str(mention["name"]) for mention in beside["agency_mention"])


def test_a_title_that_is_a_link_and_a_trail_stay() -> None:
    links = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in NAMES)
    trail = "<div><a href='/'>首页</a> &gt; <a href='/j'>某局</a> &gt; <a href='/n'>年报</a></div>"
    document = read_document(
        page(f"<ul>{links}</ul>{trail}<h1><a href='#'>某局年报</a></h1><p>正文</p>").encode()
    )
    assert [paragraph.text for paragraph in document.paragraphs()] == [
        "首页 > 某局 > 年报",
        "某局年报",
        "正文",
    ]


FORM_TITLES = (
    "政府信息公开工作年度报告格式",
    "××（单位名称）××年政府信息公开工作年度报告",
    "XX市XX局2023年政府信息公开工作年度报告",
    "政府信息公开工作年度报告（模板）",
    "政府信息公开工作年度报告填报说明",
)


def blank_form(title: str) -> bytes:
    """The form with its chapters and no figure."""
    items: list[Item] = [title, "二、主动公开政府信息情况", "五、存在的主要问题及改进情况"]
    for item in as_items(form("national_2021", 7))[1:]:
        if not isinstance(item, str):
            cells = [[as_span(cell) for cell in row] for row in item]
            blank = [
                [Span("" if c.text.isdigit() else c.text, c.rows, c.columns) for c in row] for row in cells
            ]
            items.append(blank)
    return page(blocks(items)).encode()


@pytest.mark.parametrize("title", FORM_TITLES)
def test_the_form_itself_is_no_report(title: str) -> None:
    with pytest.raises(Rejected) as caught:
        parse_report(blank_form(title), SourceInfo("a", "a"))
    assert caught.value.reason_code == "not_a_report"


def test_a_report_that_leaves_every_cell_blank_is_one() -> None:
    parsed = parse_report(blank_form("某某市人民政府2023年政府信息公开工作年度报告"), SourceInfo("a", "a"))
    assert parsed.report["report_year"] == 2023
    assert {cell["raw_text"] for cell in parsed.table_cells} == {""}


def test_anchors_are_no_links() -> None:
    document = read_document(
        "<p><a name=a>一、甲</a></p><p><a name=b>二、乙</a></p><p><a name=c>三、丙</a></p>".encode()
    )
    assert [paragraph.text for paragraph in document.paragraphs()] == ["一、甲", "二、乙", "三、丙"]


def test_headers_in_a_group_of_their_own() -> None:
    """A browser ends a cell with its group; where only longer cells make all rows alike, they were meant longer."""

    def grouped(rows: Sequence[Row]) -> str:
        return html_table(rows).replace("</tr>", "</tr></thead>", 1).replace("<tr>", "<thead><tr>", 1)

    check(page(blocks(as_items(form("national_2021", 7)), grouped)), "national_2021")
