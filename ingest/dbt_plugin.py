"""dbt-duckdb plugin: the parser's own normalisation as SQL functions, and empty raw tables on a new database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dbt.adapters.duckdb.plugins import BasePlugin
from duckdb import DuckDBPyConnection
from duckdb.func import FunctionNullHandling

from ingest.normalise.labels import label_core, label_key
from ingest.normalise.numbers import chinese_number, number_text
from ingest.raw_schema import ensure_raw_tables

FUNCTIONS: tuple[tuple[str, Callable[..., Any], str], ...] = (
    ("ogi_label_key", label_key, "VARCHAR"),
    ("ogi_label_core", label_core, "VARCHAR"),
    ("ogi_number_text", number_text, "VARCHAR"),
    ("ogi_chinese_number", chinese_number, "DECIMAL(20,4)"),
)


def register_functions(connection: DuckDBPyConnection) -> None:
    """Make the normalising functions callable in SQL on this connection's database."""
    for name, function, returns in FUNCTIONS:
        connection.create_function(
            name, function, ["VARCHAR"], returns, null_handling=FunctionNullHandling.SPECIAL
        )


class Plugin(BasePlugin):
    """Prepares each connection that dbt opens."""

    def initialize(self, config: dict[str, Any]) -> None:
        """Nothing to set up: the plugin takes no options."""

    def configure_connection(self, conn: DuckDBPyConnection) -> None:
        """Register the functions; create the raw tables where the database has none."""
        register_functions(conn)
        ensure_raw_tables(conn)
