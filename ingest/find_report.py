"""Finding a report by what a person types: its id or the start of it, its file name, its path."""

import re
from pathlib import Path

from duckdb import DuckDBPyConnection

ID_START = re.compile(r"[0-9a-f]{6,64}")
"""An id or enough of its start."""


def _place(argument: str) -> str:
    path = Path(argument).expanduser()
    return str(path.resolve()) if path.exists() else argument


def find_reports(connection: DuckDBPyConnection, argument: str) -> list[str]:
    """Ids of the reports meant: by path if one has it, else by file name, else by id; empty if none."""
    for condition, value in (("source_uri = ?", _place(argument)), ("source_name = ?", argument)):
        found = connection.execute(
            f"select distinct report_id from raw.source_file where {condition} order by 1", [value]
        ).fetchall()
        if found:
            return [report for (report,) in found]
    if not ID_START.fullmatch(argument.lower()):
        return []
    found = connection.execute(
        "select report_id from raw.report where starts_with(report_id, ?) order by 1", [argument.lower()]
    ).fetchall()
    return [report for (report,) in found]


def find_rejected_places(connection: DuckDBPyConnection, argument: str) -> list[str]:
    """Places of the rejected files meant, by path, file name or the start of the id of their bytes."""
    by_id = argument.lower() if ID_START.fullmatch(argument.lower()) else None
    found = connection.execute(
        """
        select distinct source_uri from raw.rejection
        where source_uri = ? or source_name = ? or starts_with(report_id, ?)
        order by 1
        """,
        [_place(argument), argument, by_id],
    ).fetchall()
    return [place for (place,) in found]
