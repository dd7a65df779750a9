"""Binary Office files: workbook, document, or something else, by the streams they hold."""

from __future__ import annotations

from ingest.document import Document, Rejected
from ingest.readers.office.convert import read_office
from ingest.readers.office.sheets import read_workbook


def has_stream(content: bytes, name: str) -> bool:
    """Whether the directory of a compound file names a stream."""
    return (name.encode("utf-16-le") + b"\x00\x00") in content


def read_ole(content: bytes) -> Document:
    """Read a compound file (.doc, .wps, .xls, .et).

    Raises Rejected `password_protected`, `unsupported_format`, and what the readers of its kind raise.
    """
    if has_stream(content, "EncryptedPackage"):
        raise Rejected("password_protected", "Office 文件有密码 / the Office file is protected by a password")
    if has_stream(content, "WordDocument"):
        return read_office(content)
    if has_stream(content, "Workbook") or has_stream(content, "Book"):
        return read_workbook(content)
    if has_stream(content, "PowerPoint Document"):
        raise Rejected(
            "unsupported_format", "演示文稿（PPT），不支持 / a presentation (PPT) is not supported"
        )
    raise Rejected("unsupported_format", "不支持的 OLE 文件 / this kind of OLE file is not supported")
