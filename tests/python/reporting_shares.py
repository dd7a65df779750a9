"""Shares of outcomes and of disputes lost, worked out again from the rows of the star."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import sqrt
from typing import Any

from reporting_marts import Marts, Row, grouped, lines

Figures = dict[tuple[Any, ...], Row]
"""Figures of a view by the columns that name its rows."""

Z = 1.96
FEW = 30
PARTS = {
    "cases_total": "total",
    "concluded": "concluded",
    "corrected": "corrected",
    "upheld": "upheld",
    "other_result": "other",
    "pending": "pending",
    "direct_cases": "direct",
    "after_review_cases": "after_review",
}


def wilson(part: float, whole: float) -> tuple[float, float]:
    """Wilson's interval of a share."""
    share = part / whole
    middle = (share + Z * Z / (2 * whole)) / (1 + Z * Z / whole)
    half = Z * sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole)) / (1 + Z * Z / whole)
    return middle - half, middle + half


def share_of(part: Row | None, whole: Row | None) -> str:
    """Whether one star value may be divided by another, and why not."""
    if part is None or whole is None or part["value"] is None or whole["value"] is None:
        return "not_known"
    if (part["report_id"], part["scope"]) != (whole["report_id"], whole["scope"]):
        return "other_source"
    if part["value"] > whole["value"]:
        return "contradiction"
    return "share" if whole["value"] else "no_case"


def of_total(indicator: Row) -> bool:
    """Whether an outcome is one of those that together make up the total."""
    return indicator["parent_indicator_code"] == "outcomes.total" and indicator["additive_over_indicators"]


def rpt_outcome_by_applicant(marts: Marts) -> Figures:
    found: Figures = {}
    for row in marts.star:
        if marts.indicators[row["indicator_code"]]["theme"] != "outcomes":
            continue
        whole = marts.at.get((row["agency_key"], row["year"], "outcomes.total", row["applicant_type"]))
        status = share_of(row, whole)
        found[(row["indicator_value_id"],)] = {
            "year": row["year"],
            "value": row["value"],
            "applicant_order": marts.applicant_order[row["applicant_type"]],
            "outcomes_total": whole and whole["value"],
            "share_of_total": row["value"] / whole["value"] if whole and status == "share" else None,
            "share_status": status,
            "is_main_outcome": of_total(marts.indicators[row["indicator_code"]]),
        } | marts.step(row)
    return found


def rpt_review_litigation(marts: Marts) -> Figures:
    stages = grouped(
        (
            row
            for row in marts.star
            if row["applicant_type"] == "total"
            and marts.indicators[row["indicator_code"]]["theme"] in ("reviews", "litigation")
        ),
        lambda row: (row["agency_key"], row["year"], row["indicator_code"].split(".")[0]),
    )
    found: Figures = {}
    for (agency, year, stage), rows in stages.items():
        by_part = {row["indicator_code"].split(".")[1]: row for row in rows}
        concluded, corrected = by_part.get("concluded"), by_part.get("corrected")
        status = share_of(corrected, concluded)
        figures: Row = {"year": year, "share_status": status}
        figures |= {column: by_part.get(part, {}).get("value") for column, part in PARTS.items()}
        figures |= dict.fromkeys(("loss_share", "loss_share_low", "loss_share_high"))
        if status == "share":
            part, whole = float(figures["corrected"]), float(figures["concluded"])
            low, high = wilson(part, whole)
            figures |= {"loss_share": part / whole, "loss_share_low": low, "loss_share_high": high}
        figures["has_few_cases"] = None if figures["concluded"] is None else figures["concluded"] < FEW
        figures["is_break"] = any(marts.step(row)["is_break"] for row in (concluded, corrected))
        figures |= dict.fromkeys(("line_first_year", "line_last_year"))
        found[(agency, year, stage)] = figures
    for series in _stages_with_cases(found):
        runs = lines([row["year"] for row in series], [row["is_break"] for row in series])
        for row, (first, last) in zip(series, runs, strict=True):
            row |= {"line_first_year": first, "line_last_year": last}
    return found


def _stages_with_cases(found: Figures) -> Iterable[list[Row]]:
    """For each body and stage the rows with concluded or corrected cases, by year."""
    series: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for (agency, _, stage), row in sorted(found.items()):
        if row["concluded"] is not None or row["corrected"] is not None:
            series[(agency, stage)].append(row)
    return series.values()
