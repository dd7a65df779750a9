"""Archives: the files in a ZIP, one by one, without writing any of them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from ingest.document import Rejected
from ingest.readers.limits import too_large
from ingest.readers.office.package import damaged, is_bomb, package_kind

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
MAX_DEPTH = 2
"""An archive in an archive is opened; one inside that is not."""

MAX_FILES = 20_000
MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_TOTAL_BYTES = 8 * 1024**3
"""Bytes that all files of one archive may unpack to; one file is in memory at a time."""

UTF8_NAME = 0x800
ENCRYPTED = 0x1

Entry = tuple[str, bytes | Rejected]
"""Name inside the archive, and the bytes or why there are none."""


@dataclass
class Used:
    """What has been unpacked so far."""

    files: int = 0
    size: int = 0


def is_archive(file: IO[bytes]) -> bool:
    """Whether a file is a ZIP of files, and no Office document; the position is put back to the beginning."""
    head = file.read(4)
    file.seek(0)
    if head not in SIGNATURES:
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            return package_kind(archive) == "zip"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, Rejected):
        return False
    finally:
        file.seek(0)


def archive_files(file: IO[bytes], depth: int = 1, used: Used | None = None) -> Iterator[Entry]:
    """The files of an archive and of the archives in it, in the order of its directory.

    Names are those of the archive (`inner.zip!/page.html` in an archive inside), whatever they point to: nothing is
    written. Files of the system (hidden ones, those macOS adds) are left out. What exceeds a limit, has a password or
    is damaged comes with its rejection in place of the bytes.
    """
    used = used or Used()
    with zipfile.ZipFile(file) as archive:
        for entry in archive.infolist():
            name = entry_name(entry)
            if entry.is_dir() or is_system(name):
                continue
            if used.files >= MAX_FILES or used.size + entry.file_size > MAX_TOTAL_BYTES:
                yield (
                    name,
                    too_large("压缩包里的文件过多 (too many or too large files in the archive)", MAX_FILES),
                )
                return
            used.files += 1
            used.size += entry.file_size
            content = unpacked(archive, entry)
            if isinstance(content, bytes) and depth < MAX_DEPTH and is_archive(BytesIO(content)):
                for inner, inside in archive_files(BytesIO(content), depth + 1, used):
                    yield f"{name}!/{inner}", inside
            else:
                yield name, content


def unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | Rejected:
    """The bytes of one entry, or why they are not read."""
    if entry.flag_bits & ENCRYPTED:
        return Rejected("password_protected", "压缩包有密码 / the archive is protected by a password")
    if entry.file_size > MAX_FILE_BYTES or is_bomb(entry):
        seen = f"{entry.compress_size} 字节解压成 {entry.file_size} 字节 (bytes unpacked from so few)"
        return too_large(seen, f"{MAX_FILE_BYTES} bytes")
    try:
        return archive.read(entry)
    except NotImplementedError:
        return Rejected("unsupported_format", "不支持的压缩方法 / this way of packing is not supported")
    except Exception:
        return damaged("ZIP")


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry as its author wrote it: in UTF-8 where the entry or its bytes say so, else in GB18030."""
    name = entry.filename
    if not entry.flag_bits & UTF8_NAME:
        raw = name.encode("cp437", "replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("gb18030", "replace")
    return name.replace("\\", "/").lstrip("/") or "?"


def is_system(name: str) -> bool:
    """Whether a file is one that systems add: hidden, or macOS's second file."""
    parts = name.split("/")
    return parts[-1].startswith(".") or parts[0] == "__MACOSX" or parts[-1] == "Thumbs.db"
