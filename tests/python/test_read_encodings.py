"""A report is read in whatever encoding a site serves, and what is no text is refused with its reason."""

import codecs

import pytest

from ingest.document import Rejected
from ingest.readers.decode import decode

PAGE = "兰溪市人民政府2016年政府信息公开工作年度报告\r\n全年主动公开政府信息4253条，收到申请37件。\n" * 4
TRADITIONAL = "盤錦市2013年度政府信息公開工作報告\n全市主動公開信息6421條，收到申請37件。\n" * 4


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_simplified_page(encoding: str) -> None:
    assert decode(PAGE.encode(encoding))[0] == PAGE


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16"])
def test_traditional_page(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding))[0] == TRADITIONAL


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_file"),
        (b" \n\t ", "empty_file"),
        (b"%PDF-1.7 ...", "unsupported_format"),
        (b"PK\x03\x04rest of an archive", "unsupported_format"),
        (b"\x89PNG\r\n\x1a\n", "unsupported_format"),
        (bytes(range(256)) * 40, "unsupported_format"),
        (b"<html><body><table></table></body></html>", "unsupported_format"),
        (b"\x81\xff\x20" * 50, "unreadable_encoding"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(Rejected) as refusal:
        decode(content)
    assert refusal.value.reason_code == reason
    assert refusal.value.detail


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(codecs.BOM_UTF8 + PAGE.encode())[0][0] == "兰"
