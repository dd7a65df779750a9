"""The marts read into plain Python, and the lines that their series form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from duckdb import DuckDBPyConnection

Row = dict[str, Any]


def rows_of(connection: DuckDBPyConnection, relation: str) -> list[Row]:
    """A table or view as dictionaries."""
    result = connection.execute(f"select * from {relation}")
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, values, strict=True)) for values in result.fetchall()]


@dataclass(frozen=True)
class Marts:
    """The marts of a warehouse, each read once."""

    connection: DuckDBPyConnection

    @cached_property
    def reports(self) -> dict[str, Row]:
        return {row["report_id"]: row for row in rows_of(self.connection, "marts.dim_report")}

    @cached_property
    def agencies(self) -> dict[str, Row]:
        return {row["agency_key"]: row for row in rows_of(self.connection, "marts.dim_agency")}

    @cached_property
    def indicators(self) -> dict[str, Row]:
        return {row["indicator_code"]: row for row in rows_of(self.connection, "marts.dim_indicator")}

    @cached_property
    def applicant_order(self) -> dict[str, int]:
        rows = rows_of(self.connection, "marts.dim_applicant_type")
        return {row["applicant_type"]: row["sort_order"] for row in rows}

    @cached_property
    def star(self) -> list[Row]:
        return rows_of(self.connection, "marts.fct_indicator_value")

    @cached_property
    def printed(self) -> list[Row]:
        return rows_of(self.connection, "marts.fct_reported_value")

    @cached_property
    def checks(self) -> list[Row]:
        return rows_of(self.connection, "marts.fct_arithmetic_check")

    @cached_property
    def at(self) -> dict[tuple[str, int, str, str], Row]:
        """The star by body, year, indicator and applicant."""
        return {(r["agency_key"], r["year"], r["indicator_code"], r["applicant_type"]): r for r in self.star}

    @cached_property
    def steps(self) -> dict[str, Row]:
        """By star value with a number: the year it is compared with, whether the line breaks, and its years."""
        found: dict[str, Row] = {}
        for series in grouped(
            (row for row in self.star if row["value"] is not None),
            lambda row: (row["agency_key"], row["indicator_code"], row["applicant_type"]),
        ).values():
            series.sort(key=lambda row: row["year"])
            breaks = [False, *(parted(one, other) for one, other in pairwise(series))]
            before = [None, *(row["year"] for row in series)]
            for row, is_break, compared, years in zip(
                series, breaks, before, lines([r["year"] for r in series], breaks), strict=False
            ):
                found[row["indicator_value_id"]] = {
                    "compared_with_year": compared,
                    "is_break": is_break,
                    "line_first_year": years[0],
                    "line_last_year": years[1],
                }
        return found

    def step(self, star_row: Row | None) -> Row:
        """The step of a star row; without a number it has none."""
        empty = dict.fromkeys(("compared_with_year", "line_first_year", "line_last_year")) | {
            "is_break": False
        }
        return self.steps.get(star_row["indicator_value_id"], empty) if star_row else empty


def grouped(rows: Iterable[Row], key: Callable[[Row], Any]) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def parted(earlier: Row, later: Row) -> bool:
    """Whether two values of a series do not stand on one line."""
    scopes = {earlier["scope"], later["scope"]}
    return earlier["series_segment"] != later["series_segment"] or (
        len(scopes) == 2 and "unknown" not in scopes
    )


def lines(years: list[int], breaks: list[bool]) -> list[tuple[int, int]]:
    """For each year of an ordered series, the first and the last year of the run without a break."""
    runs: list[list[int]] = []
    for year, is_break in zip(years, breaks, strict=True):
        if is_break or not runs:
            runs.append([])
        runs[-1].append(year)
    return [(run[0], run[-1]) for run in runs for _ in run]
