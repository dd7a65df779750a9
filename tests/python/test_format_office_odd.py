"""Word files and workbooks as clerks leave them: macros, formulas, odd number formats, tracked changes."""

import re
import zipfile
from datetime import datetime
from io import BytesIO

import docx
import openpyxl
from broken_files import repacked
from docx.oxml import OxmlElement
from report_formats import read_values, to_docx, to_xlsx

from ingest.readers.open import read_document


def saved(document: object) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_part_type(content: bytes, old: bytes, new: bytes) -> bytes:
    """The package with another type for its main part."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        types = package.read("[Content_Types].xml")
    assert old in types
    return repacked(content, "[Content_Types].xml", types.replace(old, new))


def test_files_with_macros_are_read() -> None:
    word = with_part_type(
        to_docx(),
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        b"vnd.ms-word.document.macroEnabled.main",
    )
    sheet = with_part_type(
        to_xlsx(),
        b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
        b"vnd.ms-excel.sheet.macroEnabled.main",
    )
    assert read_values(word) == read_values(to_docx())
    assert read_values(sheet) == read_values(to_xlsx())


def test_what_clerks_type_into_sheets() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    rows = [
        ("指标", "数量", None),
        ("数字存成文本", "12", "12"),
        ("文本带千分位", "1,234", "1,234"),
        ("带千分位格式", 1234, "1234"),
        ("日期不是数量", datetime(2023, 3, 15), "2023-03-15"),
        ("数字误作日期", 12, "1900-01-12"),
        ("以千为单位显示", 12345, "12345 [0!.0,]"),
        ("引号里的逗号", 12345, "12345"),
        ("没有算过的公式", "=1+2", ""),
        ("很大的数", 123456789012, "123456789012"),
        ("负数", -3, "-3"),
    ]
    for label, value, _ in rows:
        sheet.append((label, value))
    formats = {4: "#,##0", 6: "yyyy-mm-dd", 7: "0!.0,", 8: '0"," '}
    for row, code in formats.items():
        sheet.cell(row, 2).number_format = code
    assert {key[1][-1]: value for key, value in read_values(saved(book)).items()} == {
        label: shown for label, _, shown in rows[1:]
    }


def test_a_cached_value_of_a_formula_is_read() -> None:
    cells = (
        ("A1", ' t="inlineStr"><is><t>指标</t></is>'),
        ("B1", ' t="inlineStr"><is><t>数量</t></is>'),
        ("A2", ' t="inlineStr"><is><t>申请总数</t></is>'),
        ("B2", "><f>10+2</f><v>12</v>"),
    )
    first, second = (
        "".join(f'<c r="{at}"{rest}</c>' for at, rest in pair) for pair in (cells[:2], cells[2:])
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rows = f'<row r="1">{first}</row><row r="2">{second}</row>'
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    assert list(read_values(repacked(to_xlsx(["x"]), "xl/worksheets/sheet1.xml", sheet)).values()) == ["12"]


def test_deleted_rows_and_paragraphs_of_word_are_not_read() -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    for cell, text in zip(table._cells, ("指标", "数量", "申请总数", "12", "答复数", "9"), strict=True):
        cell.text = text
    table.rows[2]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:ins"))
    deleted = OxmlElement("w:del")
    paragraph = document.add_paragraph()
    deleted.append(paragraph.add_run("全年受理申请99件。")._r)
    paragraph._p.append(deleted)
    document.sections[0].header.paragraphs[0].text = "页眉 77"
    document.sections[0].footer.paragraphs[0].text = "第 3 页"
    read = read_document(saved(document))
    assert [[cell.text for cell in row] for row in read.tables()[0].rows] == [
        ["指标", "数量"],
        ["申请总数", "12"],
    ]
    assert not {"99", "77", "3"} & set(re.findall(r"\d+", read.text))
