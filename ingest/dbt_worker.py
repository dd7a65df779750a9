"""The process that runs dbt: loads it at once, runs it when told to, says what went wrong and how the nodes ended.

`python -m ingest.dbt_worker COUNTS_FILE` waits for a line of arguments (a JSON list) on standard input; its end without
one means that the build stopped before dbt.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

QUIET = ("--log-level", "none", "--log-level-file", "none", "--no-write-json")
"""dbt formats every event for its own logs, a fifth of the time of a build; here only faults are formatted."""

SHOWN_LEVELS = ("warn", "error")


def show(event: Any) -> None:
    """Print an event that a person should see."""
    if event.info.level in SHOWN_LEVELS and event.info.msg.strip():
        print(event.info.msg, flush=True)


def main() -> None:
    """Load dbt, wait, run, write the counts, end with dbt's own status."""
    from dbt.cli.main import dbtRunner

    runner = dbtRunner(callbacks=[show])
    line = sys.stdin.readline()
    if not line:
        return
    outcome = runner.invoke([*QUIET, *json.loads(line)])
    if outcome.exception:
        print(outcome.exception, flush=True)
    nodes = getattr(outcome.result, "results", [])
    counts = Counter(str(node.status) for node in nodes if node.node.resource_type != "exposure")
    Path(sys.argv[1]).write_text(json.dumps(counts), encoding="ascii")
    sys.exit(0 if outcome.success else 2 if outcome.exception else 1)


if __name__ == "__main__":
    main()
