"""PDF pages drawn by hand: what layout programs do that would change a number if nobody looked."""

from collections.abc import Callable
from io import BytesIO

import pytest
from report_formats import FONT, read_values, to_pdf
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Rejected
from ingest.readers.open import read_document
from ingest.readers.pdf.seam import sew
from ingest.readers.spans import Printed

WIDTH, HEIGHT = 595.0, 842.0
HEADING = "四、其他情况"
ROWS = (("指标", "上年", "本年"), ("申请总数", "11", "12"), ("答复数", "8", "9"))
VALUES = {
    (HEADING, ("申请总数",), ("上年",)): "11",
    (HEADING, ("申请总数",), ("本年",)): "12",
    (HEADING, ("答复数",), ("上年",)): "8",
    (HEADING, ("答复数",), ("本年",)): "9",
}
FILLER = "为了使页面上有足够的文字，这里写上一句与数字无关的话，说明本表的来源和口径都按照统一的要求。"


def drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """One page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), **options)
    canvas.setFont(FONT, 10)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def table(
    canvas: Canvas,
    rows: tuple[tuple[str, ...], ...] = ROWS,
    write: Callable[[Canvas, float, float, str], None] = Canvas.drawString,
    frame: bool = True,
) -> None:
    """A heading, a ruled table with cells of 100 by 20 points, and a sentence."""
    canvas.drawString(80, 760, HEADING)
    canvas.drawString(80, 500, FILLER)
    for row in range(len(rows) + 1):
        canvas.line(80, 740 - 20 * row, 380, 740 - 20 * row)
    for column in range(0 if frame else 1, 4 if frame else 3):
        canvas.line(80 + 100 * column, 740, 80 + 100 * column, 740 - 20 * len(rows))
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            write(canvas, 85 + 100 * x, 726 - 20 * y, text)


def test_a_plain_table() -> None:
    assert read_values(drawn(table)) == VALUES


@pytest.mark.parametrize(
    ("upper", "lower", "read"),
    [
        (("申请总数", "71", "12"), ("", "630", ""), {"上年": "71\n630", "本年": "12"}),
        (("3.危及“三安全", "11", "12"), ("一稳定”", "", ""), {"上年": "11", "本年": "12"}),
        (("申请总数", "11", ""), ("", "", "12"), {"上年": "11", "本年": "12"}),
    ],
    ids=["number", "label", "blank"],
)
def test_a_row_that_goes_on_after_the_page_break(
    upper: tuple[str, ...], lower: tuple[str, ...], read: dict[str, str]
) -> None:
    def cells(canvas: Canvas, top: float, rows: list[tuple[str, ...]]) -> None:
        for row in range(len(rows) + 1):
            canvas.line(80, top - 20 * row, 380, top - 20 * row)
        for column in range(4):
            canvas.line(80 + 100 * column, top, 80 + 100 * column, top - 20 * len(rows))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                canvas.drawString(85 + 100 * x, top - 14 - 20 * y, text)

    def pages(canvas: Canvas) -> None:
        canvas.drawString(80, 700, FILLER)
        cells(canvas, 100, [ROWS[0], ROWS[2], upper])
        canvas.showPage()
        canvas.setFont(FONT, 10)
        cells(canvas, 800, [lower])

    found = read_values(drawn(pages))
    printed = {columns[-1]: value for (_, labels, columns), value in found.items() if labels != ("答复数",)}
    assert printed == read


@pytest.mark.parametrize(
    ("group", "rest", "whole"),
    [
        ("予公\n开", "密", True),
        ("", "密", True),
        ("予公\n开", "密件", False),
        ("予公\n开", "2.其他法律行政法规禁止公开", False),
        ("（四）无法提供", "密", False),
    ],
)
def test_labels_side_by_side_that_go_on_after_the_page_break(group: str, rest: str, whole: bool) -> None:
    above = [Printed(text) for text in ("（三\n）不", "1.属\n于国\n家秘", "3", "4")]
    below = [Printed(text) for text in (group, rest, "", "")]
    rows = sew([above], [below])
    assert len(rows) == (1 if whole else 2)
    if whole:
        assert ["".join(cell.text.split()) for cell in rows[0]][1:] == ["1.属于国家秘密", "3", "4"]


def test_bold_by_printing_twice() -> None:
    def bold(canvas: Canvas, x: float, y: float, text: str) -> None:
        canvas.drawString(x, y, text)
        canvas.drawString(x + 0.3, y, text)

    assert read_values(drawn(lambda canvas: table(canvas, write=bold))) == VALUES


def test_a_raised_digit_is_no_digit_of_the_number() -> None:
    def footnote(canvas: Canvas, x: float, y: float, text: str) -> None:
        canvas.drawString(x, y, text)
        if text == "12":
            canvas.setFont(FONT, 6)
            canvas.drawString(x + 10, y + 3, "1")
            canvas.setFont(FONT, 10)

    found = read_values(drawn(lambda canvas: table(canvas, write=footnote)))
    assert found[HEADING, ("申请总数",), ("本年",)] == "12 1"


def test_a_number_that_runs_over_the_border_has_no_column() -> None:
    rows = (ROWS[0], ("申请总数", "1" * 30, ""), ROWS[2])
    found = read_values(drawn(lambda canvas: table(canvas, rows)))
    assert {columns for (_, labels, columns), value in found.items() if value == "1" * 30} == {()}
    assert found[HEADING, ("答复数",), ("本年",)] == "9"


def test_a_table_without_its_outer_borders() -> None:
    assert read_values(drawn(lambda canvas: table(canvas, frame=False))) == VALUES


def test_shaded_boxes_are_no_table() -> None:
    def boxes(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.9, 0.9, 0.9)
        for number in range(4):
            canvas.rect(80 + 60 * number, 480, 60, 40, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(80, 500, FILLER)

    assert read_document(drawn(boxes)).tables() == []


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_drawn_on_its_side(angle: int) -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(angle)
        canvas.translate(-HEIGHT / 2 + 100, -HEIGHT / 2)
        table(canvas)

    assert read_values(drawn(sideways)) == VALUES


def test_a_label_that_stands_upright_beside_its_rows() -> None:
    def upright(canvas: Canvas) -> None:
        table(canvas, (ROWS[0], ("", "11", "12"), ("", "8", "9")))
        for number, character in enumerate("申请"):
            canvas.drawString(85, 710 - 13 * number, character)
        canvas.setFont(FONT, 10)

    cells = [cell.text for row in read_document(drawn(upright)).tables()[0].rows for cell in row]
    assert "11" in cells
    assert "申" in cells


def test_a_locked_file_is_protected() -> None:
    locked = drawn(table, encrypt=StandardEncryption("secret", canPrint=0))
    with pytest.raises(Rejected) as caught:
        read_document(locked)
    assert caught.value.reason_code == "password_protected"


def test_a_file_locked_against_changes_only_is_read() -> None:
    def text(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(80, 700, "requests received and answered in the year 2023: 12")

    document = read_document(drawn(text, encrypt=StandardEncryption("", "owner")))
    assert document.text == "requests received and answered in the year 2023: 12\n"


def looping(kids: str, contents: str, resources: str) -> bytes:
    """A PDF of objects that refer to each other."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count 1/Kids[{kids}]>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R/Resources<<{resources}>>>>",
        f"<</Length {len(contents)}>>stream\n{contents}\nendstream",
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>"
        "stream\n/X Do /X Do\nendstream",
    ]
    body = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj{content}endobj\n"
    table_start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    body += "".join(f"{place:010d} 00000 n \n" for place in places)
    return (body + f"trailer<</Root 1 0 R/Size 6>>\nstartxref\n{table_start}\n%%EOF").encode()


@pytest.mark.parametrize(
    "content",
    [
        looping("2 0 R 3 0 R 2 0 R", "BT ET", ""),
        looping("3 0 R", "/X Do", "/XObject<</X 5 0 R>>"),
        looping("3 0 R", "q " * 100_000, ""),
        to_pdf()[:-40] + b"startxref\n99999999\n%%EOF",
    ],
    ids=["page tree", "form in itself", "stack", "no table of objects"],
)
def test_loops_end(content: bytes) -> None:
    assert reason_of(content) in (None, "damaged_file", "needs_ocr")


def reason_of(content: bytes) -> str | None:
    """Why a file is not read, None where it is."""
    try:
        read_document(content)
    except Rejected as rejected:
        return rejected.reason_code
    return None
