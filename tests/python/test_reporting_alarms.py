"""The dbt tests of the reporting views ring when something is wrong: break a copy of the samples, expect the alarm."""

from __future__ import annotations

from pathlib import Path

import pytest
from alarms import alarms, compiled_tests

SINGULAR = "reporting_series_is_the_star"
KINDS = ("accepted_values", "expression_holds", "not_null", "relationships", "unique")


def wrapped(view: str, replacement: str, where: str = "true") -> str:
    """SQL that puts another view in the place of a reporting view."""
    return (
        f"alter view reporting.{view} rename to sound; create view reporting.{view} as "
        f"select * replace ({replacement}) from reporting.sound where {where}"
    )


BREAKS = {
    "a line that ends before it begins": (
        "fct_series_step",
        "update marts.fct_series_step set line_first_year = line_last_year + 1",
        "expression_holds",
    ),
    "a break within a line": (
        "fct_series_step",
        "update marts.fct_series_step set is_break = true where compared_with_year >= line_first_year",
        "expression_holds",
    ),
    "a step of no value": (
        "fct_series_step",
        "update marts.fct_series_step set indicator_value_id = 'x' || indicator_value_id",
        "relationships",
    ),
    "a report counted twice": (
        "fct_coverage",
        "update marts.fct_coverage set loaded = loaded + 1",
        "expression_holds",
    ),
    "values of a year without a report": (
        "fct_coverage",
        "update marts.fct_coverage set coverage = 'missing'",
        "expression_holds",
    ),
    "a body and year twice": (
        "fct_coverage",
        "insert into marts.fct_coverage select * from marts.fct_coverage limit 1",
        "unique_together",
    ),
    "a state that nobody knows": (
        "rpt_coverage",
        "update marts.fct_coverage set coverage = 'lost'",
        "accepted_values",
    ),
    "a number that is not the star's": ("rpt_series", wrapped("rpt_series", "value * 2 as value"), SINGULAR),
    "another unit": ("rpt_series", wrapped("rpt_series", "'万' || unit as unit"), SINGULAR),
    "a row that is gone": (
        "rpt_series",
        wrapped("rpt_series", "value as value", "year <> 2019"),
        SINGULAR,
    ),
    "a year outside its line": (
        "rpt_series",
        wrapped("rpt_series", "year + 1 as line_first_year"),
        "expression_holds",
    ),
    "a share above one": (
        "rpt_outcome_by_applicant",
        wrapped("rpt_outcome_by_applicant", "share_of_total + 1 as share_of_total"),
        "expression_holds",
    ),
    "a share that may not be formed": (
        "rpt_outcome_by_applicant",
        wrapped("rpt_outcome_by_applicant", "coalesce(share_of_total, 0) as share_of_total"),
        "expression_holds",
    ),
    "an interval beside its share": (
        "rpt_review_litigation",
        wrapped("rpt_review_litigation", "loss_share_high as loss_share_low"),
        "expression_holds",
    ),
    "a stage that nobody knows": (
        "rpt_review_litigation",
        wrapped("rpt_review_litigation", "'appeal' as stage"),
        "accepted_values",
    ),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_alarm_rings(fault: str, guarded_samples: Path) -> None:
    model, statement, alarm = BREAKS[fault]
    tests = compiled_tests(guarded_samples, SINGULAR, *(f"{model}.yml/{kind}*" for kind in KINDS))
    assert alarms(guarded_samples, tests) == set()
    assert any(name.startswith(alarm) for name in alarms(guarded_samples, tests, statement))
