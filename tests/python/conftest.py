"""What the Python tests share."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

sys.path.insert(0, str(Path(__file__).parent))

PROJECT = Path(__file__).parents[2]


SLOW = (
    "test_build.py",
    "test_incremental_star.py",
    "test_build_state.py",
    "test_star_alarms.py",
    "test_agency.py",
    "test_docs.py",
)
"""Files that take minutes: begun first, so that no worker ends with one alone."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow files in front; files stay whole."""
    items.sort(key=lambda item: SLOW.index(item.path.name) if item.path.name in SLOW else len(SLOW))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The path of a database that does not exist yet, in a folder of its own."""
    folder = tmp_path / "db"
    folder.mkdir()
    return folder / "warehouse.duckdb"


@pytest.fixture(scope="session")
def samples_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, built once for all tests of a run, in whatever process they run. Read it only."""
    shared = tmp_path_factory.getbasetemp()
    folder = (shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared) / "samples_warehouse"
    with FileLock(f"{folder}.lock"):
        database = folder / "samples.duckdb"
        if not database.exists():
            folder.mkdir()
            paths = {
                "OGI_DATABASE": str(folder / "building.duckdb"),
                "DBT_TARGET_PATH": str(folder / "target"),
                "DBT_LOG_PATH": str(folder / "logs"),
            }
            ogi = str(Path(sys.executable).with_name("ogi"))
            done = subprocess.run(
                [ogi, "build", str(PROJECT / "samples")],
                env={**os.environ, **paths},
                cwd=folder,
                text=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
            (folder / "summary.txt").write_text(done.stdout, encoding="utf-8")
            assert done.returncode == 0, done.stdout[-4000:]
            (folder / "building.duckdb").rename(database)
    return database


@pytest.fixture
def samples_copy(samples_warehouse: Path, tmp_path: Path) -> Path:
    """The built samples, to change."""
    copy = Path(shutil.copy(samples_warehouse, tmp_path / "building.duckdb"))
    target = samples_warehouse.parent / "target"
    if target.exists():
        shutil.copytree(target, tmp_path / "target")
    return copy
