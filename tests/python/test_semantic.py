"""The semantic layer adds only what may be added, and dbt's lineage ends where people look."""

from __future__ import annotations

import copy
import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from commands import command

PROJECT = Path(__file__).parents[2]
Manifest = dict[str, Any]
EQUAL = re.compile(r"Dimension\('\w+?__(\w+)'\)\s*\}\}\s*(=|<>)\s*'([^']*)'")
OVER_YEARS, LAST_YEAR = "flow_value", "last_value"
"""The measures of the star: one adds over years, the other takes the last year of each body."""


def seed(path: str) -> list[dict[str, str]]:
    with (PROJECT / "seeds" / path).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


INDICATORS = {row["indicator_code"]: row for row in seed("crosswalk/indicator.csv")}


@pytest.fixture(scope="module")
def manifest(samples_warehouse: Path) -> Manifest:
    """What `dbt parse` hands to MetricFlow; it has validated names and references."""
    file = samples_warehouse.parent / "target" / "semantic_manifest.json"
    parsed: Manifest = json.loads(file.read_text(encoding="utf-8"))
    return parsed


def conditions(metric: Manifest) -> dict[str, tuple[str, str]]:
    """Of each dimension that a metric's filter names, the comparison and the value."""
    filters = ((metric["filter"] or {}).get("where_filters")) or []
    text = " ".join(one["where_sql_template"] for one in filters)
    return {dimension: (operator, value) for dimension, operator, value in EQUAL.findall(text)}


def faults(manifest: Manifest) -> list[str]:
    """Where a metric over the star adds what may not be added."""
    found = []
    measures = {m["name"]: m for model in manifest["semantic_models"] for m in model["measures"]}
    last = measures[LAST_YEAR]["non_additive_dimension"] or {}
    if (last.get("name"), last.get("window_choice"), last.get("window_groupings")) != (
        "report_year",
        "max",
        ["agency"],
    ):
        found.append(f"{LAST_YEAR} adds over years")
    for metric in manifest["metrics"]:
        measure = (metric["type_params"]["measure"] or {}).get("name")
        if measure not in (OVER_YEARS, LAST_YEAR):
            continue
        name, where = metric["name"], conditions(metric)
        operator, code = where.get("indicator_code", ("", ""))
        indicator = INDICATORS.get(code)
        if operator != "=" or indicator is None:
            found.append(f"{name} adds indicators")
            continue
        applicants = where.get("applicant_type")
        if applicants != ("=", "total") and (
            applicants != ("<>", "total") or indicator["additive_over_applicants"] != "true"
        ):
            found.append(f"{name} adds the total with its parts")
        if indicator["additive_over_agencies"] != "true":
            found.append(f"{name} adds over bodies")
        if where.get("scope") != ("<>", "consolidated"):
            found.append(f"{name} adds consolidated reports with those beneath")
        if measure == OVER_YEARS and indicator["additive_over_years"] != "true":
            found.append(f"{name} adds over years")
    return found


def ratio_faults(manifest: Manifest) -> list[str]:
    """Where a share mixes indicators, applicants, stages or consolidated reports."""
    found = []
    for metric in manifest["metrics"]:
        if metric["type"] != "ratio":
            continue
        where = conditions(metric)
        over_outcomes = metric["type_params"]["numerator"]["name"] == "outcome_part"
        needed = {"indicator_code", "applicant_type", "scope"} if over_outcomes else {"stage", "scope"}
        found += [f"{metric['name']}: {dimension} is open" for dimension in needed - where.keys()]
    return found


def named(manifest: Manifest, name: str) -> Manifest:
    (metric,) = [metric for metric in manifest["metrics"] if metric["name"] == name]
    return metric


def refilter(name: str, old: str, new: str) -> Callable[[Manifest], None]:
    def edit(manifest: Manifest) -> None:
        (where,) = named(manifest, name)["filter"]["where_filters"]
        assert old in where["where_sql_template"]
        where["where_sql_template"] = where["where_sql_template"].replace(old, new)

    return edit


def remeasure(name: str) -> Callable[[Manifest], None]:
    return lambda manifest: named(manifest, name)["type_params"]["measure"].update(name=OVER_YEARS)


def forget_window(manifest: Manifest) -> None:
    for model in manifest["semantic_models"]:
        for measure in model["measures"]:
            measure["non_additive_dimension"] = None


BROKEN = {
    "no indicator": (refilter("requests_received", "indicator_code", "vocabulary"), "adds indicators"),
    "all applicants": (refilter("requests_received", "= 'total'", "<> ''"), "the total with its parts"),
    "parts that do not add": (
        refilter("reviews_total", "= 'total'", "<> 'total'"),
        "the total with its parts",
    ),
    "consolidated reports": (refilter("requests_received", "'consolidated'", "''"), "consolidated"),
    "a stock over years": (remeasure("capacity_staff"), "capacity_staff adds over years"),
    "pending cases over years": (remeasure("reviews_total"), "reviews_total adds over years"),
    "no window": (forget_window, f"{LAST_YEAR} adds over years"),
}


def test_metrics_add_only_what_may_be_added(manifest: Manifest) -> None:
    assert faults(manifest) == []
    assert ratio_faults(manifest) == []
    assert {"requests_received", "outcomes_granted", "reviews_corrected", "share_granted"} <= {
        metric["name"] for metric in manifest["metrics"]
    }


def test_the_headlines_of_the_profile_are_metrics(manifest: Manifest) -> None:
    """Two lists of what matters most would drift apart."""
    text = (PROJECT / "models" / "reporting" / "rpt_agency_profile.yml").read_text(encoding="utf-8")
    (view,) = yaml.safe_load(text)["models"]
    codes = {code.replace(".", "_") for code in INDICATORS}
    shown = {column["name"] for column in view["columns"]} & codes
    assert len(shown) > 20
    assert shown == {metric["name"] for metric in manifest["metrics"]} & codes


@pytest.mark.parametrize("name", BROKEN)
def test_a_metric_that_adds_too_much_is_noticed(name: str, manifest: Manifest) -> None:
    edit, alarm = BROKEN[name]
    broken = copy.deepcopy(manifest)
    edit(broken)
    assert any(alarm in fault for fault in faults(broken)), faults(broken)


def test_a_share_without_its_filter_is_noticed(manifest: Manifest) -> None:
    broken = copy.deepcopy(manifest)
    named(broken, "share_lost_reviews")["filter"] = None
    assert ratio_faults(broken)


def test_the_release_depends_on_all_that_goes_out() -> None:
    text = (PROJECT / "models" / "reporting" / "exposures.yml").read_text(encoding="utf-8")
    (release,) = [e for e in yaml.safe_load(text)["exposures"] if e["name"] == "release"]
    listed = {row["table_name"] for row in seed("quality/release_table.csv")}
    assert {re.sub(r"ref\('(\w+)'\)", r"\1", entry) for entry in release["depends_on"]} == listed


def test_dbt_docs_hold_every_public_table(samples_copy: Path) -> None:
    status, said = command(samples_copy, "dbt", "docs", "generate", "--no-compile", folder=PROJECT)
    assert status == 0, said
    catalog = json.loads((samples_copy.parent / "target" / "catalog.json").read_text(encoding="utf-8"))
    shown = {node["metadata"]["name"] for node in catalog["nodes"].values()}
    assert {row["table_name"] for row in seed("quality/release_table.csv")} <= shown
