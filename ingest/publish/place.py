"""Where releases stand: a folder a version, `current` pointing to the newest, all of it read-only.

A release is written into a hidden folder beside the others, flushed to the disk and renamed; then `current` is replaced
in one step. A reader of an older release keeps it: nothing of it is touched. `current` is a symbolic link, or, on a
file system without them, a text file with the name of the folder.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.errors import CommandError

CURRENT = "current"
LOCK = ".publish.lock"
UNFINISHED = ".publishing-"
READ_ONLY_FILE = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH
READ_ONLY_FOLDER = READ_ONLY_FILE | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH


def current_release(root: Path) -> Path | None:
    """The folder of the newest release, None if there is none."""
    pointer = root / CURRENT
    if pointer.is_symlink() or pointer.is_dir():
        target = pointer.resolve()
    elif pointer.is_file():
        target = root / pointer.read_text(encoding="utf-8").strip()
    else:
        return None
    return target if target.is_dir() else None


def next_version(root: Path, today: date) -> str:
    """The day, with a number from the second release of that day on."""
    day, number = today.isoformat(), 1
    version = day
    while (root / version).exists():
        number += 1
        version = f"{day}.{number}"
    return version


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _seal(folder: Path) -> None:
    """Flush everything to the disk and take the right to write away, from the inside out."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.chmod(READ_ONLY_FOLDER if path.is_dir() else READ_ONLY_FILE)
        _flush(path)
    _flush(folder)


def _point(root: Path, version: str) -> None:
    new = root / f"{UNFINISHED}{CURRENT}"
    new.unlink(missing_ok=True)
    try:
        new.symlink_to(version, target_is_directory=True)
    except (OSError, NotImplementedError):
        new.write_text(version + "\n", encoding="utf-8")
        _flush(new)
    new.replace(root / CURRENT)
    _flush(root)


def remove(folder: Path) -> None:
    """Delete a folder whose files may be read-only."""
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(stat.S_IRWXU)
    shutil.rmtree(folder)


@contextmanager
def new_release(root: Path, version: str) -> Iterator[Path]:
    """A folder to write a release into; when the block ends well, the release stands and is current.

    The caller holds `publishing`.
    """
    folder = root / f"{UNFINISHED}{version}"
    folder.mkdir()
    try:
        yield folder
        _seal(folder)
        folder.rename(root / version)
    except BaseException:
        if folder.exists():
            remove(folder)
        raise
    (root / version).chmod(READ_ONLY_FOLDER)
    _flush(root)
    _point(root, version)


@contextmanager
def publishing(root: Path) -> Iterator[None]:
    """Keep other publishers out and clear away what a killed one left.

    Raises:
        CommandError: another process publishes there, or the folder cannot be written.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(root / LOCK)
        lock.acquire(timeout=0)
    except Timeout:
        raise CommandError(
            f"另一个进程正在向 {root} 发布，请稍后再试。\nAnother process is publishing to {root}: try again later."
        ) from None
    except OSError as error:
        raise CommandError(f"写不进 {root}：{error}\n{root} cannot be written: {error}") from None
    try:
        for left in root.glob(f"{UNFINISHED}*"):
            if left.is_dir() and not left.is_symlink():
                remove(left)
            else:
                left.unlink()
        yield
    finally:
        lock.release()
