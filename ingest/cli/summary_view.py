"""The summary as text on the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ingest.cli.options import console, plain_number, say
from ingest.summary import Summary

SHOWN = 8
"""Rows of a long list that the terminal shows."""

STATUS_ZH = {
    "loaded": "已入库",
    "superseded": "已被新版取代",
    "agency_conflict": "题文机关不一",
    "needs_agency": "待定机关",
    "needs_year": "待定年度",
    "reported": "有数",
    "reported_none": "填“无”，即零",
    "not_reported": "空白",
    "not_applicable": "不适用",
    "not_required": "不填",
    "unreadable": "读不成数",
    "unverified": "识别未核",
    "holds": "成立",
    "fails": "不成立",
    "not_assessable": "无法核对",
}


def status_line(title: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """One line: a heading and counts by status."""
    parts = [f"{STATUS_ZH.get(status, '')} {status} {count}".strip() for status, count in rows]
    console.print(f"{title}  " + ("；".join(parts) or "无 none"), markup=False)


def _more(total: int, where: str) -> None:
    if total > SHOWN:
        say(f"  …… 另有 {total - SHOWN} 条，见 {where} / {total - SHOWN} more in {where}")


def _waiting(summary: Summary) -> None:
    for name, status, _, agencies, years in summary.waiting[:SHOWN]:
        known = agencies if status == "needs_agency" else years if status == "needs_year" else None
        hint = f"  候选 candidates: {known}" if known else ""
        say(f"  {STATUS_ZH[status]} {status}  {name}{hint}"[:300])
    _more(len(summary.waiting), "marts.dim_report")


def _failed_rules(summary: Summary) -> None:
    for row in summary.failed_rules[:SHOWN]:
        severity, rule, term, applicant, name, left, operator, right, difference = row
        subject = ("" if term == "*" else f" {term}") + ("" if applicant == "total" else f" ({applicant})")
        numbers = f"{plain_number(left)} {operator} {plain_number(right)}，差 {plain_number(difference)}"
        say(f"  {severity} {name}  {numbers}  {rule}{subject}")
    _more(len(summary.failed_rules), "marts.fct_arithmetic_check")


def print_summary(summary: Summary) -> None:
    """Reports, values, unmapped labels, and arithmetic that fails in the data."""
    values, with_number, agencies, first, last, conflicts = summary.star
    cells, labels = summary.unmapped
    status_line("报告 reports", summary.reports)
    _waiting(summary)
    status_line("拒收 rejected", summary.rejections)
    status_line("印出的值 printed values", summary.values)
    console.print(f"未识别 unmapped  {labels} 种标签 labels，{cells} 个值 values")
    years = f"{first}–{last}" if first else "—"
    console.print(
        f"指标星表 star  {values} 行 rows，{with_number} 有数 with a number，{agencies} 个机关 agencies，"
        f"{years}，{conflicts} 处不一致 conflicts"
    )
    status_line("勾稽 arithmetic", summary.rules)
    _failed_rules(summary)
