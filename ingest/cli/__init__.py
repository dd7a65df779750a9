"""The command `ogi`: one small module for each command."""

from ingest.cli import forget, ingest
from ingest.cli.app import app, main

__all__ = ["app", "forget", "ingest", "main"]
