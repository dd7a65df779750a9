"""PDFs that are pictures in part: the pages without text are named, the text that OCR made is marked as such."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import duckdb
import pytest
from PIL import Image
from report_formats import FONT, LIST
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest.document import ParsedReport, Rejected, SourceInfo
from ingest.parse import parse_report, parser_version
from ingest.run_ingest import Parser, ingest

WIDTH, HEIGHT = 595.0, 842.0
INVISIBLE = 3
TITLE = "某某市人民政府2023年政府信息公开工作年度报告"
SENTENCE = "2023年，全市共受理政府信息公开申请46件，均在法定期限内予以答复。"
SCAN = ImageReader(Image.new("L", (200, 280), 245))

Draw = Callable[[Canvas], None]


def pdf(*pages: Draw) -> bytes:
    """A file of drawn pages."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT))
    for draw in pages:
        canvas.setFont(FONT, 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def words(canvas: Canvas, mode: int = 0) -> None:
    """Title, sentence and a table, as a layer in some rendering mode."""
    lines = [(80, TITLE), (80, SENTENCE), (80, "四、其他情况")]
    for row, (x, text) in enumerate(lines):
        canvas.drawString(x, 760 - 20 * row, text, mode=mode)
    for row, cells in enumerate(LIST):
        for column, text in enumerate(cells):
            canvas.drawString(80 + 150 * column, 690 - 20 * row, text, mode=mode)


def picture(canvas: Canvas) -> None:
    """A scanned page."""
    canvas.drawImage(SCAN, 0, 0, WIDTH, HEIGHT)


def in_strips(canvas: Canvas) -> None:
    """A scanned page as some devices store it."""
    for strip in range(10):
        canvas.drawImage(SCAN, 0, strip * HEIGHT / 10, WIDTH, HEIGHT / 10)


def letterhead(canvas: Canvas) -> None:
    """Text that everybody sees, on a printed background."""
    picture(canvas)
    words(canvas)


def layer_over(canvas: Canvas) -> None:
    """What OCR makes of a scan: text in no colour over the picture."""
    picture(canvas)
    words(canvas, INVISIBLE)


def layer_under(canvas: Canvas) -> None:
    """The other way: text painted first, the picture over it."""
    words(canvas)
    picture(canvas)


def parsed(*pages: Draw) -> ParsedReport:
    """The parse of a file."""
    return parse_report(pdf(*pages), SourceInfo("a.pdf", "/a.pdf"))


@pytest.mark.parametrize("scan", [picture, in_strips])
def test_pages_that_are_pictures_are_named_and_the_rest_is_read(scan: Draw) -> None:
    report = parsed(scan, words, scan)
    assert [row["raw_text"] for row in report.table_cells] == ["12", "9", "1.5"]
    assert {row["reading"] for row in report.table_cells} == {"text"}
    (part,) = report.rows()["rejection"]
    assert (part["part"], part["reason_code"]) == ("pages 1, 3", "needs_ocr")


def test_the_unread_pages_are_listed_beside_the_report(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(words, picture))
    database = tmp_path / "w.duckdb"
    ingest(database, [tmp_path / "a.pdf"], parser=Parser(parse_report, parser_version()), manifest=None)
    with duckdb.connect(str(database)) as connection:
        rows = connection.execute(
            "select part, reason_code, report_id is not null from raw.rejection"
        ).fetchall()
        assert rows == [("pages 2", "needs_ocr", True)]
        assert connection.execute("select count(*) from raw.table_cell").fetchall() == [(3,)]


def test_many_pictures_beside_one_page_of_text() -> None:
    assert len(parsed(*[picture] * 12, words).table_cells) == 3


def test_where_the_text_is_no_report_the_pictures_may_be_one() -> None:
    def cover(canvas: Canvas) -> None:
        canvas.drawString(
            80, 700, "本文件由办公室印制，未经许可不得翻印，如有疑问请与值班人员联系。" + "甲" * 20
        )

    with pytest.raises(Rejected) as caught:
        parsed(cover, picture)
    assert caught.value.reason_code == "needs_ocr"


@pytest.mark.parametrize("draw", [layer_over, layer_under])
def test_what_ocr_read_is_marked(draw: Draw) -> None:
    report = parsed(draw)
    assert {(row["raw_text"], row["reading"]) for row in report.table_cells} == {
        ("12", "ocr"),
        ("9", "ocr"),
        ("1.5", "ocr"),
    }
    assert {row["excluded_reason"] for row in report.prose_values if row["raw_value"] == "46"} == {
        "read_by_ocr"
    }
    assert report.unread == ()


def test_text_on_a_background_is_text() -> None:
    assert {row["reading"] for row in parsed(letterhead).table_cells} == {"text"}


def test_only_the_recognised_page_is_marked() -> None:
    def more(canvas: Canvas) -> None:
        canvas.drawString(80, 760, "五、存在的主要问题及改进情况")
        canvas.drawString(80, 740, "2023年，主动公开政府信息1234条，比上年有所增加。")

    report = parsed(layer_over, more)
    assert {row["reading"] for row in report.table_cells} == {"ocr"}
    assert {row["excluded_reason"] for row in report.prose_values if row["raw_value"] == "1234"} == {None}
