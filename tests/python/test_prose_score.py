"""The labelled sentences are read nearly all, and hardly anything else is read in them."""

import csv
import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest
from pages import SOURCE

from ingest.document import Rejected
from ingest.extract.prose import ProseValue
from ingest.parse import parse_report

PROJECT = Path(__file__).parents[2]
FOLDERS = (PROJECT / "samples", *map(Path, os.environ.get("OGI_MORE_REPORTS", "").split()))
READ_VALUES = PROJECT / "tests" / "prose" / "read_value.csv"


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("prose_score", PROJECT / "tests" / "prose" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCORER = scorer()


def test_development_set() -> None:
    result = SCORER.score(SCORER.DEVELOPMENT_SET)
    assert result.precision >= 0.99, result.faults
    assert result.recall >= 0.95, result.faults


@pytest.mark.parametrize(("name", "recall"), [("blind.csv", 0.94), ("blind_second.csv", 0.85)])
def test_sentences_written_without_sight_of_a_pattern(name: str, recall: float) -> None:
    result = SCORER.score(SCORER.DEVELOPMENT_SET.with_name(name))
    assert result.precision >= 0.99, result.faults
    assert result.recall >= recall, result.faults


def test_development_set_is_large_and_full_of_traps() -> None:
    with SCORER.DEVELOPMENT_SET.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len({row["sentence"] for row in rows}) == len(rows) >= 400
    assert sum(not row["expected"] for row in rows) >= len(rows) / 3


def reports() -> dict[str, Path]:
    """The reports at hand by the hash of their bytes, as far as they are reports."""
    found = {}
    for path in sorted(path for folder in FOLDERS for path in folder.iterdir()):
        try:
            found[parse_report(path.read_bytes(), SOURCE).report["report_id"]] = path
        except Rejected:
            continue
    return found


REPORTS = reports()


@pytest.mark.parametrize("report_id", REPORTS, ids=lambda key: REPORTS[key].stem)
def test_a_report_gives_the_values_a_person_checked_and_no_other(report_id: str) -> None:
    with READ_VALUES.open(encoding="utf-8", newline="") as handle:
        listed = [tuple(row.values())[1:] for row in csv.DictReader(handle) if row["report_id"] == report_id]
    parsed = parse_report(REPORTS[report_id].read_bytes(), SOURCE)
    read = [
        (row["locator"], row["indicator_code"], f"{SCORER.number_of(as_value(row)):f}", row["basis"])
        for row in parsed.prose_values
        if row["excluded_reason"] is None
    ]
    assert sorted(read) == sorted(listed)


def as_value(row: dict[str, object]) -> ProseValue:
    return ProseValue(**{name: row.get(name) for name in ProseValue._fields})  # type: ignore[arg-type]
