"""What the Python tests share."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The path of a database that does not exist yet, in a folder of its own."""
    folder = tmp_path / "db"
    folder.mkdir()
    return folder / "warehouse.duckdb"
