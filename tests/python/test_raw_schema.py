"""The raw tables: one declaration, and everything that follows from it agrees."""

import duckdb
import pytest

from ingest.errors import CommandError
from ingest.project import RESERVED_NAMES, WAREHOUSE_SCHEMAS
from ingest.raw_schema import SchemaMismatchError, ensure_raw_tables
from ingest.raw_sources import SOURCES_FILE, sources_yaml
from ingest.raw_tables import RAW_TABLES, TABLE_CELL


def test_sources_file_is_up_to_date():
    assert SOURCES_FILE.read_text(encoding="utf-8") == sources_yaml()


def test_tables_are_created_once_and_take_their_own_frames():
    with duckdb.connect() as connection:
        ensure_raw_tables(connection)
        ensure_raw_tables(connection)
        for table in RAW_TABLES:
            empty = table.frame([]).to_arrow()
            connection.register("empty", empty)
            connection.execute(f"insert into {table.full_name} by name select * from empty")
            assert connection.table(table.full_name).columns == list(table.column_names)
            assert empty.schema.names == table.arrow_schema().names


def test_not_null_is_enforced_by_the_database():
    with duckdb.connect() as connection:
        ensure_raw_tables(connection)
        with pytest.raises(duckdb.ConstraintException):
            connection.execute("insert into raw.rejection (rejection_id) values ('x')")


def test_database_of_another_version_is_refused():
    with duckdb.connect() as connection:
        ensure_raw_tables(connection)
        connection.execute("alter table raw.table_cell drop column unit")
        with pytest.raises(SchemaMismatchError, match=r"raw\.table_cell"):
            ensure_raw_tables(connection)


def test_database_named_like_a_schema_is_refused_by_dbt_as_well(tmp_path):
    with (
        duckdb.connect(str(tmp_path / "marts.duckdb")) as connection,
        pytest.raises(CommandError, match="marts"),
    ):
        ensure_raw_tables(connection)


def test_undeclared_column_is_refused():
    with pytest.raises(ValueError, match="surprise"):
        TABLE_CELL.frame([dict.fromkeys([*TABLE_CELL.column_names, "surprise"])])


def test_every_column_is_described_in_both_languages():
    for table in RAW_TABLES:
        assert table.key in table.column_names
        for column in table.columns:
            assert not column.zh.isascii()
            assert column.en.strip()


def test_schemas_of_the_models_are_reserved_names():
    import yaml

    from ingest.project import project_folder

    project = yaml.safe_load((project_folder() / "dbt_project.yml").read_text(encoding="utf-8"))
    used = {f["+schema"] for f in project["models"]["ogi"].values() if isinstance(f, dict)}
    assert used | {project["seeds"]["ogi"]["+schema"], "raw"} == set(WAREHOUSE_SCHEMAS)
    assert set(WAREHOUSE_SCHEMAS) < RESERVED_NAMES
