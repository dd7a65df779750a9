"""The reporting views: each figure is that of the star, and nothing is added up that may not be."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from reporting_figures import RECOMPUTED, faults
from reporting_marts import Marts, Row, rows_of
from reporting_shares import Figures

FIGURE = ("DECIMAL", "BIGINT", "INTEGER", "DOUBLE", "HUGEINT")
ADDING = {
    *("sum", "sum_no_overflow", "fsum", "kahan_sum", "sumkahan", "list_sum", "product"),
    *("avg", "mean", "favg", "median", "mode", "quantile", "list_avg"),
}
"""Functions that make one number of several; a reporting view needs none, since it shows the star."""
VIEWS = "select view_name, sql from duckdb_views() where schema_name = 'reporting' order by view_name"


@pytest.fixture(scope="module")
def warehouse(samples_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(samples_warehouse), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def expected(warehouse: duckdb.DuckDBPyConnection) -> dict[str, Figures]:
    marts = Marts(warehouse)
    return {view: recompute(marts) for view, (_, recompute) in RECOMPUTED.items()}


def adding(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The reporting views that call a function which adds numbers up."""
    found = []
    for view, sql in connection.execute(VIEWS).fetchall():
        query = sql[sql.index(" AS ") + 4 :].rstrip().rstrip(";")
        (tree,) = connection.execute("select json_serialize_sql($query)", {"query": query}).fetchone() or (
            "",
        )
        assert not json.loads(tree)["error"], view
        found += [f"{view}: {name}" for name in sorted(called(json.loads(tree)) & ADDING)]
    return found


def called(node: Any) -> set[str]:
    """The names of the functions in a serialised query."""
    if isinstance(node, list):
        return set().union(*map(called, node))
    if not isinstance(node, dict):
        return set()
    own = {node["function_name"]} if node.get("function_name") else set()
    return own.union(*map(called, node.values()))


def test_every_view_is_recomputed(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert {view for view, _ in warehouse.execute(VIEWS).fetchall()} == set(RECOMPUTED)


@pytest.mark.parametrize("view", RECOMPUTED)
def test_every_figure_is_recomputed(
    view: str, warehouse: duckdb.DuckDBPyConnection, expected: dict[str, Figures]
) -> None:
    columns = warehouse.execute(f"describe reporting.{view}").fetchall()
    figures = {name for name, kind, *_ in columns if kind.startswith(FIGURE)}
    assert figures - {column for row in expected[view].values() for column in row} == set()


@pytest.mark.parametrize("view", RECOMPUTED)
def test_every_figure_is_that_of_the_star(
    view: str, warehouse: duckdb.DuckDBPyConnection, expected: dict[str, Figures]
) -> None:
    assert faults(view, rows_of(warehouse, f"reporting.{view}"), expected[view])[:5] == []


@pytest.mark.parametrize("view", [view for view in RECOMPUTED if view != "rpt_rejection"])
def test_a_changed_figure_is_noticed(
    view: str, warehouse: duckdb.DuckDBPyConnection, expected: dict[str, Figures]
) -> None:
    shown = rows_of(warehouse, f"reporting.{view}")
    keys = RECOMPUTED[view][0]
    columns = {column for row in expected[view].values() for column in row if column in shown[0]} - {*keys}
    assert columns
    for column in columns:
        assert faults(view, [other(row, column) for row in shown[:1]] + shown[1:], expected[view]), column


def other(row: Row, column: str) -> Row:
    """The row with another value in one column."""
    value = row[column]
    changed = not value if isinstance(value, bool) else f"{value}?" if isinstance(value, str) else None
    if changed is None:
        changed = (value or 0) + (Decimal(1) if isinstance(value, Decimal) else 1)
    return row | {column: changed}


def test_a_lost_row_is_noticed(warehouse: duckdb.DuckDBPyConnection, expected: dict[str, Figures]) -> None:
    shown = rows_of(warehouse, "reporting.rpt_series")
    assert faults("rpt_series", shown[1:], expected["rpt_series"])
    assert faults("rpt_series", [*shown, shown[0]], expected["rpt_series"])


NAMES = {"agency_name", "agency_label"}
"""Names of bodies: no register gives them in English, and a body that is not established has none."""


def unlabelled(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Labels that lack their other language, and codes that stand in a view without a label."""
    found = []
    for view in RECOMPUTED:
        columns = [name for name, *_ in connection.execute(f"describe reporting.{view}").fetchall()]
        labels = {name[:-3] for name in columns if name.endswith(("_zh", "_en"))} - NAMES
        for label in sorted(labels):
            pair = f"{label}_zh", f"{label}_en"
            if not {*pair} <= {*columns}:
                found.append(f"{view}.{label} in one language")
                continue
            code = next((c for c in (CODES.get(label, label), f"value_{label}") if c in columns), pair[0])
            (bare,) = connection.execute(
                f"select count(*) from reporting.{view} where ({code} is null) <> ({pair[0]} is null) "
                f"or ({pair[0]} is null) <> ({pair[1]} is null)"
            ).fetchone() or (0,)
            found += [f"{view}.{label} without a label: {bare}"] if bare else []
    return found


CODES = {
    "indicator": "indicator_code",
    "applicant": "applicant_type",
    "reason": "reason_code",
    "subject_term": "subject_term_code",
    "theme_label": "theme",
    "period_label": "year",
}
"""The code behind a label, where the column is named otherwise."""


def test_every_code_has_its_label_in_both_languages(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert unlabelled(warehouse) == []


@pytest.mark.parametrize(
    "statement",
    [
        "delete from marts.dim_code_label where code_domain = 'channel'",
        "delete from marts.dim_vocabulary where vocabulary = 'national_2019'",
        "delete from marts.dim_value_status where value_status = 'reported'",
    ],
)
def test_a_missing_label_is_noticed(statement: str, samples_warehouse: Path, tmp_path: Path) -> None:
    broken = shutil.copy(samples_warehouse, tmp_path / "broken.duckdb")
    with duckdb.connect(str(broken)) as connection:
        connection.execute(statement)
        assert unlabelled(connection)


def over_the_total(rows: list[Row], failed: set[str]) -> list[tuple[Any, ...]]:
    """Where the main outcomes of a report whose arithmetic holds exceed the total that it prints."""
    stacks: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        if row["is_main_outcome"] and row["share_status"] == "share" and row["report_id"] not in failed:
            stacks.setdefault((row["report_id"], row["applicant_type"]), []).append(row)
    return [
        key for key, stack in stacks.items() if sum(r["value"] for r in stack) > stack[0]["outcomes_total"]
    ]


def test_main_outcomes_stack_up_to_the_total_at_most(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = rows_of(warehouse, "reporting.rpt_outcome_by_applicant")
    failed = {row["report_id"] for row in rows_of(warehouse, "reporting.rpt_failed_check")}
    assert over_the_total(rows, failed) == []
    overlapping = [
        row | {"is_main_outcome": row["parent_indicator_code"] == "outcomes.total"} for row in rows
    ]
    assert over_the_total(overlapping, failed)


def test_no_view_adds_up(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert adding(warehouse) == []


# What a hurried hand would write: a total over all applicants, over years, over bodies, over indicators.
OVER = {
    "applicants": ("applicant_type", "'total'"),
    "years": ("year", "2020"),
    "bodies": ("agency_key", "'all'"),
    "indicators": ("indicator_code", "'outcomes.total'"),
}


@pytest.mark.parametrize("dimension", OVER)
def test_a_view_that_adds_up_is_noticed(
    dimension: str, samples_warehouse: Path, tmp_path: Path, expected: dict[str, Figures]
) -> None:
    column, member = OVER[dimension]
    broken = shutil.copy(samples_warehouse, tmp_path / "broken.duckdb")
    with duckdb.connect(str(broken)) as connection:
        connection.execute("alter view reporting.rpt_series rename to good_series")
        columns = [name for name, *_ in connection.execute("describe reporting.good_series").fetchall()]
        rest = ", ".join(
            "sum(value) as value"
            if name == "value"
            else f"{member} as {column}"
            if name == column
            else f"any_value({name}) as {name}"
            for name in columns
        )
        keys = ", ".join({"agency_key", "year", "indicator_code", "applicant_type"} - {column})
        connection.execute(
            f"create view reporting.rpt_series as select {rest} from reporting.good_series group by {keys}"
        )
        assert adding(connection) == ["rpt_series: sum"]
        assert faults("rpt_series", rows_of(connection, "reporting.rpt_series"), expected["rpt_series"])
