"""dbt in a process of its own, imported while the build still reads and checks, started when its turn comes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from ingest.project import DATABASE_VARIABLE, DEFAULT_DATABASE, project_folder


def target_folder(database: Path) -> Path:
    """Where dbt keeps its manifest: `target/`, for a database of another name a folder of its own inside it.

    One folder a database keeps partial parsing fast and two builds apart.
    """
    named = os.environ.get("DBT_TARGET_PATH")
    if named:
        return Path(named).absolute()
    target = project_folder() / "target"
    if database == project_folder() / DEFAULT_DATABASE:
        return target
    return target / ("db_" + hashlib.md5(str(database).encode(), usedforsecurity=False).hexdigest()[:8])


def environment(database: Path) -> dict[str, str]:
    """The environment that makes dbt work from any folder."""
    project = str(project_folder())
    target = target_folder(database)
    return {
        **os.environ,
        DATABASE_VARIABLE: str(database),
        "DBT_PROJECT_DIR": project,
        "DBT_PROFILES_DIR": project,
        "DBT_TARGET_PATH": str(target),
        "DBT_LOG_PATH": os.environ.get("DBT_LOG_PATH", str(target / "logs")),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DBT_USE_COLORS": "false",
        "PYTHONUTF8": "1",
    }


class DbtProcess:
    """One dbt command, loading at once, running after `run`; use it in a `with` block."""

    def __init__(self, database: Path) -> None:
        target = target_folder(database)
        target.mkdir(parents=True, exist_ok=True)
        self.counts_file = target / "ogi_counts.json"
        self.counts_file.unlink(missing_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ingest.dbt_worker", str(self.counts_file)],
            stdin=subprocess.PIPE,
            env=environment(database),
            cwd=project_folder(),
            text=True,
        )

    def __enter__(self) -> DbtProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            if self.process.stdin and not self.process.stdin.closed:
                self.process.stdin.close()
            self.process.terminate()
            self.process.wait()

    def run(self, arguments: Sequence[str]) -> int:
        """Let dbt begin with these arguments and wait for it; its exit status."""
        self.process.communicate(json.dumps(list(arguments)) + "\n")
        return self.process.returncode

    def outcomes(self) -> Counter[str]:
        """How many nodes ended how (success, pass, warn, fail, error, skipped); empty if dbt did not get so far."""
        try:
            return Counter(json.loads(self.counts_file.read_text(encoding="ascii")))
        except (OSError, ValueError):
            return Counter()
