"""Commands of the environment, run as a user runs them."""

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent


def command(database: Path, *arguments: object, folder: Path | None = None) -> tuple[int, str]:
    """Run a program of the environment on a database of its own; its exit status and what it printed."""
    paths = {
        "OGI_DATABASE": str(database),
        "DBT_TARGET_PATH": str(database.parent / "target"),
        "DBT_LOG_PATH": str(database.parent / "logs"),
    }
    program, *rest = arguments
    done = subprocess.run(
        [BIN / str(program), *map(str, rest)],
        env={**os.environ, **paths},
        cwd=folder or database.parent,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout
