"""ZIP packages of XML (.docx, .xlsx): what they are, and whether it is safe to unpack them."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from ingest.document import Rejected
from ingest.readers.limits import MAX_EXPANDED, MAX_RATIO, too_large

MAX_ENTRIES = 5000
SMALL_ENTRY = 1024 * 1024
HEAD = 4096
DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def damaged(kind: str) -> Rejected:
    """The rejection of a package that does not open."""
    return Rejected(
        "damaged_file",
        f"{kind} 文件不完整或已损坏，请重新下载 / the {kind} file is incomplete or damaged: download it again",
    )


def open_package(content: bytes) -> zipfile.ZipFile:
    """The package, after its directory has been checked.

    Raises Rejected `damaged_file`, `password_protected` or `too_large`.
    """
    try:
        package = zipfile.ZipFile(BytesIO(content))
        entries = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise damaged("ZIP") from None
    if len(entries) > MAX_ENTRIES:
        raise too_large(f"压缩包有 {len(entries)} 个条目 (entries)", MAX_ENTRIES)
    expanded = sum(entry.file_size for entry in entries)
    if expanded > MAX_EXPANDED:
        raise too_large(f"解压后 {expanded} 字节 (bytes unpacked)", MAX_EXPANDED)
    for entry in entries:
        if entry.flag_bits & 1:
            raise Rejected("password_protected", "压缩包有密码 / the archive is protected by a password")
        if entry.file_size > max(SMALL_ENTRY, MAX_RATIO * entry.compress_size):
            raise too_large(
                f"{entry.file_size} 字节由 {entry.compress_size} 字节解压 (bytes unpacked)", MAX_RATIO
            )
    return package


def package_kind(content: bytes) -> str:
    """`docx`, `xlsx`, `office` (for LibreOffice), `presentation` or `zip`; raises what `open_package` raises."""
    with open_package(content) as package:
        names = set(package.namelist())
        if "word/document.xml" in names or "word/document2.xml" in names:
            return "docx"
        if any(name.startswith("xl/workbook") for name in names):
            return "xlsx"
        if "ppt/presentation.xml" in names:
            return "presentation"
        if "mimetype" in names:
            mimetype = read_part(package, "mimetype")[:100]
            if b"opendocument.spreadsheet" in mimetype:
                return "xlsx"
            return (
                "office" if b"opendocument.text" in mimetype else mimetype.decode("ascii", "replace").strip()
            )
        return "zip"


def read_part(package: zipfile.ZipFile, name: str) -> bytes:
    """One part of a package.

    Raises Rejected `damaged_file`, or `unsupported_format` for XML that defines a document type.
    """
    try:
        data = package.read(name)
    except KeyError:
        raise damaged("Office") from None
    except Exception:
        raise damaged("Office") from None
    if name.endswith((".xml", ".rels")) and DOCTYPE.search(data[:HEAD]):
        raise Rejected(
            "unsupported_format", "XML 定义了实体，不予读取 / the XML defines entities, which is refused"
        )
    return data


def check_parts(content: bytes) -> None:
    """Raises Rejected where a part of the package is damaged or defines a document type."""
    with open_package(content) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                read_part(package, name)
