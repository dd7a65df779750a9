"""ZIP packages of XML (.docx, .xlsx): what they are, and whether it is safe to unpack them."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from ingest.document import Rejected
from ingest.readers.limits import MAX_EXPANDED, MAX_RATIO, check_elements, too_large

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


def directory(content: bytes) -> zipfile.ZipFile:
    """The package with nothing unpacked; raises Rejected `damaged_file`."""
    try:
        return zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise damaged("ZIP") from None


def is_bomb(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry grows far more than any report when it is unpacked."""
    return entry.file_size > max(SMALL_ENTRY, MAX_RATIO * entry.compress_size)


def open_package(content: bytes) -> zipfile.ZipFile:
    """The package, after its directory has been checked.

    Raises Rejected `damaged_file`, `password_protected` or `too_large`.
    """
    package = directory(content)
    entries = package.infolist()
    if len(entries) > MAX_ENTRIES:
        raise too_large(f"压缩包有 {len(entries)} 个条目 (entries)", MAX_ENTRIES)
    expanded = sum(entry.file_size for entry in entries)
    if expanded > MAX_EXPANDED:
        raise too_large(f"解压后 {expanded} 字节 (bytes unpacked)", MAX_EXPANDED)
    for entry in entries:
        if entry.flag_bits & 1:
            raise Rejected("password_protected", "文件有密码 / the file is protected by a password")
        if is_bomb(entry):
            seen = f"{entry.compress_size} 字节解压成 {entry.file_size} 字节 (bytes unpacked from so few)"
            raise too_large(seen, f"×{MAX_RATIO}")
    return package


def package_kind(package: zipfile.ZipFile) -> str:
    """`docx`, `xlsx`, `office` (for LibreOffice), `zip`, or the name of another kind."""
    names = set(package.namelist())
    if "word/document.xml" in names or "word/document2.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "XLSB"
    if "ppt/presentation.xml" in names:
        return "PPTX"
    if "mimetype" in names and package.getinfo("mimetype").file_size < HEAD:
        kind = read_part(package, "mimetype").decode("ascii", "replace").strip()
        return "office" if "opendocument.text" in kind else kind
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
    """Raises Rejected where a part of the package is damaged, defines a document type, or all hold too much."""
    opened = 0
    with open_package(content) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                part = read_part(package, name)
                opened += part.count(b"<") - part.count(b"</")
    check_elements(opened)
