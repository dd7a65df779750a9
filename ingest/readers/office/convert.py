"""Older Office files (.doc, .wps, .rtf, .odt): turned into a web page by LibreOffice, where it is installed."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from ingest.document import Document, Rejected
from ingest.readers.charset import decode_markup
from ingest.readers.html import read_markup
from ingest.readers.limits import MAX_EXPANDED, too_large

PROGRAMS = ("soffice", "libreoffice")
CONVERT_SECONDS = 50
INSTALL = "apt-get install --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui"
GENERATED = re.compile(r"<title>[^<]*</title>", re.IGNORECASE)


def read_office(content: bytes) -> Document:
    """Read a file through LibreOffice.

    Raises Rejected `needs_office` where LibreOffice is not installed, `damaged_file` where it cannot open the file,
    `too_large` where it takes too long, and what `ingest.readers.html.read_html` raises.
    """
    program = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    if program is None:
        raise Rejected(
            "needs_office",
            f"读取 .doc、.wps、.rtf、.odt 需要 LibreOffice（{INSTALL}），或另存为 .docx / "
            f"reading .doc, .wps, .rtf and .odt needs LibreOffice ({INSTALL}), or save the file as .docx",
        )
    with tempfile.TemporaryDirectory(prefix="ogi-office-") as folder:
        source = Path(folder, "report.doc")
        source.write_bytes(content)
        convert(program, source)
        page = Path(folder, "report.html")
        if not page.exists():
            raise Rejected(
                "damaged_file",
                "LibreOffice 打不开这个文件，可能已损坏或有密码 / "
                "LibreOffice cannot open the file: it may be damaged or protected by a password",
            )
        if page.stat().st_size > MAX_EXPANDED:
            raise too_large(f"转换后 {page.stat().st_size} 字节 (bytes after conversion)", MAX_EXPANDED)
        text, _ = decode_markup(page.read_bytes())
    return read_markup(GENERATED.sub("", text), "", "application/msword")


def convert(program: str, source: Path) -> None:
    """Write `source` as HTML beside it, with a profile of its own, so that several can run at a time.

    Raises Rejected `too_large` where it takes too long.
    """
    command = [
        program,
        "--headless",
        "--norestore",
        f"-env:UserInstallation={(source.parent / 'profile').as_uri()}",
        "--convert-to",
        "html:HTML (StarWriter)",
        "--outdir",
        str(source.parent),
        str(source),
    ]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(CONVERT_SECONDS)
    except subprocess.TimeoutExpired:
        raise too_large(
            f"LibreOffice 转换超过 {CONVERT_SECONDS} 秒 (conversion took too long)", f"{CONVERT_SECONDS} s"
        ) from None
    finally:
        if process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
