"""One small report with known values, and writers that put it into every format."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

import docx
import openpyxl
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from ingest.document import Document
from ingest.extract.table import extract_tables
from ingest.readers.open import read_document

FONT = "STSong-Light"


@dataclass(frozen=True)
class Span:
    """A cell over several rows and columns."""

    text: str
    rows: int = 1
    columns: int = 1


Row = Sequence[str | Span]
Item = str | Sequence[Row]

ARTICLE_20: Sequence[Row] = (
    (Span("第二十条第（一）项", 1, 4),),
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "1", "0", "11"),
    ("行政规范性文件", "8", "", "66"),
    (Span("第二十条第（五）项", 1, 4),),
    ("信息内容", Span("本年处理决定数量", 1, 3)),
    ("行政许可", Span("447228", 1, 3)),
)
MATRIX: Sequence[Row] = (
    (
        Span("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
        Span("申请人情况", 1, 7),
    ),
    (Span("自然人", 2), Span("法人或其他组织", 1, 5), Span("总计", 2)),
    ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
    (Span("一、本年新收政府信息公开申请数量", 1, 3), "31", "5", "0", "0", "6", "4", "46"),
    (Span("二、上年结转政府信息公开申请数量", 1, 3), "3", "0", "0", "0", "0", "0", "3"),
    (Span("三、本年度办理结果", 5), Span("（一）予以公开", 1, 2), "18", "2", "0", "0", "5", "3", "28"),
    (Span("（二）部分公开", 1, 2), "7", "1", "0", "0", "0", "0", "8"),
    (Span("（三）不予公开", 3), "1.属于国家秘密", "2", "0", "0", "0", "0", "0", "2"),
    ("2.其他法律行政法规禁止公开", "3", "1", "0", "0", "0", "0", "4"),
    ("3.危及“三安全一稳定”", "1", "0", "0", "0", "0", "0", "1"),
    (Span("四、结转下年度继续办理", 1, 3), "3", "1", "0", "0", "1", "1", "6"),
)
LIST: Sequence[Row] = (
    ("统计指标", "单位", "统计数"),
    ("申请总数", "件", "12"),
    ("其中：网上申请", "件", "9"),
    ("收取的费用", "万元", "1.5"),
)
REPORT: Sequence[Item] = (
    "某某市人民政府2023年政府信息公开工作年度报告",
    "一、总体情况",
    "2023年，全市共受理政府信息公开申请46件，均在法定期限内予以答复。",
    "二、主动公开政府信息情况",
    ARTICLE_20,
    "三、收到和处理政府信息公开申请情况",
    MATRIX,
    "四、其他情况",
    LIST,
)

Values = dict[tuple[str | None, tuple[str, ...], tuple[str, ...]], str]


def without_space(text: str) -> str:
    """The text without white space: layout breaks lines where it likes."""
    return "".join(text.split())


def values_of(document: Document) -> Values:
    """Raw values by section, row path and column path; rows that are not certain are left out."""
    return {
        (
            without_space(cell.section or ""),
            tuple(map(without_space, cell.row_path)),
            tuple(map(without_space, cell.column_path)),
        ): cell.cell.text
        for cell in extract_tables(document.blocks)
        if cell.row_status == "complete"
    }


def read_values(content: bytes) -> Values:
    """The values of a file."""
    return values_of(read_document(content))


def check_places(document: Document) -> None:
    """Every cell is exactly its slice of the plain text."""
    for table in document.tables():
        for cell in (cell for row in table.rows for cell in row):
            assert document.text[cell.start : cell.end] == cell.text
    for paragraph in document.paragraphs():
        assert document.text[paragraph.start : paragraph.end] == paragraph.text


def as_span(cell: str | Span) -> Span:
    """A cell with its spans."""
    return cell if isinstance(cell, Span) else Span(cell)


def html_table(rows: Sequence[Row]) -> str:
    """A table as markup."""
    lines = []
    for row in rows:
        cells = [as_span(cell) for cell in row]
        lines.append(
            "<tr>"
            + "".join(f'<td rowspan="{c.rows}" colspan="{c.columns}">{c.text}</td>' for c in cells)
            + "</tr>"
        )
    return "<table>" + "".join(lines) + "</table>"


def to_html(items: Sequence[Item] = REPORT) -> bytes:
    """The report as a web page."""
    body = "".join(f"<p>{item}</p>" if isinstance(item, str) else html_table(item) for item in items)
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def laid_out(rows: Sequence[Row]) -> tuple[list[list[str]], list[tuple[int, int, int, int]]]:
    """Texts over the full grid, '' under a merged cell, and the merged ranges (row, column, last row, last column)."""
    grid: dict[tuple[int, int], str] = {}
    merged = []
    for y, row in enumerate(rows):
        x = 0
        for cell in map(as_span, row):
            while (y, x) in grid:
                x += 1
            for below in range(cell.rows):
                for right in range(cell.columns):
                    grid[y + below, x + right] = ""
            grid[y, x] = cell.text
            if cell.rows > 1 or cell.columns > 1:
                merged.append((y, x, y + cell.rows - 1, x + cell.columns - 1))
            x += cell.columns
    width = max(x for _, x in grid) + 1
    return [[grid.get((y, x), "") for x in range(width)] for y in range(len(rows))], merged


def pdf_table(
    rows: Sequence[Row],
    width: float,
    repeat: int,
    ruled: bool,
    style: Sequence[tuple],
    shares: Sequence[float],
) -> Flowable:
    """A table as it is drawn; `shares` of the width for its columns, equal ones where there are none."""
    font = ParagraphStyle("cell", fontName=FONT, fontSize=8, leading=10, wordWrap="CJK")
    texts, merged = laid_out(rows)
    spans = [("SPAN", (x, y), (right, below)) for y, x, below, right in merged]
    rules = [("GRID", (0, 0), (-1, -1), 0.5, "#000000")] if ruled else []
    cells = [[Paragraph(text, font) for text in row] for row in texts]
    parts = shares or [1.0] * len(texts[0])
    widths = [width * part / sum(parts) for part in parts]
    return Table(cells, colWidths=widths, style=[*rules, *spans, *style], repeatRows=repeat, splitByRow=1)


def to_pdf(
    items: Sequence[Item] = REPORT,
    *,
    height: float = A4[1],
    repeat: int = 0,
    wide: bool = False,
    turned: int = 0,
    ruled: bool = True,
    style: Sequence[tuple] = (),
    shares: Sequence[float] = (),
) -> bytes:
    """The report as a PDF.

    height   of a page in points, to force page breaks
    repeat   header rows repeated on each page
    turned   degrees by which every page is turned for the reader
    style    further commands for the look of tables
    shares   of the width, for the columns of tables
    """
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    size = landscape(A4) if wide else (A4[0], height)
    font = ParagraphStyle("text", fontName=FONT, fontSize=12, leading=18, firstLineIndent=24, wordWrap="CJK")
    flow: list[Flowable] = []
    for item in items:
        if isinstance(item, str):
            flow.append(Paragraph(item, font))
        else:
            flow.append(pdf_table(item, size[0] - 144, repeat, ruled, style, shares))
    stream = BytesIO()
    template = SimpleDocTemplate(stream, pagesize=size)

    def number(canvas: object, document: object) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(size[0] / 2, 30, f"- {canvas.getPageNumber()} -")
        if turned:
            canvas.setPageRotation(turned)

    template.build(flow, onFirstPage=number, onLaterPages=number)
    return stream.getvalue()


def to_docx(items: Sequence[Item] = REPORT) -> bytes:
    """The report as a Word document."""
    document = docx.Document()
    for item in items:
        if isinstance(item, str):
            document.add_paragraph(item)
            continue
        texts, merged = laid_out(item)
        table = document.add_table(len(texts), len(texts[0]), style="Table Grid")
        for y, x, below, right in merged:
            table.cell(y, x).merge(table.cell(below, right))
        for y, row in enumerate(texts):
            for x, text in enumerate(row):
                if text:
                    table.cell(y, x).paragraphs[0].text = text
    document.add_paragraph("五、存在的主要问题及改进情况")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_value(text: str) -> str | int | float | None:
    """A text as the value a clerk types into a sheet."""
    if not text:
        return None
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text


def to_xlsx(items: Sequence[Item] = REPORT, *, sheets: bool = False, gap: int = 1) -> bytes:
    """The report as a workbook.

    sheets   whether each table has a sheet of its own
    gap      blank rows between tables
    """
    book = openpyxl.Workbook()
    sheet = book.active
    line = 1
    for item in items:
        if isinstance(item, str):
            sheet.cell(line, 1, item)
            line += 1
            continue
        texts, merged = laid_out(item)
        for y, row in enumerate(texts):
            for x, text in enumerate(row):
                sheet.cell(line + y, x + 1, as_value(text))
        for y, x, below, right in merged:
            sheet.merge_cells(
                start_row=line + y, start_column=x + 1, end_row=line + below, end_column=right + 1
            )
        line += len(texts) + gap
        if sheets:
            sheet = book.create_sheet()
            line = 1
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def to_csv(items: Sequence[Item] = REPORT, *, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """The report as separated text; merged cells are gone."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    for item in items:
        if isinstance(item, str):
            writer.writerow([item])
        else:
            writer.writerows(laid_out(item)[0])
    return stream.getvalue().encode(encoding)
