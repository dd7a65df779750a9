"""The Frictionless description of a release: files, schemas, units, licence, checksums."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ingest.publish.copy import DATABASE, PARQUET
from ingest.publish.tables import Column, Table
from ingest.seeds import SEEDS_FOLDER, read_rows

DESCRIPTOR = "datapackage.json"
LICENCES = "quality/release_licence.csv"
CHUNK = 1 << 20

TYPES = {
    "VARCHAR": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "DECIMAL": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}
"""DuckDB's types and those of the Table Schema; a list is an array."""


def field_type(data_type: str) -> str:
    """The Table Schema type of a DuckDB type; raises KeyError for one that no public table uses."""
    return "array" if data_type.endswith("[]") else TYPES[re.sub(r"\(.*", "", data_type)]


def checksum(path: Path) -> dict[str, Any]:
    """Size in bytes and SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            digest.update(chunk)
    return {"bytes": path.stat().st_size, "hash": f"sha256:{digest.hexdigest()}"}


def _field(column: Column, is_key: bool) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": field_type(column.data_type),
        "description": column.description,
    }
    if column.unit:
        described["unit"] = column.unit
    if column.required or is_key:
        described["constraints"] = {"required": True}
    return described


def _schema(table: Table, resources: dict[str, str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, column.name in table.primary_key) for column in table.columns]
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": [key.column], "reference": {"resource": resources[key.table], "fields": [key.field]}}
            for key in table.foreign_keys
        ]
    return schema


def resource_name(table: Table) -> str:
    """The name of a table's resource, in the letters that the standard allows."""
    return table.full_name.lower()


def descriptor(
    folder: Path, tables: Iterable[Table], counts: dict[str, int], about: dict[str, Any]
) -> dict[str, Any]:
    """The content of `datapackage.json` for the files in the folder; `about` holds what names the release."""
    listed = list(tables)
    names = {table.name: resource_name(table) for table in listed}
    resources: list[dict[str, Any]] = [
        {
            "name": "database",
            "path": DATABASE,
            "description": "全部公开表的 DuckDB 数据库。All public tables as one DuckDB database.",
            "format": "duckdb",
            "mediatype": "application/vnd.duckdb",
            **checksum(folder / DATABASE),
        }
    ]
    for table in listed:
        path = f"{PARQUET}/{table.full_name}.parquet"
        resources.append(
            {
                "name": names[table.name],
                "path": path,
                "description": table.description,
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "rows": counts[table.full_name],
                **checksum(folder / path),
                "schema": _schema(table, names),
            }
        )
    licences = [
        {key: row[key] for key in ("name", "path", "title")} for row in read_rows(SEEDS_FOLDER / LICENCES)
    ]
    return {**about, "licenses": licences, "resources": resources}
