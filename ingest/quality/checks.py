"""An expectation as this project states it: an id, its meaning in two languages, how grave a failure is."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")

import great_expectations.expectations as gxe
from great_expectations.expectations.expectation import Expectation

CRITICAL = "critical"
"""The warehouse contradicts itself; must hold for any corpus, an empty one too."""

WARNING = "warning"
"""The data deserve a look."""


@dataclass(frozen=True)
class Check:
    """One expectation.

    check_id    stable name, unique in the project
    zh, en      what holds when it passes
    """

    check_id: str
    zh: str
    en: str
    expectation: type[Expectation]
    arguments: dict[str, Any]
    severity: str = CRITICAL

    def build(self) -> Expectation:
        """The Great Expectations object."""
        return self.expectation(
            **self.arguments,
            severity=self.severity,
            description=f"{self.zh} / {self.en}",
            meta={"check_id": self.check_id, "zh": self.zh, "en": self.en},
        )


@dataclass(frozen=True)
class Batch:
    """Rows that checks look at: a name for the reader, the query that gives the rows, the checks."""

    name: str
    query: str
    checks: tuple[Check, ...]


def not_null(check_id: str, column: str, zh: str, en: str) -> Check:
    """No NULL in a column."""
    return Check(check_id, zh, en, gxe.ExpectColumnValuesToNotBeNull, {"column": column})


def unique(check_id: str, column: str, zh: str, en: str) -> Check:
    """No value of a column twice."""
    return Check(check_id, zh, en, gxe.ExpectColumnValuesToBeUnique, {"column": column})


def known(check_id: str, column: str, values: list[str], zh: str, en: str) -> Check:
    """Only values of a closed list (NULL passes)."""
    arguments = {"column": column, "value_set": values}
    return Check(check_id, zh, en, gxe.ExpectColumnValuesToBeInSet, arguments)


def between(
    check_id: str, column: str, low: int | None, high: int | None, zh: str, en: str, severity: str = CRITICAL
) -> Check:
    """Only values between two bounds (NULL passes)."""
    arguments = {"column": column, "min_value": low, "max_value": high}
    return Check(check_id, zh, en, gxe.ExpectColumnValuesToBeBetween, arguments, severity)


def no_rows(check_id: str, query: str, zh: str, en: str, severity: str = CRITICAL) -> Check:
    """A query over the rows of the batch, which it knows as the table `batch`, finds nothing."""
    # Great Expectations gives its {batch} an alias unless the query joins; inside a CTE both are right.
    escaped = query.replace("{", "{{").replace("}", "}}")
    arguments = {"unexpected_rows_query": f"with batch as (select * from {{batch}}) {escaped}"}
    return Check(check_id, zh, en, gxe.UnexpectedRowsExpectation, arguments, severity)
