"""Word files, workbooks and separated tables: the values of the same report as a web page."""

import zipfile
from io import BytesIO

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from report_formats import (
    ARTICLE_20,
    LIST,
    REPORT,
    check_places,
    read_values,
    to_csv,
    to_docx,
    to_html,
    to_xlsx,
    values_of,
)

from ingest.document import Rejected
from ingest.readers.office import convert
from ingest.readers.open import read_document
from ingest.readers.spans import Printed
from ingest.readers.unmerge import with_merged_headers

TRUE = read_values(to_html())


def saved(document: object) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(content: bytes, part: str, change: bytes) -> bytes:
    """The package with one part replaced."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change if name == part else old.read(name))
    return stream.getvalue()


def reason(content: bytes) -> str:
    with pytest.raises(Rejected) as caught:
        read_document(content)
    return caught.value.reason_code


@pytest.mark.parametrize(
    "content",
    [to_docx(), to_xlsx(), to_xlsx(gap=0), to_xlsx(gap=3), to_xlsx(sheets=True)],
    ids=["docx", "xlsx", "xlsx without gaps", "xlsx with wide gaps", "a sheet for each table"],
)
def test_every_value_under_its_own_labels(content: bytes) -> None:
    document = read_document(content)
    found = values_of(document)
    assert {key[1:]: value for key, value in found.items()} == {key[1:]: value for key, value in TRUE.items()}
    check_places(document)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_separated_tables(delimiter: str, encoding: str) -> None:
    items = ["某某市2023年政府信息公开工作年度报告", "四、其他情况", LIST]
    document = read_document(to_csv(items, encoding=encoding, delimiter=delimiter))
    assert values_of(document) == read_values(to_html(items))
    check_places(document)


def test_a_separated_report_whose_merged_cells_are_blanks() -> None:
    assert read_values(to_csv()) == TRUE


def test_a_header_without_one_certain_layout_stays_as_it_is() -> None:
    open_ended = [("事项", "甲", "", "", "乙"), ("", "子", "", "丑", ""), ("事项一", "1", "2", "3", "4")]
    certain = [("事项", "甲", "", "乙", ""), ("", "子", "丑", "寅", "卯"), ("事项一", "1", "2", "3", "4")]
    assert with_merged_headers([[Printed(text) for text in row] for row in open_ended]) is None
    assert [
        cell.text for cell in (with_merged_headers([[Printed(t) for t in r] for r in certain]) or [])[0]
    ] == [
        "事项",
        "甲",
        "甲",
        "乙",
        "乙",
    ]


def test_text_with_commas_is_no_table() -> None:
    text = "某市政府办公室,按照要求编制本报告。\n全年公开信息,共计12条。\n受理申请3件,均已答复。\n"
    assert read_document(text.encode()).tables() == []


def test_places_in_word_and_sheets() -> None:
    places = [
        cell.place for table in read_document(to_docx([LIST])).tables() for row in table.rows for cell in row
    ]
    assert places[:4] == ["docx:1:1:1", "docx:1:1:2", "docx:1:1:3", "docx:1:2:1"]
    places = [
        cell.place for table in read_document(to_xlsx([LIST])).tables() for row in table.rows for cell in row
    ]
    assert places[2:5] == ["sheet:Sheet!C1", "sheet:Sheet!A2", "sheet:Sheet!B2"]


def test_tracked_changes_and_hidden_text_of_word() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("指标", "数量", "申请总数", "12"), strict=True):
        cell.text = text
    value = table.cell(1, 1).paragraphs[0]
    value.add_run("99").font.hidden = True
    value.add_run("88").font.strike = True
    value.add_run("1").font.superscript = True
    inserted = OxmlElement("w:ins")
    inserted.append(table.cell(1, 0).paragraphs[0].add_run("（件）")._r)
    table.cell(1, 0).paragraphs[0]._p.append(inserted)
    deleted = OxmlElement("w:del")
    deleted.append(value.add_run("77")._r)
    value._p.append(deleted)
    cells = [cell.text for row in read_document(saved(document)).tables()[0].rows for cell in row]
    assert cells == ["指标", "数量", "申请总数（件）", "12 1"]


def test_a_table_inside_a_layout_table_of_word() -> None:
    document = docx.Document()
    outer = document.add_table(1, 2).cell(0, 1)
    inner = outer.add_table(2, 2)
    for cell, text in zip(inner._cells, ("指标", "数量", "申请总数", "12"), strict=True):
        cell.text = text
    assert read_values(saved(document)) == {("", ("申请总数",), ("数量",)): "12"}


def test_a_row_that_begins_further_right_is_not_moved() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for cell, text in zip(table._cells, ("指标", "上年", "本年", "申请总数", "1", "2"), strict=True):
        cell.text = text
    row = table.rows[1]._tr
    row.remove(row.tc_lst[0])
    before = OxmlElement("w:gridBefore")
    before.set(qn("w:val"), "1")
    row.get_or_add_trPr().append(before)
    rows = read_document(saved(document)).tables()[0].rows
    assert [cell.text for cell in rows[1]] == ["", "1", "2"]


def test_numbers_of_sheets_as_they_are_printed() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    rows = [
        ("指标", "数量"),
        ("甲项", 0.1 + 0.2),
        ("乙项", 12.0),
        ("丙项", 447228),
        ("丁项", 0.558),
        ("戊项", 96171.6),
    ]
    for row in rows:
        sheet.append(row)
    sheet["B5"].number_format = "0.0%"
    assert list(read_values(saved(book)).values()) == [
        "0.3",
        "12",
        "447228",
        "55.8%",
        "96171.6",
    ]


def test_hidden_rows_columns_and_sheets_are_left_out() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("指标", "旧", "数量"), ("申请总数", 99, 12), ("草稿", 98, 97), ("答复数", 96, 9)):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    other = book.create_sheet("旧表")
    other.append(("指标", "数量"))
    other.append(("申请总数", 95))
    other.sheet_state = "hidden"
    assert list(read_values(saved(book)).values()) == ["12", "9"]


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY d "&b;&b;&b;">]><a>&d;</a>'


@pytest.mark.parametrize(
    ("content", "part"), [(to_docx(), "word/document.xml"), (to_xlsx(), "xl/worksheets/sheet1.xml")]
)
def test_hostile_and_broken_packages(content: bytes, part: str) -> None:
    assert reason(content[: len(content) // 2]) == "damaged_file"
    assert reason(repacked(content, part, ENTITIES)) == "unsupported_format"
    assert reason(repacked(content, part, b"<w:document")) == "damaged_file"
    assert reason(repacked(content, part, b"<a>" + bytes(100_000_000))) == "too_large"


def test_a_workbook_with_a_cell_far_away_is_refused() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "指标"
    book.active["XFD1048576"] = 1
    assert reason(saved(book)) == "too_large"


def test_spans_beyond_the_table_cost_nothing() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("指标", "数量", "申请总数", "12"), strict=True):
        cell.text = text
    span = OxmlElement("w:gridSpan")
    span.set(qn("w:val"), "1000000000")
    table.cell(0, 1)._tc.get_or_add_tcPr().append(span)
    assert read_values(saved(document)) == {("", ("申请总数",), ("数量",)): "12"}


def test_older_word_files_say_what_they_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert.shutil, "which", lambda name: None)
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le") + bytes(500)
    assert reason(old) == "needs_office"
    assert reason(b"{\\rtf1 abc}") == "needs_office"


def test_protected_files_say_so() -> None:
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "EncryptedPackage".encode("utf-16-le") + bytes(99)
    )
    assert reason(locked) == "password_protected"


def test_captions_inside_a_sheet_stay_with_their_part() -> None:
    items = [REPORT[3], ARTICLE_20]
    assert read_values(to_xlsx(items)) == read_values(to_html(items))
