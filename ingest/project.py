"""Where the project and the database are."""

import os
from pathlib import Path

from ingest.errors import CommandError

DATABASE_VARIABLE = "OGI_DATABASE"
"""The environment variable that names the database file."""

DEFAULT_DATABASE = "warehouse.duckdb"

WAREHOUSE_SCHEMAS = ("raw", "seeds", "staging", "intermediate", "marts", "reporting", "ops")
DUCKDB_NAMES = ("main", "temp", "system", "information_schema", "pg_catalog")
RESERVED_NAMES = frozenset(WAREHOUSE_SCHEMAS + DUCKDB_NAMES)
"""Schema names. DuckDB names the catalog after the file, and `marts.x` would then have two meanings."""


def project_folder() -> Path:
    """The folder that holds dbt_project.yml: the one the package is installed from."""
    return Path(__file__).resolve().parent.parent


def check_database_name(stem: str) -> None:
    """Refuse a file name that SQL would confuse with a schema.

    Raises:
        CommandError: the name is that of a schema or holds a dot.
    """
    if stem.lower() in RESERVED_NAMES:
        raise CommandError(
            f"数据库文件不能叫“{stem}”：与库内模式同名，SQL 无法区分。请改名。\n"
            f"A database file may not be called '{stem}': a schema has that name and SQL could not tell them "
            "apart. Choose another name."
        )
    if "." in stem or not stem:
        raise CommandError(
            f"数据库文件名除扩展名外不能含点：“{stem}”。\n"
            f"The name of a database file may hold no dot besides its extension: '{stem}'."
        )


def database_path(option: Path | None = None) -> Path:
    """The database file, absolute: the option, else OGI_DATABASE, else warehouse.duckdb in the project folder.

    Raises:
        CommandError: the name cannot be used, or its folder does not exist.
    """
    named = os.environ.get(DATABASE_VARIABLE)
    path = option or (Path(named) if named else project_folder() / DEFAULT_DATABASE)
    path = path.expanduser().absolute()
    check_database_name(path.stem)
    if not path.parent.is_dir():
        raise CommandError(f"没有这个文件夹：{path.parent}\nThere is no such folder: {path.parent}")
    if path.is_dir():
        raise CommandError(f"这是文件夹，不是数据库：{path}\nThis is a folder, not a database: {path}")
    return path


def existing_database(option: Path | None = None) -> Path:
    """The database file, which must exist.

    Raises:
        CommandError: there is none yet, or its name cannot be used.
    """
    path = database_path(option)
    if not path.is_file():
        raise CommandError(
            f"还没有数据库 {path}，请先运行 ogi build 文件夹。\n"
            f"There is no database {path} yet: run `ogi build FOLDER`."
        )
    return path
