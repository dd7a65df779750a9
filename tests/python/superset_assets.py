"""What stands in the Superset assets, and where it no longer fits the reporting models."""

from pathlib import Path
from typing import Any

import yaml

from ingest.publish.tables import COLUMNS, WITHHELD
from ingest.seeds import SEEDS_FOLDER, read_rows

PROJECT = Path(__file__).parents[2]
ASSETS = PROJECT / "superset"
SCHEMA = "reporting"
COLUMN_FIELDS = ("x_axis", "groupby", "groupbyRows", "groupbyColumns", "all_columns")
COUNTING_VIEWS = ("rpt_overview",)
"""The views whose rows are counts, each thing counted in one row: the only ones a chart may sum."""
SINGLE_VALUE = ("MAX", "COUNT_DISTINCT")
"""What a chart may do with other numbers: show the one there is, or count different things."""


def read(folder: Path, kind: str) -> dict[str, dict[str, Any]]:
    """The assets of a kind by name."""
    found = sorted((folder / kind).rglob("*.yaml"))
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in found}


def published() -> set[str]:
    """The names of the columns that go out in a release, which is what Superset reads."""
    return {row["column_name"] for row in read_rows(SEEDS_FOLDER / COLUMNS) if row["content"] != WITHHELD}


def columns_of(chart: dict[str, Any]) -> set[str]:
    """The columns of its dataset that a chart names."""
    params = chart["params"]
    named: set[str] = set()
    for field in COLUMN_FIELDS:
        value = params.get(field) or []
        named.update([value] if isinstance(value, str) else value)
    named.update(metric["column"]["column_name"] for metric in metrics_of(chart))
    named.update(filter_["subject"] for filter_ in params["adhoc_filters"])
    return named


def metrics_of(chart: dict[str, Any]) -> list[dict[str, Any]]:
    """The metrics of a chart that aggregate a column."""
    params = chart["params"]
    metrics = [*(params.get("metrics") or []), params.get("metric")]
    return [metric for metric in metrics if isinstance(metric, dict)]


def dataset_faults(folder: Path, models: dict[str, set[str]]) -> list[str]:
    """Datasets that are not a reporting model, or whose columns are not the model's."""
    faults = []
    for name, dataset in read(folder, "datasets").items():
        if dataset["sql"] or dataset["schema"] != SCHEMA or dataset["table_name"] not in models:
            faults.append(f"{name}: not a reporting model")
            continue
        physical = {column["column_name"] for column in dataset["columns"] if not column["expression"]}
        faults += [f"{name}.{column}" for column in sorted(physical ^ models[dataset["table_name"]])]
    return faults


def chart_faults(folder: Path) -> list[str]:
    """Charts that name a column their dataset lacks, or sum what may not be summed."""
    datasets = {dataset["uuid"]: dataset for dataset in read(folder, "datasets").values()}
    faults = []
    for name, chart in read(folder, "charts").items():
        dataset = datasets[chart["dataset_uuid"]]
        known = {column["column_name"] for column in dataset["columns"]}
        faults += [f"{name}: {column}" for column in sorted(columns_of(chart) - known)]
        faults += [
            f"{name}: {metric['aggregate']} of {metric['column']['column_name']}"
            for metric in metrics_of(chart)
            if metric["aggregate"] not in SINGLE_VALUE and dataset["table_name"] not in COUNTING_VIEWS
        ]
    return faults


def dashboard_faults(folder: Path) -> list[str]:
    """Dashboards that show a chart or filter by a column that does not exist, and charts on no dashboard."""
    charts = {chart["uuid"]: name for name, chart in read(folder, "charts").items()}
    datasets = {dataset["uuid"]: dataset for dataset in read(folder, "datasets").values()}
    faults, shown = [], set()
    for name, dashboard in read(folder, "dashboards").items():
        items = [item for item in dashboard["position"].values() if isinstance(item, dict)]
        uuids = [item["meta"]["uuid"] for item in items if item["type"] == "CHART"]
        shown.update(uuids)
        faults += [f"{name}: no chart {uuid}" for uuid in uuids if uuid not in charts]
        for filter_ in dashboard["metadata"]["native_filter_configuration"]:
            for target in filter_["targets"]:
                dataset = datasets[target["datasetUuid"]]
                if target["column"]["name"] not in {column["column_name"] for column in dataset["columns"]}:
                    faults.append(f"{name}: filter {filter_['name']}")
    return faults + [f"on no dashboard: {charts[uuid]}" for uuid in sorted(charts.keys() - shown)]


def caption_faults(folder: Path) -> list[str]:
    """Charts whose description, which names source and unit, does not stand below them as a caption."""
    described = {chart["uuid"]: chart["description"] for chart in read(folder, "charts").values()}
    faults = []
    for name, dashboard in read(folder, "dashboards").items():
        items = {key: item for key, item in dashboard["position"].items() if isinstance(item, dict)}
        for item in items.values():
            if item["type"] != "CHART":
                continue
            beside = items[item["parents"][-1]]["children"]
            captions = [items[key]["meta"]["code"] for key in beside if items[key]["type"] == "MARKDOWN"]
            wanted = described.get(item["meta"]["uuid"], "")
            if captions != [wanted] or "Source" not in wanted:
                faults.append(f"{name}: no caption below {item['meta']['sliceName']}")
    return faults
