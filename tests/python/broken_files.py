"""Files that are broken, locked, hostile or of another kind, each with the reason it must be refused for."""

from __future__ import annotations

import random
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from report_formats import REPORT, to_docx, to_html, to_pdf, to_xlsx
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "formats"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cccccccccc">'
    + b"".join(b'<!ENTITY b%d "%s">' % (n, b"&b%d;" % (n - 1) * 10 if n else b"&b;" * 10) for n in range(9))
    + b"]><a>&b8;</a>"
)
TITLE = str(REPORT[0])
Refused = tuple[str, bytes, str]
"""File name, content, reason code."""


def zipped(*files: tuple[str, bytes]) -> bytes:
    """A ZIP of these files."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return stream.getvalue()


def repacked(content: bytes, part: str, change: bytes) -> bytes:
    """A package with one part replaced or added."""
    with zipfile.ZipFile(BytesIO(content)) as old:
        kept = [(name, old.read(name)) for name in old.namelist() if name != part]
    return zipped(*kept, (part, change))


def locked(content: bytes) -> bytes:
    """A ZIP whose first entry says that it has a password."""
    changed = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[changed.index(signature) + offset] |= 1
    return bytes(changed)


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these numbered objects, the first of which is its catalog."""
    body = b"%PDF-1.5\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + table + trailer


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
BOX = b"/MediaBox [0 0 595 842]"


def stream_object(data: bytes, entries: bytes = b"") -> bytes:
    """A compressed stream."""
    packed = zlib.compress(data, 9)
    head = b"<< /Filter /FlateDecode /Length %d %s >>" % (len(packed), entries)
    return head + b"\nstream\n" + packed + b"\nendstream"


def drawn_pdf(text: str, encrypt: StandardEncryption | None = None) -> bytes:
    """A PDF of one page, with one line of text or only a drawing."""
    stream = BytesIO()
    canvas = Canvas(stream, encrypt=encrypt)
    if text:
        canvas.drawString(100, 700, text)
    canvas.rect(100, 100, 300, 300, fill=1)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def broken_pdfs() -> list[Refused]:
    """PDFs that are cut, locked, empty of text, or built to keep a reader busy for ever."""
    whole = to_pdf()
    one_page = b"<< /Type /Pages /Kids [%s] /Count %d >>"
    many = b" ".join(b"%d 0 R" % number for number in range(5, 1005))
    loop = b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>"
    page = b"<< /Type /Page /Parent 2 0 R %s /Contents 4 0 R >>" % BOX
    itself = (
        b"<< /Type /Page /Parent 2 0 R %s /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>" % BOX
    )
    form = stream_object(b"/F Do", b"/Type /XObject /Subtype /Form /Resources << /XObject << /F 5 0 R >> >>")
    in_stream = stream_object(b"4 0 ", b"/Type /ObjStm /N 1 /First 4 /Extends 4 0 R")
    return [
        ("cut in half.pdf", whole[: len(whole) // 2], "damaged_file"),
        ("cut at the start.pdf", whole[:200], "damaged_file"),
        ("only its mark.pdf", b"%PDF-1.7\n", "damaged_file"),
        ("noise behind the mark.pdf", b"%PDF-1.7\n" + random.Random(1).randbytes(5000), "damaged_file"),
        ("locked.pdf", drawn_pdf("text", StandardEncryption("secret")), "password_protected"),
        ("scanned.pdf", drawn_pdf(""), "needs_ocr"),
        ("page tree loops.pdf", pdf_of(CATALOG, loop, page, stream_object(b"")), "needs_ocr"),
        ("no page.pdf", pdf_of(CATALOG, one_page % (b"", 0)), "damaged_file"),
        ("form draws itself.pdf",
         pdf_of(CATALOG, one_page % (b"3 0 R", 1), itself, stream_object(b"/F Do"), form), "needs_ocr"),
        ("object stream in itself.pdf", pdf_of(CATALOG, one_page % (b"3 0 R", 1), page, in_stream), "needs_ocr"),
        ("a thousand pages.pdf",
         pdf_of(CATALOG, one_page % (many, 1000), page, stream_object(b""), *[page] * 1000), "too_large"),
        ("page that unpacks to 200 MB.pdf",
         pdf_of(CATALOG, one_page % (b"3 0 R", 1), page, stream_object(bytes(200_000_000))), "too_large"),
    ]  # fmt: skip


def broken_packages() -> list[Refused]:
    """Office files and archives that are cut, locked, or grow without end."""
    word, sheet = to_docx(), to_xlsx()
    both = zipped(("a.html", to_html()), ("b.docx", word))
    deep = zipped(("a.html", to_html()))
    for _ in range(6):
        deep = zipped(("inner.zip", deep))
    zeros = bytes(150_000_000)
    return [
        ("cut.docx", word[: len(word) // 2], "damaged_file"),
        ("cut.xlsx", sheet[: len(sheet) // 2], "damaged_file"),
        ("cut.zip", both[: len(both) * 4 // 5], "damaged_file"),
        ("cut.xls", (FIXTURES / "calc.xls").read_bytes()[:3000], "damaged_file"),
        ("broken part.docx", repacked(word, "word/document.xml", b"<w:document"), "damaged_file"),
        ("broken part.xlsx", repacked(sheet, "xl/worksheets/sheet1.xml", b"<worksheet><a"), "damaged_file"),
        ("no part.docx", zipped(("word/document.xml", b"<a/>")), "damaged_file"),
        ("entities.docx", repacked(word, "word/document.xml", ENTITIES), "unsupported_format"),
        ("entities.xlsx", repacked(sheet, "xl/sharedStrings.xml", ENTITIES), "unsupported_format"),
        ("entities in a footer.docx", repacked(word, "word/footer1.xml", ENTITIES), "unsupported_format"),
        ("bomb.docx", repacked(word, "word/document.xml", b"<a>" + zeros), "too_large"),
        ("bomb.xlsx", repacked(sheet, "xl/worksheets/sheet1.xml", b"<a>" + zeros), "too_large"),
        ("blank.docx", to_docx(["说明"]), "not_a_report"),
        ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(200), "password_protected"),
        ("empty.doc", OLE, "unsupported_format"),
        ("slides.ppt", OLE + "PowerPoint Document".encode("utf-16-le") + bytes(200), "unsupported_format"),
        ("slides.pptx", zipped(("ppt/presentation.xml", b"<a/>")), "unsupported_format"),
        ("binary.xlsb", zipped(("xl/workbook.bin", b"\0")), "unsupported_format"),
        ("table.ods", zipped(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")),
         "unsupported_format"),
        ("ratio bomb.zip", zipped(("a.txt", zeros)), "too_large"),
        ("deep bomb.zip", deep, "unsupported_format"),
        ("locked.zip", locked(zipped(("a.html", to_html()))), "password_protected"),
        ("empty.zip", zipped(), "empty_file"),
        ("climbing out.zip", zipped(("../../climbed.txt", b"root:x:0:0")), "not_a_report"),
        ("lies about its size.zip", lying(), "damaged_file"),
    ]  # fmt: skip


def lying() -> bytes:
    """A ZIP whose entry is larger than it says."""
    content = zipped(("a.txt", bytes(5_000_000)))
    return content.replace((5_000_000).to_bytes(4, "little"), (5_000).to_bytes(4, "little"))


def other_kinds() -> list[Refused]:
    """Pictures, programs and packages, under the names that links give them."""
    pictures = {
        "photo.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
        "scan.png": b"\x89PNG\r\n\x1a\n",
        "moving.gif": b"GIF89a",
        "fax.tif": b"II*\x00",
        "picture.webp": b"RIFF\x00\x01\x00\x00WEBPVP8 ",
        "drawn.bmp": b"BM\x00\x10\x00\x00\x00\x00\x00\x00",
        "phone.heic": b"\x00\x00\x00\x18ftypheic",
        "scan named as a page.html": b"\xff\xd8\xff\xe1",
    }
    others = {
        "program named as a page.html": b"MZ\x90\x00\x03\x00\x00\x00",
        "program.txt": b"\x7fELF\x02\x01\x01\x00",
        "report.rar": b"Rar!\x1a\x07\x00",
        "report.7z": b"7z\xbc\xaf\x27\x1c",
        "report.html.gz": b"\x1f\x8b\x08\x00",
        "report.bz2": b"BZh91AY",
        "data.sqlite": b"SQLite format 3\x00",
        "data.parquet": b"PAR1",
        "help.chm": b"ITSF\x03\x00\x00\x00",
        "film.mp4": b"\x00\x00\x00\x18ftypmp42",
        "speech.wav": b"RIFF\x00\x01\x00\x00WAVEfmt ",
        "font.woff": b"wOFF\x00\x01\x00\x00",
        "compiled.class": b"\xca\xfe\xba\xbe\x00\x00\x00\x34",
        "noise.bin": b"\x01\x02",
    }
    noise = random.Random(2).randbytes(3000)
    return [
        *((name, head + noise, "needs_ocr") for name, head in pictures.items()),
        *((name, head + noise, "unsupported_format") for name, head in others.items()),
        ("zeros.txt", bytes(4000), "unsupported_format"),
        ("drawing.svg", b'<?xml version="1.0"?><svg><text>' + TITLE.encode() + b"</text></svg>",
         "unsupported_format"),
        ("entities.svg", ENTITIES.replace(b"<a>", b"<svg>"), "unsupported_format"),
        ("feed.xml", b'<?xml version="1.0"?><rss><channel><title>' + TITLE.encode() + b"</title></channel></rss>",
         "unsupported_format"),
        ("old word.xml", b'<?xml version="1.0"?><w:wordDocument/>', "unsupported_format"),
    ]  # fmt: skip


def broken_texts() -> list[Refused]:
    """Texts and pages that hold nothing, cannot be decoded, or are far too large."""
    report = to_html()
    table = "<table>" + f"<tr>{'<td>1</td>' * 1000}</tr>" * 300 + "</table>"
    page = report.decode()
    return [
        ("empty.html", b"", "empty_file"),
        ("blank.txt", b" \r\n\t\n" * 50, "empty_file"),
        ("byte order mark alone.txt", b"\xef\xbb\xbf", "empty_file"),
        ("no text.html", b"<html><head><title>1</title></head><body><img src=a.png></body></html>", "no_text"),
        ("script alone.html", b"<html><body><div id=app></div><script>start()</script></body></html>", "no_text"),
        ("half of every character.html", page.encode("gb18030")[:-1].replace(b"\xb5", b"\xb5\xff"),
         "unreadable_encoding"),
        ("decoded with the wrong table.html", page.encode("gb18030").decode("utf-8", "replace").encode(),
         "unreadable_encoding"),
        ("koi8.txt", "Отчёт о работе правительства за год. ".encode("koi8-r") * 50, "unreadable_encoding"),
        ("too many cells.html", f"<h1>{TITLE}</h1>{table}".encode(), "too_large"),
        ("a million columns.html", f"<h1>{TITLE}</h1><table><tr>{'<td>1' * 1_000_000}</table>".encode(),
         "too_large"),
        ("a million columns.csv", (TITLE + "\n" + "1," * 1_000_000 + "\n" + "2," * 1_000_000).encode(),
         "too_large"),
        ("cells over all rows below.html",
         f"<h1>{TITLE}</h1><table>{'<tr><td rowspan=65534 colspan=1000>1<td>2' * 60_000}</table>".encode(),
         "too_large"),
        ("a million lines.txt", (TITLE + "\n1" * 1_000_000).encode(), "too_large"),
        ("half a million elements.html", f"<h1>{TITLE}</h1>{'<b>1' * 600_000}".encode(), "too_large"),
        ("saved page of many parts.mht",
         b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n" + b"--b\n\n" * 100_000, "too_large"),
        ("boxes in boxes.html", f"<h1>{TITLE}</h1>{'</div>' * 60_000}{'<div>' * 60_000}".encode(), "too_large"),
        ("fonts never closed.html",
         f"<h1>{TITLE}</h1>{''.join(f'<font size={n}>' for n in range(3000))}{'<p>1' * 3000}".encode(), "too_large"),
        ("forty megabytes.txt", TITLE.encode() + b"\n" + b"1 " * 20_000_000, "too_large"),
    ]  # fmt: skip


def broken_files() -> list[Refused]:
    """All of them."""
    return [*broken_pdfs(), *broken_packages(), *other_kinds(), *broken_texts()]
