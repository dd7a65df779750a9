"""Every figure of the reporting views, worked out again from the rows of the marts, in plain Python and not in SQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from reporting_marts import Marts, Row, grouped, rows_of
from reporting_shares import Figures, rpt_outcome_by_applicant, rpt_review_litigation

DONE = ("loaded", "superseded")
FEW = 30
DONE = ("loaded", "superseded")


def star_counts(rows: list[Row]) -> Row:
    return {
        "star_values": sum(row["value"] is not None for row in rows),
        "star_gaps": sum(row["value"] is None for row in rows),
        "conflicts": sum(row["has_conflict"] for row in rows),
        "supported_values": sum(row["supported_by_arithmetic"] is True for row in rows),
        "contradicted_values": sum(row["supported_by_arithmetic"] is False for row in rows),
    }


def check_counts(rows: list[Row]) -> Row:
    outcomes = Counter(row["outcome"] for row in rows)
    failed = Counter(row["severity"] for row in rows if row["outcome"] == "fails")
    return {
        "checks_that_hold": outcomes["holds"],
        "errors": failed["error"],
        "warnings": failed["warning"],
        "suspicions": failed["suspicious"],
    }


def report_counts(rows: list[Row]) -> Row:
    statuses = Counter(row["status"] for row in rows)
    return {
        "reports": len(rows),
        "reports_loaded": statuses["loaded"],
        "reports_superseded": statuses["superseded"],
        "reports_waiting": sum(count for status, count in statuses.items() if status not in DONE),
    }


def rpt_series(marts: Marts) -> Figures:
    columns = ("year", "value", "components_expected", "components_found")
    return {
        (row["indicator_value_id"],): {column: row[column] for column in columns} | marts.step(row)
        for row in marts.star
    }


def _years(marts: Marts) -> dict[tuple[str, int], list[Row]]:
    """Reports with a body and a year, by both."""
    known = (r for r in marts.reports.values() if r["agency_key"] != "UNMAPPED" and r["report_year"])
    return grouped(known, lambda row: (row["agency_key"], row["report_year"]))


def rpt_agency_profile(marts: Marts) -> Figures:
    star = grouped(marts.star, lambda row: (row["agency_key"], row["year"]))
    checks = grouped(
        (row for row in marts.checks if marts.reports[row["report_id"]]["status"] == "loaded"),
        lambda row: (
            marts.reports[row["report_id"]]["agency_key"],
            marts.reports[row["report_id"]]["report_year"],
        ),
    )
    headlines = {code.replace(".", "_"): code for code in marts.indicators}
    return {
        (agency, year): {
            **{
                column: marts.at.get((agency, year, code, "total"), {}).get("value")
                for column, code in headlines.items()
            },
            **star_counts(star[(agency, year)]),
            **check_counts(checks[(agency, year)]),
            **report_counts(reports),
            "year": year,
        }
        for (agency, year), reports in _years(marts).items()
    }


def rpt_coverage(marts: Marts) -> Figures:
    reports, star = _years(marts), grouped(marts.star, lambda row: (row["agency_key"], row["year"]))
    found: Figures = {}
    for agency in {agency for agency, _ in reports}:
        years = [year for one, year in reports if one == agency]
        for year in range(min(years), max(years) + 1):
            here, values = reports.get((agency, year), []), star[(agency, year)]
            excluded = sum("excluded" in row["status_all"] for row in here)
            counts = report_counts(here)
            loaded, waiting = counts["reports_loaded"], counts["reports_waiting"]
            found[(agency, year)] = {
                **counts,
                "reports_rejected": excluded,
                "reports_superseded": counts["reports_superseded"] - excluded,
                "star_values": star_counts(values)["star_values"],
                "star_gaps": star_counts(values)["star_gaps"],
                "indicators_with_value": len({r["indicator_code"] for r in values if r["value"] is not None}),
                "year": year,
                "coverage": "loaded"
                if loaded
                else "waiting"
                if waiting
                else "rejected"
                if excluded
                else "missing",
            }
    return found


def rpt_quality(marts: Marts) -> Figures:
    printed = grouped(marts.printed, lambda row: row["report_id"])
    checks = grouped(marts.checks, lambda row: row["report_id"])
    star = grouped(marts.star, lambda row: row["report_id"])
    return {
        (key,): {
            "year": report["report_year"],
            "printed_values": len(printed[key]),
            "unmapped_values": sum(row["term_code"] == "UNMAPPED" for row in printed[key]),
            "unreadable_values": sum(row["value_status"] == "unreadable" for row in printed[key]),
            "checks_not_assessable": sum(row["outcome"] == "not_assessable" for row in checks[key]),
            **check_counts(checks[key]),
            **star_counts(star[key]),
        }
        for key, report in marts.reports.items()
    }


def rpt_overview(marts: Marts) -> Figures:
    def place(agency: str, year: int | None, vocabulary: str | None) -> tuple[Any, ...]:
        body = marts.agencies[agency]
        return year, body["province"], body["level"], vocabulary

    reports = grouped(
        marts.reports.values(), lambda r: place(r["agency_key"], r["report_year"], r["vocabulary"])
    )
    printed = grouped(
        marts.printed,
        lambda r: place(
            marts.reports[r["report_id"]]["agency_key"],
            marts.reports[r["report_id"]]["report_year"],
            r["vocabulary"],
        ),
    )
    star = grouped(marts.star, lambda r: place(r["agency_key"], r["year"], r["vocabulary"]))
    return {
        key: {
            **report_counts(reports.get(key, [])),
            "year": key[0],
            "printed_values": len(printed.get(key, [])),
            "unmapped_values": sum(row["term_code"] == "UNMAPPED" for row in printed.get(key, [])),
            "star_values": sum(row["value"] is not None for row in star.get(key, [])),
            "star_gaps": sum(row["value"] is None for row in star.get(key, [])),
        }
        for key in {*reports, *printed, *star}
    }


def rpt_failed_check(marts: Marts) -> Figures:
    return {
        (row["arithmetic_check_id"],): {
            "year": marts.reports[row["report_id"]]["report_year"],
            "left_value": row["left_value"],
            "right_value": row["right_value"],
            "difference": row["left_value"] - row["right_value"],
        }
        for row in marts.checks
        if row["outcome"] == "fails"
    }


def rpt_unmapped_label(marts: Marts) -> Figures:
    def label(row: Row) -> tuple[Any, ...]:
        last = [(path or [""])[-1] for path in (row["row_path"], row["column_path"])]
        return row["channel"], row["vocabulary"], row["match_method"], *last

    unmapped = grouped((row for row in marts.printed if row["term_code"] == "UNMAPPED"), label)
    found: Figures = {}
    for key, rows in unmapped.items():
        years = [row["report_year"] for row in rows if row["report_year"]]
        found[key] = {
            "cells": len(rows),
            "cells_with_number": sum(row["value"] is not None for row in rows),
            "reports": len({row["report_id"] for row in rows}),
            "first_year": min(years, default=None),
            "last_year": max(years, default=None),
        }
    return found


def rpt_waiting_report(marts: Marts) -> Figures:
    return {
        (key,): {"year": report["report_year"]}
        for key, report in marts.reports.items()
        if report["status"] not in DONE or "undecided_version" in report["status_all"]
    }


def rpt_conflict(marts: Marts) -> Figures:
    """The candidates stand in an intermediate model; the value they are held against is the star's."""
    found: Figures = {}
    for row in rows_of(marts.connection, "intermediate.int_star_candidate"):
        star = marts.at.get((row["agency_key"], row["year"], row["indicator_code"], row["applicant_type"]))
        if star and star["has_conflict"]:
            key = (
                star["indicator_value_id"],
                row["report_id"],
                row["channel"],
                row["vocabulary"],
                row["scope"],
            )
            found[key] = {"year": row["year"], "star_value": star["value"], "candidate_value": row["value"]}
    return found


RECOMPUTED: dict[str, tuple[tuple[str, ...], Callable[[Marts], Figures]]] = {
    "rpt_series": (("indicator_value_id",), rpt_series),
    "rpt_outcome_by_applicant": (("indicator_value_id",), rpt_outcome_by_applicant),
    "rpt_review_litigation": (("agency_key", "year", "stage"), rpt_review_litigation),
    "rpt_agency_profile": (("agency_key", "year"), rpt_agency_profile),
    "rpt_coverage": (("agency_key", "year"), rpt_coverage),
    "rpt_quality": (("report_id",), rpt_quality),
    "rpt_overview": (("year", "province", "agency_level", "vocabulary"), rpt_overview),
    "rpt_failed_check": (("arithmetic_check_id",), rpt_failed_check),
    "rpt_unmapped_label": (
        ("channel", "vocabulary", "reason", "row_label", "column_label"),
        rpt_unmapped_label,
    ),
    "rpt_waiting_report": (("report_id",), rpt_waiting_report),
    "rpt_conflict": (("indicator_value_id", "report_id", "channel", "vocabulary", "scope"), rpt_conflict),
    "rpt_rejection": (("rejection_id",), lambda marts: {}),
}
"""Of each view the columns that name a row, and its figures."""


def equal(one: Any, other: Any) -> bool:
    """Equal, or equal to the six places that a share is stored with."""
    if isinstance(one, Decimal | float) and isinstance(other, Decimal | float | int):
        return abs(Decimal(str(one)) - Decimal(str(other))) <= Decimal("0.000001")
    return bool(one == other)


def faults(view: str, shown: list[Row], expected: Figures) -> list[str]:
    """Where the rows of a view differ from the figures worked out again."""
    keys, _ = RECOMPUTED[view]
    by_key = {tuple(row[key] for key in keys): row for row in shown}
    found = [f"{view}: two rows of one key"] if len(by_key) != len(shown) else []
    if expected:
        found += [f"{view} {key}: on one side only" for key in by_key.keys() ^ expected.keys()]
    for key, figures in expected.items():
        row = by_key.get(key, {})
        found += [
            f"{view} {key} {column}: {row[column]}, not {value}"
            for column, value in figures.items()
            if column in row and not equal(row[column], value)
        ]
    return found
