"""From a file to its outcome, in this process or in several."""

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ingest.containers import MAX_FILE_BYTES, archive_files, is_archive
from ingest.document import ParsedReport, Rejected, SourceInfo
from ingest.errors import CommandError
from ingest.outcome import Outcome
from ingest.readers.limits import time_limit
from ingest.walk import readable_name

ParseFunction = Callable[[bytes, SourceInfo], ParsedReport]

BATCH_SIZE = 500
"""Files that one transaction loads."""

FILES_PER_TASK = 8
"""Files that a worker process takes at once."""

ALONE_BELOW = 100
"""With fewer files, starting worker processes costs more than it saves."""


@dataclass(frozen=True)
class Reader:
    """Reads one file, or the files of an archive: bytes, hash, parse. `known` are the reports that need no parsing."""

    parse: ParseFunction
    known: frozenset[str]

    def __call__(self, path: Path) -> list[Outcome]:
        """The outcomes of one file, of an archive those of its files; every fault of a file is a rejection."""
        source = SourceInfo(readable_name(path.name), readable_name(path))
        try:
            with path.open("rb") as file:
                if is_archive(file):
                    return list(self.inside(file, source))
                content = file.read(MAX_FILE_BYTES + 1)
        except OSError as error:
            message = f"文件打不开：{error.strerror} / the file cannot be opened: {error.strerror}"
            return [Outcome(source, 0, None, reason_code="reading_failed", message=message)]
        return [self.outcome(content, source)]

    def if_known(self, path: Path) -> list[Outcome] | None:
        """The outcome of a file whose report needs no parsing; None for every other file, and for archives."""
        try:
            content = path.read_bytes() if self.known and path.stat().st_size <= MAX_FILE_BYTES else None
        except OSError:
            return None
        if content is None or hashlib.sha256(content).hexdigest() not in self.known:
            return None
        return [self.outcome(content, SourceInfo(readable_name(path.name), readable_name(path)))]

    def inside(self, file: IO[bytes], source: SourceInfo) -> Iterator[Outcome]:
        """The outcomes of the files in an archive; one for the archive itself where it holds none."""
        empty = True
        for name, content in archive_files(file):
            empty = False
            inner = SourceInfo(f"{source.source_name}!/{name}", f"{source.source_uri}!/{name}")
            if isinstance(content, Rejected):
                yield Outcome(inner, 0, None, reason_code=content.reason_code, message=content.detail)
            else:
                yield self.outcome(content, inner)
        if empty:
            message = "压缩包里没有文件 / the archive holds no file"
            yield Outcome(source, 0, None, reason_code="empty_file", message=message)

    def outcome(self, content: bytes, source: SourceInfo) -> Outcome:
        """The outcome of the bytes of one report."""
        report_id = hashlib.sha256(content).hexdigest()
        if report_id in self.known:
            return Outcome(source, len(content), report_id)
        try:
            with time_limit():
                parsed = self.parse(content, source)
        except Rejected as rejected:
            code, message = rejected.reason_code, rejected.detail
        except Exception as error:
            code = "reading_failed"
            message = (
                f"程序出错，请连同文件反馈：{error!r} / a fault of the program, please report it: {error!r}"
            )
        else:
            return Outcome(source, len(content), report_id, parsed.rows(), parsed.metadata)
        return Outcome(source, len(content), report_id, reason_code=code, message=message)


_worker_reader: list[Reader] = []


def _set_up_worker(reader: Reader) -> None:
    _worker_reader[:] = [reader]


def _read_in_worker(path: Path) -> list[Outcome]:
    return _worker_reader[0](path)


def processes(jobs: int, files: int) -> int:
    """How many processes to use: `jobs`, or for 0 one for each core if there are files enough."""
    if jobs:
        return jobs
    return (os.cpu_count() or 1) if files >= ALONE_BELOW else 1


def joined(outcomes: Iterable[list[Outcome]]) -> list[Outcome]:
    """The outcomes of several files in one list."""
    return [outcome for found in outcomes for outcome in found]


def files_in(outcomes: list[Outcome]) -> int:
    """How many files of the disk the outcomes came from."""
    return len({outcome.source.source_uri.partition("!/")[0] for outcome in outcomes})


def read_ahead(reader: Reader, pool: ProcessPoolExecutor, batch: list[Path]) -> Iterator[list[Outcome]]:
    """Start reading a batch: known reports at once, the others in the pool; the outcomes in the batch's order."""
    settled = [reader.if_known(path) for path in batch]
    unread = [path for path, outcome in zip(batch, settled, strict=True) if outcome is None]
    read = pool.map(_read_in_worker, unread, chunksize=FILES_PER_TASK) if unread else iter(())
    return (outcome if outcome is not None else next(read) for outcome in settled)


def read_in_batches(reader: Reader, files: list[Path], jobs: int) -> Iterator[list[Outcome]]:
    """Outcomes in the order of the files, in batches; with several processes one batch is read ahead.

    Raises:
        CommandError: a worker process died.
    """
    batches = [files[start : start + BATCH_SIZE] for start in range(0, len(files), BATCH_SIZE)]
    if jobs == 1:
        yield from (joined(map(reader, batch)) for batch in batches)
        return
    context = multiprocessing.get_context("spawn")
    # The processes start with the first file that needs one.
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_set_up_worker, initargs=(reader,))
    try:
        ahead: list[Iterator[list[Outcome]]] = []
        for batch in batches:
            ahead.append(read_ahead(reader, pool, batch))
            if len(ahead) == 2:
                yield joined(ahead.pop(0))
        yield from map(joined, ahead)
    except BrokenProcessPool:
        raise CommandError(
            "一个读取进程意外终止（可能内存不足），请改用 --jobs 1。\n"
            "A reading process died (perhaps for want of memory): try --jobs 1."
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)
