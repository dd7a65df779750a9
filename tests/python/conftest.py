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
    "test_new_form.py",
    "test_publish.py",
    "test_agency.py",
    "test_agency_reports.py",
)
"""Files that take longest: begun first, so that no worker ends with one alone."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow files in front; files stay whole."""
    items.sort(key=lambda item: SLOW.index(item.path.name) if item.path.name in SLOW else len(SLOW))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The path of a database that does not exist yet, in a folder of its own."""
    folder = tmp_path / "db"
    folder.mkdir()
    return folder / "warehouse.duckdb"


def run(program: str, *arguments: str, paths: dict[str, str], folder: Path) -> str:
    """What a program of the environment printed; it must have ended well."""
    done = subprocess.run(
        [Path(sys.executable).with_name(program), *arguments],
        env={**os.environ, **paths},
        cwd=folder,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]
    return done.stdout


@pytest.fixture(scope="session")
def samples_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, built once for all tests of a run, in whatever process they run. Read it only.

    dbt's folder with its manifest and the compiled tests stands beside it.
    """
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
            built = run("ogi", "build", str(PROJECT / "samples"), paths=paths, folder=folder)
            (folder / "summary.txt").write_text(built, encoding="utf-8")
            run("dbt", "parse", paths=paths, folder=PROJECT)
            (folder / "building.duckdb").rename(database)
    return database


def copied(samples_warehouse: Path, folder: Path) -> Path:
    """A copy of the built samples and of dbt's folder beside it, under the name that the compiled tests read."""
    copy = Path(shutil.copy(samples_warehouse, folder / "building.duckdb"))
    shutil.copytree(samples_warehouse.parent / "target", folder / "target")
    return copy


@pytest.fixture
def samples_copy(samples_warehouse: Path, tmp_path: Path) -> Path:
    """The built samples, to change."""
    return copied(samples_warehouse, tmp_path)


@pytest.fixture(scope="module")
def guarded_samples(samples_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built samples, to break and to put right again, with the compiled tests beside them."""
    return copied(samples_warehouse, tmp_path_factory.mktemp("guarded"))
