"""The dbt sources YAML of the raw tables, generated from their declaration.

`python -m ingest.raw_sources` writes `models/staging/_sources.yml`; a test fails when the file is stale.
"""

from pathlib import Path
from typing import Any

import yaml

from ingest.raw_schema import SCHEMA, Column, RawTable
from ingest.raw_tables import RAW_TABLES

SOURCES_FILE = Path(__file__).resolve().parent.parent / "models" / "staging" / "_sources.yml"
"""Where dbt reads the sources from."""

HEADER = "# Generated from ingest/raw_tables.py by `python -m ingest.raw_sources`; edit the declaration, not this file.\n"


def _column(column: Column) -> dict[str, Any]:
    description = f"{column.zh}。{column.en}."
    if column.values:
        description += " " + " | ".join(column.values)
    return {"name": column.name, "description": description, "data_type": column.sql_type.replace('"', "")}


def _table(table: RawTable) -> dict[str, Any]:
    return {
        "name": table.name,
        "description": f"{table.zh}。{table.en}.",
        "columns": [_column(column) for column in table.columns],
    }


def sources_yaml() -> str:
    """The text of the sources file."""
    source = {
        "name": SCHEMA,
        "schema": SCHEMA,
        "description": "入库结果，照印不改，只由 ingest 写入。What was read, verbatim; only `ingest` writes here.",
        "tables": [_table(table) for table in RAW_TABLES],
    }
    body = yaml.safe_dump({"version": 2, "sources": [source]}, allow_unicode=True, sort_keys=False, width=110)
    return HEADER + body


if __name__ == "__main__":
    SOURCES_FILE.write_text(sources_yaml(), encoding="utf-8")
