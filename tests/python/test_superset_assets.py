"""A renamed column must be noticed here, not by a reader in front of an empty chart."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from superset_assets import (
    ASSETS,
    SCHEMA,
    caption_faults,
    chart_faults,
    dashboard_faults,
    dataset_faults,
    published,
    read,
)

EXPOSURES = ASSETS.parent / "models" / "reporting" / "exposures.yml"


@pytest.fixture(scope="module")
def models(samples_warehouse: Path) -> dict[str, set[str]]:
    """The columns of each reporting view as it was built, those that go out in a release."""
    with duckdb.connect(str(samples_warehouse), read_only=True) as connection:
        rows = connection.execute(
            "select table_name, column_name from information_schema.columns where table_schema = ?", [SCHEMA]
        ).fetchall()
    found: dict[str, set[str]] = {}
    for table, column in rows:
        if column in published():
            found.setdefault(table, set()).add(column)
    return found


def faults(folder: Path, models: dict[str, set[str]]) -> list[str]:
    return [
        *dataset_faults(folder, models),
        *chart_faults(folder),
        *dashboard_faults(folder),
        *caption_faults(folder),
    ]


def test_assets_fit_the_models(models: dict[str, set[str]]) -> None:
    assert faults(ASSETS, models) == []


def test_there_are_the_dashboards_people_ask_for() -> None:
    assert {"overview", "series", "profile", "requests", "disputes", "quality"} <= set(
        read(ASSETS, "dashboards")
    )


def change(path: Path, edit: Callable[[dict[str, Any]], None]) -> None:
    asset = yaml.safe_load(path.read_text(encoding="utf-8"))
    edit(asset)
    path.write_text(yaml.safe_dump(asset, allow_unicode=True), encoding="utf-8")


BROKEN: dict[str, tuple[str, Callable[[dict[str, Any]], None]]] = {
    "a model's column renamed": ("datasets/OGI_warehouse/rpt_series.yaml", lambda a: a["columns"].pop(0)),
    "SQL in a dataset": ("datasets/OGI_warehouse/rpt_series.yaml", lambda a: a.update(sql="select 1")),
    "a chart of a missing column": (
        "charts/series_requests.yaml",
        lambda a: a["params"].update(x_axis="jahr"),
    ),
    "a sum over bodies": (
        "charts/series_requests.yaml",
        lambda a: a["params"]["metrics"][0].update(aggregate="SUM"),
    ),
    "a chart taken away": ("charts/series_requests.yaml", lambda a: a.update(uuid="gone")),
    "a caption that is not the chart's": (
        "charts/series_requests.yaml",
        lambda a: a.update(description="Source: elsewhere."),
    ),
    "a filter of a missing column": (
        "dashboards/series.yaml",
        lambda a: a["metadata"]["native_filter_configuration"][0]["targets"][0]["column"].update(name="jahr"),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_drift_is_noticed(name: str, models: dict[str, set[str]], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ASSETS, tmp_path / "assets"))
    file, edit = BROKEN[name]
    change(folder / file, edit)
    assert faults(folder, models)


def test_every_dashboard_is_an_exposure() -> None:
    """dbt's lineage ends where people look."""
    exposures = yaml.safe_load(EXPOSURES.read_text(encoding="utf-8"))["exposures"]
    named = {exposure["name"] for exposure in exposures if exposure["type"] == "dashboard"}
    assert {f"dashboard_{name}" for name in read(ASSETS, "dashboards")} <= named
