"""Binary Office files: workbook, document, or something else, by the streams they hold."""

from __future__ import annotations

from ingest.document import Document, Rejected
from ingest.readers.office.convert import read_office
from ingest.readers.office.package import damaged
from ingest.readers.office.sheets import read_workbook

SECTOR_SHIFT, DIRECTORY = slice(30, 32), slice(48, 52)
"""Where the head of a compound file says how long a sector is (a power of two), and in which the directory begins."""


def has_stream(content: bytes, name: str) -> bool:
    """Whether the directory of a compound file names a stream."""
    return (name.encode("utf-16-le") + b"\x00\x00") in content


def lacks_directory(content: bytes) -> bool:
    """Whether the file ends before the directory its head points to: a download that broke off."""
    size = 1 << min(int.from_bytes(content[SECTOR_SHIFT], "little"), 16)
    return (int.from_bytes(content[DIRECTORY], "little") + 1) * size >= len(content)


def read_ole(content: bytes) -> Document:
    """Read a compound file (.doc, .wps, .xls, .et).

    Raises Rejected `password_protected`, `damaged_file`, `unsupported_format`, and what the readers of its kind raise.
    """
    if has_stream(content, "EncryptedPackage"):
        raise Rejected("password_protected", "Office 文件有密码 / the Office file is protected by a password")
    if lacks_directory(content):
        raise damaged("Office")
    if has_stream(content, "WordDocument"):
        return read_office(content)
    if has_stream(content, "Workbook") or has_stream(content, "Book"):
        return read_workbook(content)
    if has_stream(content, "PowerPoint Document"):
        raise Rejected(
            "unsupported_format", "演示文稿（PPT），不支持 / a presentation (PPT) is not supported"
        )
    raise Rejected("unsupported_format", "不支持的 OLE 文件 / this kind of OLE file is not supported")
