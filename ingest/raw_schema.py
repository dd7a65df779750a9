"""What a raw table is made of, and what follows from its declaration: DDL, polars and Arrow schemas.

The tables are declared once, in `ingest.raw_tables`; nothing else in the project repeats their columns.
"""

from dataclasses import dataclass
from typing import Any

import polars as pl
import pyarrow as pa
from duckdb import DuckDBPyConnection

from ingest.errors import CommandError
from ingest.project import check_database_name

SCHEMA = "raw"
"""The DuckDB schema that only `ingest` writes."""

_SIMPLE_TYPES: dict[type[pl.DataType], str] = {
    pl.String: "VARCHAR",
    pl.Int32: "INTEGER",
    pl.Int64: "BIGINT",
    pl.Float64: "DOUBLE",
    pl.Boolean: "BOOLEAN",
    pl.Date: "DATE",
    pl.Datetime: "TIMESTAMP",
}


class SchemaMismatchError(CommandError):
    """The database holds a raw table whose columns are not the ones this version declares."""


@dataclass(frozen=True)
class Column:
    """One column: its polars type, its meaning in Chinese and English, its closed list of values if any."""

    name: str
    dtype: pl.DataType
    zh: str
    en: str
    nullable: bool = False
    values: tuple[str, ...] = ()

    @property
    def sql_type(self) -> str:
        """The DuckDB type."""
        return sql_type(self.dtype)


@dataclass(frozen=True)
class RawTable:
    """One raw table. `key` names the column that identifies a row."""

    name: str
    zh: str
    en: str
    key: str
    columns: tuple[Column, ...]

    @property
    def full_name(self) -> str:
        """The name with its schema, as SQL writes it."""
        return f"{SCHEMA}.{self.name}"

    @property
    def column_names(self) -> tuple[str, ...]:
        """The column names in their order."""
        return tuple(column.name for column in self.columns)

    def ddl(self) -> str:
        """The statement that creates the table if it is missing."""
        lines = ",\n".join(
            f"  {quoted(c.name)} {c.sql_type}{'' if c.nullable else ' NOT NULL'}" for c in self.columns
        )
        return f"CREATE TABLE IF NOT EXISTS {self.full_name} (\n{lines}\n)"

    def polars_schema(self) -> dict[str, pl.DataType]:
        """The polars schema: column name to type."""
        return {column.name: column.dtype for column in self.columns}

    def arrow_schema(self) -> pa.Schema:
        """The Arrow schema with its nullability."""
        fields = pl.DataFrame(schema=self.polars_schema()).to_arrow().schema
        return pa.schema([f.with_nullable(c.nullable) for f, c in zip(fields, self.columns, strict=True)])

    def frame(self, rows: list[dict[str, Any]]) -> pl.DataFrame:
        """Rows of this table as a frame.

        Raises:
            ValueError: a row lacks a column, has an undeclared one, or holds NULL where none may stand.
        """
        names = set(self.column_names)
        for row in rows:
            if row.keys() != names:
                raise ValueError(f"{self.full_name}: columns differ: {sorted(names ^ row.keys())}")
        frame = pl.DataFrame(rows, schema=self.polars_schema(), orient="row")
        for column in self.columns:
            if not column.nullable and frame[column.name].null_count():
                raise ValueError(f"{self.full_name}.{column.name}: NULL where none may stand")
        return frame


def quoted(name: str) -> str:
    """An identifier in double quotes."""
    return f'"{name}"'


def sql_type(dtype: pl.DataType) -> str:
    """The DuckDB type of a polars type.

    Raises:
        TypeError: the type is not one that raw tables use.
    """
    if isinstance(dtype, pl.List):
        return f"{_inner_sql_type(dtype.inner)}[]"
    if isinstance(dtype, pl.Struct):
        fields = ", ".join(f"{quoted(f.name)} {_inner_sql_type(f.dtype)}" for f in dtype.fields)
        return f"STRUCT({fields})"
    try:
        return _SIMPLE_TYPES[type(dtype)]
    except KeyError:
        raise TypeError(f"no DuckDB type for {dtype}") from None


def _inner_sql_type(dtype: Any) -> str:
    return sql_type(dtype if isinstance(dtype, pl.DataType) else dtype())


def ensure_raw_tables(connection: DuckDBPyConnection) -> None:
    """Create the raw tables that are missing; write nothing when all stand.

    Raises:
        SchemaMismatchError: a table stands with other columns than the declared ones.
        CommandError: the database file is named like a schema.
    """
    from ingest.raw_tables import RAW_TABLES

    catalog = connection.execute("select current_database()").fetchone()
    check_database_name(str(catalog[0]) if catalog else "")
    present = _columns_present(connection)
    missing = [table for table in RAW_TABLES if table.name not in present]
    for table in RAW_TABLES:
        declared = [(c.name, c.sql_type.replace('"', "")) for c in table.columns]
        if table.name in present and present[table.name] != declared:
            raise SchemaMismatchError(
                f"{table.full_name} 的列与本版本不符，请换一个新的数据库文件重新入库。\n"
                f"The columns of {table.full_name} are not this version's: ingest into a new database file."
            )
    if missing:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        for table in missing:
            connection.execute(table.ddl())


def _columns_present(connection: DuckDBPyConnection) -> dict[str, list[tuple[str, str]]]:
    rows = connection.execute(
        """
        select table_name, column_name, data_type
        from duckdb_columns()
        where database_name = current_database() and schema_name = ?
        order by table_name, column_index
        """,
        [SCHEMA],
    ).fetchall()
    present: dict[str, list[tuple[str, str]]] = {}
    for table, column, data_type in rows:
        present.setdefault(table, []).append((column, data_type.replace('"', "")))
    return present
