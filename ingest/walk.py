"""Which files a command's paths stand for."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.errors import CommandError
from ingest.lock import holder_file, lock_file


def own_files(database: Path) -> set[Path]:
    """The files that belong to the database and are no reports."""
    wal = database.with_name(database.name + ".wal")
    return {path.resolve() for path in (database, wal, lock_file(database), holder_file(database))}


def _inside(folder: Path) -> Iterator[Path]:
    """The files of a folder and its subfolders in order of name; hidden ones are left out."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(files) if not name.startswith("."))


def files_to_read(paths: Iterable[Path], leave_out: set[Path]) -> list[Path]:
    """The files the paths stand for, resolved, each once; a file that is named itself is read even if hidden.

    Raises:
        CommandError: a path does not exist, or no file is left to read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(inner.resolve() for inner in _inside(path)))
        elif path.exists():
            found[path.resolve()] = None
        else:
            raise CommandError(f"没有这个文件或文件夹：{path}\nThere is no such file or folder: {path}")
    files = [path for path in found if path not in leave_out]
    if not files:
        raise CommandError("没有可读的文件。\nThere is no file to read.")
    return files


def readable_name(path: Path | str) -> str:
    """A path as text; names whose bytes are not UTF-8 (unpacked from old archives) are taken for GB18030."""
    content = os.fsencode(path)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")
