"""The command `ogi`: one small module for each command."""

from ingest.cli import (
    build,
    check,
    coverage,
    evidence,
    export,
    forget,
    ingest,
    labels,
    publish,
    report,
    review,
    status,
    trace,
)
from ingest.cli.app import app, main

__all__ = [
    "app",
    "build",
    "check",
    "coverage",
    "evidence",
    "export",
    "forget",
    "ingest",
    "labels",
    "main",
    "publish",
    "report",
    "review",
    "status",
    "trace",
]
