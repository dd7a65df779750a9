"""Web pages of government sites: the right text in any encoding, and every number under its own labels."""

import pytest
from report_formats import read_values

from ingest.document import Document, Rejected, Table
from ingest.extract.table import extract_tables
from ingest.readers.open import read_document

HEADER = "<tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>"
ROWS = "<tr><td>申请总数</td><td>件</td><td>12</td></tr><tr><td>其中：网上申请</td><td>件</td><td>9</td></tr>"
LIST = f"<table>{HEADER}{ROWS}</table>"
MATRIX = """<table border=1>
<tr><td colspan=3 rowspan=3>（本列数据的勾稽关系为…）</td><td colspan=7>申请人情况</td></tr>
<tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>
<tr><td>商业<br>企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>
<tr><td colspan=3>一、本年新收政府信息公开申请数量</td>
<td>1</td><td>2</td><td>3</td><td>4</td><td>5</td><td>6</td><td>7</td>
<tr><td rowspan=2>三、本年度办理结果</td><td rowspan=2>（三）不予公开</td><td>1.属于国家秘密</td>
<td>11<td>12<td>13<td>14<td>15<td>16<td>17</tr>
<tr><td>2.其他法律行政法规禁止公开</td><td>21</td><td>22</td><td>23</td><td>24</td><td>25</td><td>26</td><td>27</td></tr>
</table>"""


def read(body: str, head: str = "", encoding: str = "utf-8") -> Document:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return read_document(page.encode(encoding))


def found(body: str) -> dict[tuple[str, ...], str]:
    """Values by row path and column path; rows that are not certain are left out."""
    return {
        (*cell.row_path, *cell.column_path): cell.cell.text
        for cell in extract_tables(read(body).blocks)
        if cell.row_status == "complete"
    }


LIST_VALUES = {("申请总数", "统计数"): "12", ("申请总数", "其中：网上申请", "统计数"): "9"}


def test_a_plain_table() -> None:
    assert found(LIST) == LIST_VALUES


@pytest.mark.parametrize(
    "page",
    [
        f"<table><tr><td>{LIST}</td></tr></table>",
        f"<table><tr><td>左栏</td><td><div>{LIST}</div></td><td>第 3 页</td></tr></table>",
        f"<table><tr><td><table><tr><td>{LIST}</td></tr></table></td></tr></table>",
        LIST.replace("<td>", '<td><p class="MsoNormal"><span>').replace(
            "</td>", "<o:p>&nbsp;</o:p></span></p></td>"
        ),
        LIST.replace("12", "<b>1</b><span>2</span>"),
        LIST.replace("12", "&#49;2&nbsp;"),
        LIST.replace("<td>12", "<td style='display: none'>99</td><td>12"),
        LIST.replace("<td>12", "<td><span style='DISPLAY:none'>99</span>12"),
        LIST.replace("<td>12", "<td><span hidden>99</span><i aria-hidden='true'>9</i>12"),
        LIST.replace("12", "12<!-- 99 --><script>document.write('99')</script>"),
        LIST.replace("12", "<![if !supportEmptyParas]>12<![endif]>"),
        LIST.replace("12", "12<del>99</del>"),
        LIST.replace("</td>", "").replace("</tr>", ""),
        f"<table>{HEADER}</table><p>&nbsp;</p><table>{ROWS}</table>",
        f"<table>{HEADER}{ROWS[: ROWS.index('</tr>') + 5]}</table>"
        f"<table>{HEADER}{ROWS[ROWS.index('</tr>') + 5 :]}</table>",
        LIST.replace("<td>统计数", "<td colspan=1000000000>统计数"),
    ],
)
def test_markup_that_changes_nothing(page: str) -> None:
    assert found(page) == LIST_VALUES


def test_spans_without_end_give_no_wrong_value() -> None:
    page = LIST.replace("<td>12", "<td colspan=1000000000 rowspan=65534>12").replace(
        "<td>9", "<td rowspan=0>9"
    )
    assert found(page).items() <= LIST_VALUES.items()


def test_request_matrix_with_merged_cells() -> None:
    values = found(f"<table><tr><td>{MATRIX}</td></tr></table>")
    assert values["一、本年新收政府信息公开申请数量", "申请人情况", "法人或其他组织", "商业\n企业"] == "2"
    assert values["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密", "申请人情况", "总计"] == "17"
    assert (
        values["三、本年度办理结果", "（三）不予公开", "2.其他法律行政法规禁止公开", "申请人情况", "自然人"]
        == "21"
    )
    assert len(values) == 21


def test_a_raised_digit_is_no_digit_of_the_number() -> None:
    assert found(LIST.replace("12", "12<sup>1</sup>"))["申请总数", "统计数"] == "12 1"


def test_cells_point_into_the_text() -> None:
    document = read(MATRIX + LIST)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert len(tables) == 2
    for cell in (cell for table in tables for row in table.rows for cell in row):
        assert document.text[cell.start : cell.end] == cell.text


@pytest.mark.parametrize("declared", ["", "gb2312", "utf-8", "big5", "iso-8859-1", "nonsense"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_wrong_declaration_does_not_win(declared: str, encoding: str) -> None:
    text = "<p>某市人民政府办公室按照要求编制本报告，公布全年主动公开、依申请公开和行政复议的情况。</p>"
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    document = read(text * 5 + LIST, meta, encoding)
    assert "按照要求编制本报告" in document.text
    assert [cell.cell.text for cell in extract_tables(document.blocks)] == ["12", "9"]


@pytest.mark.parametrize("declared", ["big5", "utf-8", ""])
def test_traditional_pages_in_big5(declared: str) -> None:
    text = (
        "<p>臺灣省某縣政府辦公室依照規定編製本報告，公開全年主動公開與申請提供的情形，並且說明訴願案件。</p>"
        * 5
    )
    meta = f'<meta charset="{declared}">' if declared else ""
    assert "依照規定編製本報告" in read(text, meta, "big5").text


def test_a_broken_byte_spoils_its_own_character_only() -> None:
    page = ("<p>某市人民政府办公室公布全年主动公开政府信息的情况。</p>" * 40 + LIST).encode("gb18030")
    page = page.replace("公布".encode("gb18030"), b"\xb9", 1)
    document = read_document(b"<html><body>" + page)
    assert [cell.cell.text for cell in extract_tables(document.blocks)] == ["12", "9"]


def test_metadata_of_government_sites() -> None:
    head = (
        "<title>某市2023年政府信息公开工作年度报告_某市人民政府门户网站</title>"
        '<meta name="SiteName" content="某市人民政府"><meta name="PubDate" content="2024-01-30 10:00">'
        '<meta name="ContentSource" content="市政府办公室"><meta name="ColumnName" content="年度报告">'
    )
    index = (
        "<table><tr><td>索引号：</td><td>01/2024-00012</td><td>发布机构：</td><td>某市数据局</td></tr>"
        "<tr><td>主题分类</td><td>综合政务</td><td></td><td></td></tr></table>"
    )
    document = read(f"{index}<h1>某市2023年政府信息公开工作年度报告</h1>{LIST}", head)
    assert document.metadata == {
        "index_number": "01/2024-00012",
        "publisher": "某市数据局",
        "category": "综合政务",
        "site_owner": "某市人民政府",
        "published_on": "2024-01-30 10:00",
        "source": "市政府办公室",
        "column": "年度报告",
        "title": "某市2023年政府信息公开工作年度报告",
        "page_title": "某市2023年政府信息公开工作年度报告_某市人民政府门户网站",
    }
    assert len(document.tables()) == 1


def test_the_name_of_a_site_is_no_title() -> None:
    assert "title" not in read(LIST, "<title>某市人民政府门户网站</title>").metadata


def test_a_saved_page() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body>{LIST}</body></html>'.encode()
    lines = [b"From: <saved>", b"MIME-Version: 1.0", b'Content-Type: multipart/related; boundary="b"', b""]
    part = [b"--b", b"Content-Type: text/html", b"Content-Transfer-Encoding: 8bit", b"", page, b"--b--", b""]
    document = read_document(b"\r\n".join(lines + part))
    assert [cell.cell.text for cell in extract_tables(document.blocks)] == ["12", "9"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_file"),
        (b"<html><body><script>1</script></body></html>", "no_text"),
        (
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><a>&d;</a>',
            "unsupported_format",
        ),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "unsupported_format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "needs_ocr"),
        (b"Rar!\x1a\x07\x00" + bytes(40), "unsupported_format"),
        (b"<html><body>" + b"\x81\xff\xfe" * 4000, "unreadable_encoding"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(Rejected) as caught:
        read_document(content)
    assert caught.value.reason_code == reason


def test_deep_nesting_ends() -> None:
    document = read("<div>" * 8000 + "<table><tr><td>" * 300 + "文字" + LIST)
    assert "申请总数" in document.text


def test_a_grid_too_large_is_refused() -> None:
    cells = "<td>1</td>" * 1000
    with pytest.raises(Rejected) as caught:
        read("<table>" + f"<tr>{cells}</tr>" * 250 + "</table>")
    assert caught.value.reason_code == "too_large"


def test_links_side_by_side_are_words_of_their_own() -> None:
    document = read("<div><a>首页</a><a>政务公开</a></div><p>见<a>某某</a>文件第<a>三</a>条</p>")
    assert [p.text for p in document.paragraphs()] == ["首页 政务公开", "见某某文件第三条"]


@pytest.mark.parametrize("start", ["<b>说明</b>", "<ul><li>说明</li></ul>", "<tbody></tbody>", "说明：<br>"])
def test_a_piece_of_a_page(start: str) -> None:
    assert list(read_values(f"{start}{LIST}".encode()).values()) == ["12", "9"]
