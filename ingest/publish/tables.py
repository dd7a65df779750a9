"""The public tables: which of their columns may go out, and what the models' YAML says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from duckdb import DuckDBPyConnection

from ingest.project import project_folder
from ingest.seeds import SEEDS_FOLDER, read_rows

PUBLIC_SCHEMAS = ("marts", "reporting")
TABLES, COLUMNS = "quality/release_table.csv", "quality/release_column.csv"
WITHHELD = "withheld"
REFERENCE = re.compile(r"ref\('(\w+)'\)")

PRESENT = """
    select schema_name, table_name, column_name, data_type from duckdb_columns()
    where database_name = current_database() and schema_name in ('marts', 'reporting')
    order by schema_name, table_name, column_index
"""


@dataclass(frozen=True)
class Column:
    """A column that goes out.

    content    how: plain, number, text (masked) or printed (masked unless it is a mapped figure)
    unit       unit of a number, or the column that holds it; '' for none
    required   whether it never holds NULL
    """

    name: str
    data_type: str
    content: str
    unit: str
    description: str
    required: bool


@dataclass(frozen=True)
class ForeignKey:
    """A column whose values stand in a column of another public table."""

    column: str
    table: str
    field: str


@dataclass(frozen=True)
class Table:
    """A table that goes out, with the columns of it that do."""

    schema: str
    name: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def full_name(self) -> str:
        """The name with its schema, as SQL writes it."""
        return f"{self.schema}.{self.name}"


@dataclass(frozen=True)
class Public:
    """What goes out, and the columns that stay behind because no list names them."""

    tables: tuple[Table, ...]
    unlisted: tuple[str, ...]


def _models(schema: str) -> dict[str, dict[str, Any]]:
    files = sorted((project_folder() / "models" / schema).glob("*.yml"))
    found = [
        model
        for file in files
        for model in yaml.safe_load(file.read_text(encoding="utf-8")).get("models", [])
    ]
    return {model["name"]: model for model in found}


def _one_line(text: object) -> str:
    return " ".join(str(text or "").split())


def _tests(described: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The arguments of the tests of this name on a model or a column."""
    found = []
    for test in described.get("data_tests", []):
        if isinstance(test, str):
            test = {test: {}}
        if name in test:
            found.append((test[name] or {}).get("arguments", {}))
    return found


def _is_required(described: dict[str, Any]) -> bool:
    return {"type": "not_null"} in described.get("constraints", []) or bool(_tests(described, "not_null"))


def _primary_key(model: dict[str, Any]) -> tuple[str, ...]:
    """The first column that is unique and never NULL, else the columns that are unique together."""
    for column in model.get("columns", []):
        if _tests(column, "unique") and _is_required(column):
            return (str(column["name"]),)
    together = _tests(model, "unique_together")
    return tuple(together[0]["columns"]) if together else ()


def _foreign_keys(model: dict[str, Any]) -> tuple[ForeignKey, ...]:
    keys = []
    for column in model.get("columns", []):
        for arguments in _tests(column, "relationships"):
            target = REFERENCE.search(str(arguments["to"]))
            if target:
                keys.append(ForeignKey(column["name"], target.group(1), arguments["field"]))
    return tuple(keys)


def _table(
    schema: str, name: str, present: list[tuple[str, str]], model: dict[str, Any], rules: dict[str, Any]
) -> Table:
    described = {column["name"]: column for column in model.get("columns", [])}
    columns = tuple(
        Column(
            name=column,
            data_type=data_type,
            content=rules[column]["content"],
            unit=rules[column]["unit"] or "",
            description=_one_line(described.get(column, {}).get("description")),
            required=_is_required(described.get(column, {})),
        )
        for column, data_type in present
        if column in rules and rules[column]["content"] != WITHHELD
    )
    return Table(
        schema, name, _one_line(model.get("description")), columns, _primary_key(model), _foreign_keys(model)
    )


def _kept_keys(tables: list[Table]) -> tuple[Table, ...]:
    """The tables with only those foreign keys whose both ends go out."""
    fields = {(table.name, column.name) for table in tables for column in table.columns}
    return tuple(
        Table(
            table.schema,
            table.name,
            table.description,
            table.columns,
            table.primary_key,
            tuple(
                key
                for key in table.foreign_keys
                if {(table.name, key.column), (key.table, key.field)} <= fields
            ),
        )
        for table in tables
    )


def public_tables(connection: DuckDBPyConnection, seeds: Path = SEEDS_FOLDER) -> Public:
    """The tables and columns of this warehouse that may go out, by the lists in the seeds."""
    listed = {(row["table_schema"], row["table_name"]) for row in read_rows(seeds / TABLES)}
    rules: dict[str, Any] = {row["column_name"]: row for row in read_rows(seeds / COLUMNS)}
    present: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for schema, table, column, data_type in connection.execute(PRESENT).fetchall():
        present.setdefault((schema, table), []).append((column, data_type))
    models = {(schema, name): model for schema in PUBLIC_SCHEMAS for name, model in _models(schema).items()}
    tables = [
        _table(schema, name, columns, models.get((schema, name), {}), rules)
        for (schema, name), columns in present.items()
        if (schema, name) in listed
    ]
    unlisted = tuple(
        f"{schema}.{name}.{column}"
        for (schema, name), columns in present.items()
        for column, _ in columns
        if (schema, name) not in listed or column not in rules
    )
    return Public(_kept_keys(tables), unlisted)
