"""Every arithmetic rule holds on numbers that obey it and fails when one number is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from star_corpus import Corpus, build_star, rows, seed

RULES = seed("quality/arithmetic_rule.csv")
YEAR = 2020
ANNUAL_TERM = {
    (row["vocabulary"], row["term_code"])
    for row in seed("vocabulary/vocabulary_term.csv")
    if row["breakdown"] == "applicant_type"
}


def signed(expression: str) -> dict[str, int]:
    """The members of one side and their signs."""
    parts = expression.replace("-", "+-").split("+")
    return {part.lstrip("-"): -1 if part.startswith("-") else 1 for part in parts if part}


def total(weights: dict[str, int], numbers: dict[str, int]) -> int:
    return sum(weight * numbers[member] for member, weight in weights.items())


def obeying(rule: dict[str, str]) -> tuple[dict[str, int], dict[str, int]]:
    """Numbers for both sides that make them equal; the sides are two reports in a cross-year rule."""
    left, right = signed(rule["left_terms"]), signed(rule["right_terms"])
    left_numbers = {member: 3 + i for i, member in enumerate(left)}
    right_numbers = {member: 2 + i for i, member in enumerate(right)}
    gap = total(right, right_numbers) - total(left, left_numbers)
    if gap >= 0:
        left_numbers[added(left)] += gap
    else:
        right_numbers[added(right)] -= gap
    return left_numbers, right_numbers


def added(weights: dict[str, int]) -> str:
    return next(member for member, weight in weights.items() if weight > 0)


def break_rule(rule: dict[str, str], left_numbers: dict[str, int]) -> None:
    """Turn numbers on which the sides are equal into numbers that break the rule."""
    if rule["operator"] != "!=":
        left_numbers[added(signed(rule["left_terms"]))] += 1


def keep_rule(rule: dict[str, str], left_numbers: dict[str, int]) -> None:
    """Turn numbers on which the sides are equal into numbers that obey the rule."""
    if rule["operator"] == "!=":
        left_numbers[added(signed(rule["left_terms"]))] += 1


def add_reports(corpus: Corpus, rule: dict[str, str]) -> None:
    """One body whose numbers obey the rule and one with a number broken."""
    for name, change in (("holds", keep_rule), ("fails", break_rule)):
        report_id = f"{rule['rule_id']}:{name}"
        left_numbers, right_numbers = obeying(rule)
        change(rule, left_numbers)
        corpus.report(report_id, agency=report_id, year=YEAR)
        if rule["applies_to"] == "cross_year":
            corpus.values(report_id, rule["vocabulary"], left_numbers)
            corpus.report(f"{report_id}:before", agency=report_id, year=YEAR - 1)
            corpus.values(f"{report_id}:before", rule["right_vocabularies"].split("|")[0], right_numbers)
        elif rule["applies_to"] == "applicant":
            term = sorted(t for v, t in ANNUAL_TERM if v == rule["vocabulary"])[0]
            for applicant, number in (left_numbers | right_numbers).items():
                corpus.value(report_id, rule["vocabulary"], term, number, applicant_type=applicant)
        else:
            corpus.values(report_id, rule["vocabulary"], left_numbers | right_numbers)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], tuple[str, str, int | None]]:
    """Outcome, severity and difference of each rule on each report of the corpus."""
    corpus = Corpus()
    for rule in RULES:
        add_reports(corpus, rule)
    database = Path(tmp_path_factory.mktemp("arithmetic")) / "rules.duckdb"
    corpus.write(database)
    build_star(database)
    found = rows(
        database,
        "select rule_id, report_id, outcome, severity, difference from marts.fct_arithmetic_check",
    )
    return {(rule, report): (outcome, severity, gap) for rule, report, outcome, severity, gap in found}


@pytest.mark.parametrize("rule", RULES, ids=[rule["rule_id"] for rule in RULES])
def test_rule_holds_on_numbers_that_obey_it(rule: dict[str, str], checked: dict) -> None:
    outcome, severity, _ = checked[rule["rule_id"], f"{rule['rule_id']}:holds"]
    assert (outcome, severity) == ("holds", rule["severity"])


@pytest.mark.parametrize("rule", RULES, ids=[rule["rule_id"] for rule in RULES])
def test_rule_fails_on_a_broken_number(rule: dict[str, str], checked: dict) -> None:
    outcome, severity, gap = checked[rule["rule_id"], f"{rule['rule_id']}:fails"]
    assert (outcome, severity) == ("fails", rule["severity"])
    assert gap == (0 if rule["operator"] == "!=" else 1)
