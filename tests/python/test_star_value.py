"""What the star makes of printed values: recipes, missing parts, precedence, conflicts, breaks, proved zeros."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from star_cases import PARTS, all_cases
from star_corpus import build_star, rows


class Star(NamedTuple):
    """A row of the star, as far as the tests look at it."""

    value: Decimal | None
    value_status: str
    recipe: int
    comparability: str
    series_segment: str
    is_break: bool
    components_expected: int
    components_found: int
    channel: str
    report_id: str
    has_conflict: bool
    supported_by_arithmetic: bool | None


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One star over all the cases."""
    path = Path(tmp_path_factory.mktemp("star")) / "star.duckdb"
    all_cases().write(path)
    build_star(path)
    return path


def star(
    database: Path, agency: str, indicator: str, year: int | None = None, applicant: str = "total"
) -> Star | None:
    """The one row of the star for a key, or None."""
    found = rows(
        database,
        f"""select {", ".join(Star._fields)} from marts.fct_indicator_value
            where agency_key = ? and indicator_code = ? and applicant_type = ? and (? is null or year = ?)""",
        [agency, indicator, applicant, year, year],
    )
    assert len(found) <= 1
    return Star(*found[0]) if found else None


def some(*arguments: Any) -> Star:
    row = star(*arguments)
    assert row is not None
    return row


def test_parts_are_summed_and_graded_by_the_worst(database: Path) -> None:
    row = some(database, "sum", "outcomes.granted")
    assert (row.value, row.components_found, row.comparability) == (5, 2, "medium")
    assert some(database, "none", "outcomes.refused").comparability == "medium"
    assert some(database, "none", "outcomes.refused_not_disclosable").comparability == "low"


@pytest.mark.parametrize(
    ("report", "status"),
    [("part_blank", "not_reported"), ("part_stroke", "not_applicable"), ("part_absent", "not_reported")],
)
def test_an_incomplete_recipe_gives_no_value(database: Path, report: str, status: str) -> None:
    row = some(database, report, "outcomes.granted")
    assert (row.value, row.value_status, row.components_expected, row.components_found) == (
        None,
        status,
        2,
        1,
    )


def test_lowest_complete_recipe_is_used(database: Path) -> None:
    first, second = (some(database, name, "request_fees.collected") for name in ("fee_first", "fee_second"))
    assert (first.value, first.recipe, first.comparability) == (30, 1, "high")
    assert (second.value, second.recipe, second.comparability) == (50, 2, "medium")
    assert first.series_segment != second.series_segment


def test_a_row_printed_whole_goes_before_its_parts(database: Path) -> None:
    assert some(database, "other_whole", "outcomes.other")[:3] == (7, "reported", 1)
    assert some(database, "other_parts", "outcomes.other", 2021, "natural_person")[:3] == (6, "reported", 2)


def test_a_sum_of_nones_is_none(database: Path) -> None:
    assert some(database, "none", "outcomes.refused")[:2] == (0, "reported_none")


def test_a_printed_total_proves_blanks_zero(database: Path) -> None:
    for applicant in PARTS[1:]:
        assert some(database, "zero_proved", "requests.received", 2020, applicant)[:2] == (0, "implied_zero")
    assert some(database, "zero_refused", "outcomes.refused_third_party")[:2] == (0, "implied_zero")


@pytest.mark.parametrize("report", ["zero_unproved", "zero_doubt"])
def test_other_totals_prove_nothing(database: Path, report: str) -> None:
    assert some(database, report, "requests.received", 2020, "research_institution")[:2] == (
        None,
        "not_reported",
    )


def test_a_stroke_is_never_a_zero(database: Path) -> None:
    stroke = some(database, "zero_stroke", "requests.received", 2020, "other_organisation")
    assert stroke[:2] == (None, "not_applicable")
    assert some(database, "zero_stroke", "requests.received", 2020, "research_institution").value == 0


def test_table_goes_before_prose_and_the_difference_is_a_conflict(database: Path) -> None:
    row = some(database, "table_first", "requests.received")
    assert (row.value, row.channel, row.has_conflict) == (12, "table", True)


def test_a_sentence_fills_a_blank(database: Path) -> None:
    row = some(database, "prose_fills", "requests.received")
    assert (row.value, row.channel, row.has_conflict) == (13, "prose", False)


def test_an_approximate_number_contradicts_nothing(database: Path) -> None:
    row = some(database, "about", "published.total")
    assert (row.value, row.has_conflict) == (3012, False)


def test_two_numbers_for_one_term_give_none(database: Path) -> None:
    row = some(database, "two_numbers", "requests.received")
    assert (row.value, row.value_status, row.has_conflict) == (None, "unreadable", True)
    assert some(database, "same_twice", "requests.received").value == 37


def test_parts_said_in_a_sentence_are_not_the_whole(database: Path) -> None:
    row = some(database, "parts_said", "outcomes.not_held")
    assert (row.value, row.value_status, row.has_conflict) == (None, "unreadable", False)
    whole = some(database, "parts_and_whole_said", "outcomes.not_held")
    assert (whole.value, whole.channel, whole.has_conflict) == (4, "table", False)


def test_unconfirmed_and_other_quantities_stay_out(database: Path) -> None:
    assert some(database, "ocr", "requests.received")[:2] == (None, "unreadable")
    assert star(database, "persons", "enquiries.total") is None


def test_the_later_version_counts_and_the_earlier_is_a_conflict(database: Path) -> None:
    row = some(database, "corrected", "requests.received")
    assert (row.value, row.report_id, row.has_conflict) == (11, "new", True)
    assert star(database, "corrected", "complaints.total") is None


def test_versions_that_nothing_orders_decide_nothing(database: Path) -> None:
    row = some(database, "undecided", "requests.received")
    assert (row.value, row.value_status, row.has_conflict) == (None, "unreadable", True)
    assert some(database, "undecided", "complaints.total").value == 2


def test_a_report_without_a_year_stays_out(database: Path) -> None:
    assert star(database, "no_year", "requests.received") is None
    assert rows(database, "select count(*) from marts.fct_reported_value where report_id = 'no_year'") == [
        (1,)
    ]


def test_the_usual_scope_wins_and_a_change_of_scope_is_a_break(database: Path) -> None:
    row = some(database, "scopes", "requests.received", 2016)
    assert (row.value, row.is_break, row.has_conflict) == (6, False, False)
    assert some(database, "scopes", "requests.received", 2017).is_break


def test_the_total_of_a_report_that_prints_its_own_figures_beside_it(database: Path) -> None:
    row = some(database, "columns_of_bodies", "requests.received")
    assert (row.value, row.has_conflict) == (14, False)
    assert some(database, "columns_of_own", "requests.received").value == 8
    row = some(database, "sentences_of_bodies", "requests.received")
    assert (row.value, row.value_status) == (None, "unreadable")
    row = some(database, "two_reports", "requests.received", 2016)
    assert (row.value, row.value_status) == (None, "unreadable")


def test_a_change_of_meaning_is_a_break(database: Path) -> None:
    assert not some(database, "series", "outcomes.total", 2018).is_break
    assert some(database, "series", "outcomes.total", 2019).is_break
    assert not some(database, "series", "outcomes.total", 2020).is_break
    assert not some(database, "series", "requests.received", 2019).is_break


def test_a_sentence_joins_the_segment_of_its_time(database: Path) -> None:
    assert some(database, "text_2017", "outcomes.total").series_segment == "replies"
    assert some(database, "text_2022", "outcomes.total").series_segment == "results"


def test_cumulative_columns_are_for_stocks_only(database: Path) -> None:
    assert some(database, "columns", "capacity.staff").value == 12
    assert some(database, "columns", "training.courses").value == 3
    assert star(database, "cumulative_only", "published.total") is None
    assert star(database, "quarter", "published.total") is None


def test_a_part_of_the_terms_can_suffice(database: Path) -> None:
    found = dict(
        rows(
            database,
            """select report_id, outcome from marts.fct_arithmetic_check
           where rule_id = 'national_2014.request_channels_max' and report_id like 'few%'""",
        )
    )
    assert found == {"few_parts": "not_assessable", "few_holds": "not_assessable", "few_fails": "fails"}
    outcome = rows(
        database,
        """select outcome, missing_terms from marts.fct_arithmetic_check
           where rule_id = 'national_2014.published_channels' and report_id = 'channels'""",
    )
    assert outcome[0][0] == "holds"
    assert "channel.gazette" in outcome[0][1]


def test_arithmetic_bears_out_or_contradicts(database: Path) -> None:
    verdicts = [
        some(database, name, "capacity.staff").supported_by_arithmetic
        for name in ("supported", "contradicted")
    ]
    assert verdicts == [True, False]
    assert some(database, "sum", "outcomes.granted").supported_by_arithmetic is None
    assert some(database, "contradicted", "capacity.staff").value == 4


def test_every_star_value_is_the_sum_of_its_lineage(database: Path) -> None:
    wrong = rows(
        database,
        """select f.indicator_value_id
           from marts.fct_indicator_value f
           left join marts.bridge_lineage b using (indicator_value_id)
           left join marts.fct_reported_value v using (reported_value_id)
           group by all
           having count(v.reported_value_id) = 0
               or (any_value(f.value) is not null and any_value(f.value) <> sum(b.weight * coalesce(v.value, 0)))""",
    )
    assert wrong == []
