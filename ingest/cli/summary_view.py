"""The summary as text on the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ingest.cli.options import console, plain_number, say
from ingest.code_labels import label
from ingest.next_steps import REVIEW_SHEET
from ingest.summary import Summary

SHOWN = 8
"""Rows of a long list that the terminal shows."""


def in_words(domain: str, code: str) -> str:
    """A code behind its Chinese label."""
    words = label(domain, code).zh
    return code if words == code else f"{words} {code}"


def status_line(title: str, domain: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """One line: a heading and counts by code."""
    parts = [f"{in_words(domain, code)} {count}" for code, count in rows]
    console.print(f"{title}  " + ("；".join(parts) or "无 none"), markup=False)


def _more(total: int, where: str) -> None:
    if total > SHOWN:
        say(f"  …… 另有 {total - SHOWN} 条，见 {where} / {total - SHOWN} more in {where}")


def _waiting(summary: Summary) -> None:
    for name, status, every_status, agencies, years in summary.waiting[:SHOWN]:
        known = agencies if status == "needs_agency" else years if status == "needs_year" else None
        reason = status if status != "loaded" else next(s for s in every_status if s != "loaded")
        hint = f"  候选 candidates: {known}" if known else ""
        say(f"  {in_words('report_status', reason)}  {name}{hint}"[:300])
    _more(len(summary.waiting), REVIEW_SHEET)


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
    status_line("报告 reports", "report_status", summary.reports)
    _waiting(summary)
    status_line("拒收 rejected", "rejection_reason", summary.rejections)
    status_line("印出的值 printed values", "value_status", summary.values)
    console.print(f"未识别 unmapped  {labels} 种标签 labels，{cells} 个值 values")
    years = f"{first}–{last}" if first else "—"
    console.print(
        f"指标星表 star  {values} 行 rows，{with_number} 有数 with a number，{agencies} 个机关 agencies，"
        f"{years}，{conflicts} 处不一致 conflicts"
    )
    status_line("勾稽 arithmetic", "arithmetic_outcome", summary.rules)
    _failed_rules(summary)
