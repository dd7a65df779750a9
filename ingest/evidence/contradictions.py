"""What in a report contradicts what: two sides of a failed check, sentence and table, one report and another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ingest.code_labels import Label, label
from ingest.document import Row
from ingest.evidence.questions import Answers

TERM = re.compile(r"([+-]?)([^+-]+)")
APPLICANTS = "applicant"
CROSS_YEAR = "cross_year"


@dataclass(frozen=True)
class Part:
    """One member of a side: its sign, its term, the printed values that stand for it in this report."""

    sign: str
    term_code: str
    values: list[Row]


@dataclass(frozen=True)
class FailedCheck:
    """A rule that fails, with both sides; `other_report` holds the right side of a rule over two years."""

    row: Row
    severity: Label
    left: list[Part]
    right: list[Part]
    other_report: str | None


@dataclass(frozen=True)
class SentenceAgainstTable:
    """A number in a sentence and the number that a table of the same report gives for the same indicator."""

    row: Row
    sentence_value: Row
    table_values: list[Row]


@dataclass(frozen=True)
class Disagreement:
    """An indicator for which several candidates state different numbers."""

    first: Row
    candidates: list[Row]


@dataclass(frozen=True)
class Contradictions:
    """All three kinds."""

    checks: list[FailedCheck]
    sentences: list[SentenceAgainstTable]
    disagreements: list[Disagreement]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.checks) + len(self.sentences) + len(self.disagreements)


def _matching(values: Iterable[Row], vocabulary: str, term: str, applicant: str, basis: str) -> list[Row]:
    fitting = [
        value
        for value in values
        if value["term_code"] == term
        and (value["applicant_type"] or "total") == applicant
        and value["basis"] == basis
    ]
    return [value for value in fitting if value["vocabulary"] == vocabulary] or fitting


def _side(terms: str, check: Row, values: list[Row]) -> list[Part]:
    parts = []
    for sign, code in TERM.findall(terms.replace(" ", "")):
        by_applicant = check["applies_to"] == APPLICANTS
        term = check["subject_term_code"] if by_applicant else code
        applicant = code if by_applicant else check["applicant_type"]
        found = _matching(values, check["vocabulary"], term, applicant, check["basis"])
        parts.append(Part("−" if sign == "-" else "+", code, found))
    return parts


def _check(row: Row, values: list[Row]) -> FailedCheck:
    other = row["compared_report_id"] if row["applies_to"] == CROSS_YEAR else None
    return FailedCheck(
        row=row,
        severity=label("severity", row["severity"]),
        left=_side(row["left_terms"], row, values),
        right=_side(row["right_terms"], row, [] if other else values),
        other_report=other,
    )


def _disagreements(candidates: list[Row]) -> list[Disagreement]:
    grouped: dict[str, list[Row]] = {}
    for row in candidates:
        grouped.setdefault(row["indicator_value_id"], []).append(row)
    return [Disagreement(group[0], group) for group in grouped.values()]


def contradictions(answers: Answers) -> Contradictions:
    """Everything in a report that contradicts something."""
    values = answers["values"]
    by_key = {value["reported_value_id"]: value for value in values}
    sentences = [
        SentenceAgainstTable(
            row,
            by_key[row["prose_reported_value_id"]],
            [by_key[key] for key in row["table_reported_value_ids"] if key in by_key],
        )
        for row in answers["sentences"]
    ]
    return Contradictions(
        checks=[_check(row, values) for row in answers["failed_checks"]],
        sentences=sentences,
        disagreements=_disagreements(answers["candidates"]),
    )


def shown_number(number: Decimal | None) -> str:
    """A decimal without trailing zeros and with its thousands apart, a dash for none."""
    if number is None:
        return "—"
    return f"{number.normalize():,f}"
