"""One writer at a time: a lock file beside the database, and a note that says who holds it."""

import json
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from ingest.errors import CommandError

POLL_SECONDS = 0.2
"""How often a waiting command looks again."""


def lock_file(database: Path) -> Path:
    """The file whose lock stands for the database."""
    return database.with_name(database.name + ".lock")


def holder_file(database: Path) -> Path:
    """The note about who holds the lock; a file of its own, because taking the lock empties the lock file."""
    return database.with_name(database.name + ".holder")


def describe_holder(database: Path) -> str:
    """Who holds the lock, as far as the note says."""
    try:
        note = json.loads(holder_file(database).read_text(encoding="utf-8"))
        return f"{note['command']} (pid {note['pid']}, {note['host']}, {note['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "另一个进程 / another process"


def _write_note(database: Path) -> None:
    note = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "command": " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])[:200],
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    holder_file(database).write_text(json.dumps(note), encoding="ascii")


def busy(database: Path, holder: str) -> CommandError:
    """The message of a command that did not get the database."""
    return CommandError(
        f"数据库 {database} 正被占用：{holder}。请稍后再试，或用 --wait 多等一会儿。\n"
        f"The database {database} is in use by {holder}. Try again later, or wait longer with --wait."
    )


@contextmanager
def exclusive(database: Path, wait: float, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the database for writing while the block runs.

    `wait` is in seconds; `say` receives one message when the lock is taken and the wait begins.

    Raises:
        CommandError: another process still holds the lock when the time is up.
    """
    lock = FileLock(lock_file(database))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        holder = describe_holder(database)
        if wait > 0:
            say(f"等待 {holder} 结束，最多 {wait:g} 秒。\nWaiting for {holder}, at most {wait:g} seconds.")
        try:
            lock.acquire(timeout=max(wait, 0), poll_interval=POLL_SECONDS)
        except Timeout:
            raise busy(database, describe_holder(database)) from None
    try:
        _write_note(database)
        yield
    finally:
        holder_file(database).unlink(missing_ok=True)
        lock.release()


def connect(database: Path, wait: float = 0, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Open the database, waiting for a process that does not know our lock (dbt, a notebook, Superset).

    Raises:
        CommandError: the file is still locked after `wait` seconds, or is no DuckDB database.
    """
    deadline = time.monotonic() + wait
    while True:
        try:
            return duckdb.connect(str(database), read_only=read_only)
        except duckdb.IOException as error:
            if "lock" not in str(error).lower():
                raise CommandError(
                    f"打不开数据库 {database}：{error}\nThe database {database} cannot be opened: {error}"
                ) from None
            if time.monotonic() >= deadline:
                raise busy(database, describe_holder(database)) from None
            time.sleep(POLL_SECONDS)
