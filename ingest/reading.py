"""From a file to its outcome, in this process or in several."""

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from ingest.document import ParsedReport, Rejected, SourceInfo
from ingest.errors import CommandError
from ingest.outcome import Outcome
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
    """Reads one file: bytes, hash, parse. `known` are the reports that need no parsing."""

    parse: ParseFunction
    known: frozenset[str]

    def __call__(self, path: Path) -> Outcome:
        """The outcome of one file; every fault of the file is a rejection."""
        source = SourceInfo(readable_name(path.name), readable_name(path))
        try:
            content = path.read_bytes()
        except OSError as error:
            message = f"文件打不开：{error.strerror} / the file cannot be opened: {error.strerror}"
            return Outcome(source, 0, None, reason_code="reading_failed", message=message)
        report_id = hashlib.sha256(content).hexdigest()
        if report_id in self.known:
            return Outcome(source, len(content), report_id)
        try:
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


def _read_in_worker(path: Path) -> Outcome:
    return _worker_reader[0](path)


def processes(jobs: int, files: int) -> int:
    """How many processes to use: `jobs`, or for 0 one for each core if there are files enough."""
    if jobs:
        return jobs
    return (os.cpu_count() or 1) if files >= ALONE_BELOW else 1


def read_in_batches(reader: Reader, files: list[Path], jobs: int) -> Iterator[list[Outcome]]:
    """Outcomes in the order of the files, in batches; with several processes one batch is read ahead.

    Raises:
        CommandError: a worker process died.
    """
    batches = [files[start : start + BATCH_SIZE] for start in range(0, len(files), BATCH_SIZE)]
    if jobs == 1:
        yield from ([reader(path) for path in batch] for batch in batches)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_set_up_worker, initargs=(reader,))
    try:
        ahead: list[Iterator[Outcome]] = []
        for batch in batches:
            ahead.append(pool.map(_read_in_worker, batch, chunksize=FILES_PER_TASK))
            if len(ahead) == 2:
                yield list(ahead.pop(0))
        yield from map(list, ahead)
    except BrokenProcessPool:
        raise CommandError(
            "一个读取进程意外终止（可能内存不足），请改用 --jobs 1。\n"
            "A reading process died (perhaps for want of memory): try --jobs 1."
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)
