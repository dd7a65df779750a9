"""Time and peak memory of a step, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Measure:
    """Wall-clock seconds, peak resident memory of the process in MiB, what it printed."""

    seconds: float
    mebibytes: float
    output: str


def run(arguments: list[str], environment: dict[str, str]) -> Measure:
    """Run a command to its end; raises RuntimeError with its output where it fails."""
    start = time.monotonic()
    process = subprocess.Popen(
        arguments,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **environment},
    )
    output = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}:\n{output[-3000:]}")
    return Measure(time.monotonic() - start, usage.ru_maxrss / 1024, output)


def ogi(*arguments: str, database: Path) -> Measure:
    """Run an `ogi` command against a database, with dbt's files beside it."""
    folder = database.parent
    environment = {
        "OGI_DATABASE": str(database),
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_LOG_PATH": str(folder / "logs"),
    }
    return run([str(Path(sys.executable).with_name("ogi")), *arguments], environment)


def python(code: str, *arguments: str) -> Measure:
    """Run Python code in a process of its own."""
    return run([sys.executable, "-c", code, *arguments], {})
