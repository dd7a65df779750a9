"""Archives: every file in them is read or refused by itself, and nothing is written."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from report_formats import to_docx, to_html, to_xlsx

from ingest.containers import archive_files, is_archive
from ingest.document import ParsedReport, Rejected, SourceInfo
from ingest.outcome import Outcome
from ingest.reading import Reader, files_in
from ingest.run_ingest import installed_parser


def zipped(*files: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return stream.getvalue()


def listed(content: bytes) -> list[tuple[str, str]]:
    """Name, and the first bytes or the reason."""
    return [
        (name, inside.reason_code if isinstance(inside, Rejected) else inside[:8].decode("utf-8", "replace"))
        for name, inside in archive_files(BytesIO(content))
    ]


def read(path: Path) -> list[Outcome]:
    return Reader(installed_parser().parse, frozenset())(path)


def test_reports_in_every_format(tmp_path: Path) -> None:
    path = tmp_path / "reports.zip"
    path.write_bytes(
        zipped(
            ("甲/网页.html", to_html()),
            ("乙.docx", to_docx()),
            ("丙.xlsx", to_xlsx()),
            ("图.png", b"\x89PNG\r\n"),
        )
    )
    outcomes = read(path)
    assert [(o.source.source_name, o.reason_code) for o in outcomes] == [
        ("reports.zip!/甲/网页.html", None),
        ("reports.zip!/乙.docx", None),
        ("reports.zip!/丙.xlsx", None),
        ("reports.zip!/图.png", "needs_ocr"),
    ]
    assert outcomes[0].source.source_uri == f"{path}!/甲/网页.html"
    assert files_in(outcomes) == 1


def test_office_files_are_no_archives() -> None:
    assert not is_archive(BytesIO(to_docx()))
    assert not is_archive(BytesIO(to_xlsx()))
    assert not is_archive(BytesIO(b"PK\x03\x04 broken"))
    assert is_archive(BytesIO(zipped(("a.txt", b"a"))))


def test_an_archive_in_an_archive_and_none_deeper() -> None:
    inner = zipped(("a.txt", b"text"), ("deeper.zip", zipped(("b.txt", b"text"))))
    assert listed(zipped(("inner.zip", inner))) == [
        ("inner.zip!/a.txt", "text"),
        ("inner.zip!/deeper.zip", "PK\x03\x04\x14\x00\x00\x00"),
    ]


def test_names_that_climb_out_are_names_only(tmp_path: Path) -> None:
    path = tmp_path / "inner" / "bad.zip"
    path.parent.mkdir()
    path.write_bytes(
        zipped(("../../climbed.txt", b"text"), ("/absolute.txt", b"text"), ("C:\\x\\y.txt", b"text"))
    )
    names = [outcome.source.source_name for outcome in read(path)]
    assert names == ["bad.zip!/../../climbed.txt", "bad.zip!/absolute.txt", "bad.zip!/C:/x/y.txt"]
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["bad.zip"]


def test_names_in_old_encodings() -> None:
    content = zipped(("aaaa.txt", b"text")).replace(b"aaaa.txt", "报告".encode("gb18030") + b".txt")
    assert listed(content) == [("报告.txt", "text")]


def test_files_of_the_system_are_left_out() -> None:
    files = [("__MACOSX/._a.txt", b"x"), (".DS_Store", b"x"), ("a/Thumbs.db", b"x"), ("a/a.txt", b"text")]
    assert listed(zipped(*files)) == [("a/a.txt", "text")]


def test_a_bomb_is_refused_without_unpacking() -> None:
    assert listed(zipped(("bomb.txt", bytes(200_000_000)), ("a.txt", b"text"))) == [
        ("bomb.txt", "too_large"),
        ("a.txt", "text"),
    ]


def test_an_entry_that_lies_about_its_size_is_damaged() -> None:
    content = zipped(("a.txt", bytes(5_000_000)))
    lied = content.replace((5_000_000).to_bytes(4, "little"), (5_000).to_bytes(4, "little"))
    assert listed(lied) == [("a.txt", "damaged_file")]


def test_a_locked_entry_is_protected() -> None:
    content = bytearray(zipped(("a.txt", b"text")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    assert listed(bytes(content)) == [("a.txt", "password_protected")]


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.zip"
    path.write_bytes(zipped())
    assert [outcome.reason_code for outcome in read(path)] == ["empty_file"]


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    def parse(content: bytes, source: SourceInfo) -> ParsedReport:
        if content == b"crash":
            raise RuntimeError
        return ParsedReport({"title": source.source_name}, (), (), {})

    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("a", b"crash"), ("b", b"fine")))
    assert [outcome.reason_code for outcome in Reader(parse, frozenset())(path)] == ["reading_failed", None]


@pytest.mark.parametrize("cut", [0.3, 0.8])
def test_a_truncated_archive_is_damaged(tmp_path: Path, cut: float) -> None:
    content = zipped(("a.html", to_html()), ("b.docx", to_docx()))
    path = tmp_path / "cut.zip"
    path.write_bytes(content[: int(len(content) * cut)])
    assert [outcome.reason_code for outcome in read(path)] == ["damaged_file"]
