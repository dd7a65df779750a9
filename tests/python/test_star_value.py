"""What the star makes of printed values: recipes, missing parts, precedence, conflicts, breaks, proved zeros."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from star_corpus import Corpus, build_star, rows

REFUSALS_2019 = [
    f"result.refused.{ground}"
    for ground in ("state_secret", "law_prohibits", "safety_stability", "third_party_rights", "internal_affairs",
                   "deliberative_process", "enforcement_file", "administrative_query")
]
PARTS = ["natural_person", "commercial_enterprise", "research_institution", "public_welfare_organisation",
         "legal_service_organisation", "other_organisation"]


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


def recipes(corpus: Corpus) -> None:
    """Sums, alternatives and missing parts."""
    corpus.report("sum", year=2016)
    corpus.values("sum", "national_2014", {"reply.already_public": 2, "reply.granted": 3})
    corpus.report("part_blank", year=2016)
    corpus.values("part_blank", "national_2014", {"reply.already_public": 2, "reply.granted": None})
    corpus.report("part_stroke", year=2016)
    corpus.values("part_stroke", "national_2014", {"reply.already_public": 2, "reply.granted": "not_applicable"})
    corpus.report("part_absent", year=2016)
    corpus.values("part_absent", "national_2014", {"reply.already_public": 2})
    for name, copying in (("fee_first", 30), ("fee_second", None)):
        corpus.report(name, year=2013)
        corpus.values(name, "jilin_2013", {"fee.collected_copying": copying, "fee.collected": 50}, unit="元")
    corpus.report("other_whole", year=2021)
    corpus.value("other_whole", "national_2021", "result.other", 7, applicant_type="total")
    corpus.report("other_parts", year=2021)
    for part in ("not_corrected", "fee_unpaid", "other"):
        corpus.value("other_parts", "national_2021", f"result.other.{part}", 2, applicant_type="natural_person")
    corpus.report("none", year=2019)
    for term in REFUSALS_2019:
        corpus.value("none", "national_2019", term, 0, applicant_type="total", value_status="reported_none")


def zeros(corpus: Corpus) -> None:
    """Blanks beside a total that proves them zero, and beside totals that do not."""
    for name, total, blank in (
        ("zero_proved", 4, None), ("zero_unproved", 5, None), ("zero_stroke", 4, "not_applicable"),
        ("zero_doubt", 4, "unreadable"),
    ):
        corpus.report(name, year=2020)
        for applicant, number in {"total": total, "natural_person": 4}.items():
            corpus.value(name, "national_2019", "request.new", number, applicant_type=applicant)
        for applicant in PARTS[1:]:
            status = blank if applicant == "other_organisation" else None
            corpus.value(name, "national_2019", "request.new", status, applicant_type=applicant)
    corpus.report("zero_refused", year=2016)
    grounds = {"state_secret", "trade_secret", "privacy", "safety_stability", "not_government_information"}
    corpus.values("zero_refused", "national_2014", {"reply.refused": 0, "reply.refused.other_law": None})
    corpus.values("zero_refused", "national_2014", {f"reply.refused.{ground}": None for ground in grounds})


def precedence(corpus: Corpus) -> None:
    """Several candidates for one value."""
    corpus.report("table_first", year=2016)
    corpus.value("table_first", "national_2014", "request.received", 12)
    corpus.value("table_first", "narrative", "requests.received", 13, channel="prose")
    corpus.report("prose_fills", year=2016)
    corpus.value("prose_fills", "national_2014", "request.received", None)
    corpus.value("prose_fills", "narrative", "requests.received", 13, channel="prose")
    corpus.report("about", year=2016)
    corpus.value("about", "national_2014", "proactive.total", 3012, unit="条")
    corpus.value("about", "narrative", "published.total", 3000, unit="条", channel="prose", is_approximate=True)
    corpus.report("two_numbers", year=2016)
    corpus.value("two_numbers", "national_2014", "request.received", 37)
    corpus.value("two_numbers", "national_2014", "request.received", 40)
    corpus.report("same_twice", year=2016)
    corpus.value("same_twice", "national_2014", "request.received", 37)
    corpus.value("same_twice", "national_2014", "request.received", 37)
    corpus.report("ocr", year=2016)
    corpus.value("ocr", "national_2014", "request.received", 37, value_status="unverified")
    corpus.report("persons", year=2016)
    corpus.value("persons", "narrative", "enquiries.total", 20, unit="人次", channel="prose")
    corpus.report("old", agency="corrected", year=2016, status="superseded", is_latest=False)
    corpus.values("old", "national_2014", {"request.received": 10, "complaint.total": 1})
    corpus.report("new", agency="corrected", year=2016)
    corpus.value("new", "national_2014", "request.received", 11)
    for name, number in (("undecided_1", 5), ("undecided_2", 6)):
        corpus.report(name, agency="undecided", year=2016, is_latest=False)
        corpus.values(name, "national_2014", {"request.received": number, "complaint.total": 2})
    corpus.report("no_year", year=None, status="needs_year", is_latest=False)
    corpus.value("no_year", "national_2014", "request.received", 9)
    for year in (2014, 2015):
        corpus.report(f"own_{year}", agency="scopes", year=year)
        corpus.value(f"own_{year}", "national_2014", "request.received", 5)
    for name, scope, number in (("own_2016", "own", 6), ("all_2016", "consolidated", 60)):
        corpus.report(name, agency="scopes", year=2016, scope=scope, is_latest=False)
        corpus.value(name, "national_2014", "request.received", number)
    corpus.report("all_2017", agency="scopes", year=2017, scope="consolidated")
    corpus.value("all_2017", "national_2014", "request.received", 70)


def years(corpus: Corpus) -> None:
    """Series over the forms, and cumulative columns."""
    corpus.report("form_2018", agency="series", year=2018)
    corpus.values("form_2018", "national_2014", {"reply.total": 8, "request.received": 8})
    corpus.report("form_2020", agency="series", year=2020)
    for term in ("result.total", "request.new"):
        corpus.value("form_2020", "national_2019", term, 9, applicant_type="total")
    corpus.report("form_2021", agency="series", year=2021)
    corpus.value("form_2021", "national_2021", "result.total", 9, applicant_type="total")
    for year in (2017, 2022):
        corpus.report(f"text_{year}", year=year)
        corpus.value(f"text_{year}", "narrative", "outcomes.total", 4, channel="prose")
    corpus.report("columns", year=2013)
    for term in ("capacity.staff", "training.courses"):
        corpus.value("columns", "jilin_2013", term, 12, basis="cumulative", unit="人" if term[0] == "c" else "次")
        corpus.value("columns", "jilin_2013", term, 3, unit="人" if term[0] == "c" else "次")
    corpus.report("cumulative_only", year=2013)
    corpus.value("cumulative_only", "jilin_2013", "published.total", 99, basis="cumulative", unit="条")
    corpus.report("quarter", year=2013)
    corpus.value("quarter", "jilin_2013", "published.total", 9, basis="period", unit="条")


def arithmetic(corpus: Corpus) -> None:
    """Rules that need only a part of their terms, and what they say of the values."""
    for name, head, total in (("few_parts", None, 3), ("few_holds", 1, 3), ("few_fails", 4, 3)):
        corpus.report(name, year=2016)
        corpus.values(name, "national_2014",
                      {"request.received_in_person": head, "request.received_fax": "not_applicable",
                       "request.received_online": 0, "request.received_letter": 0, "request.received": total})
    corpus.report("channels", year=2016)
    corpus.values("channels", "national_2014", {"proactive.total": 5, "channel.website": 7, "channel.gazette": None},
                  unit="条")
    for name, total in (("supported", 3), ("contradicted", 4)):
        corpus.report(name, year=2016)
        corpus.values(name, "national_2014", {"capacity.staff": total, "capacity.staff_full_time": 1,
                                              "capacity.staff_part_time": 2}, unit="人")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One star over all the cases."""
    corpus = Corpus()
    for cases in (recipes, zeros, precedence, years, arithmetic):
        cases(corpus)
    path = Path(tmp_path_factory.mktemp("star")) / "star.duckdb"
    corpus.write(path)
    build_star(path)
    return path


def star(database: Path, agency: str, indicator: str, year: int | None = None, applicant: str = "total") -> Star | None:
    """The one row of the star for a key, or None."""
    found = rows(
        database,
        f"""select {', '.join(Star._fields)} from marts.fct_indicator_value
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
    assert (row.value, row.value_status, row.components_expected, row.components_found) == (None, status, 2, 1)


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
    assert some(database, report, "requests.received", 2020, "research_institution")[:2] == (None, "not_reported")


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
    assert rows(database, "select count(*) from marts.fct_reported_value where report_id = 'no_year'") == [(1,)]


def test_the_usual_scope_wins_and_a_change_of_scope_is_a_break(database: Path) -> None:
    row = some(database, "scopes", "requests.received", 2016)
    assert (row.value, row.is_break, row.has_conflict) == (6, False, False)
    assert some(database, "scopes", "requests.received", 2017).is_break


def test_a_change_of_meaning_is_a_break(database: Path) -> None:
    assert not some(database, "series", "outcomes.total", 2018).is_break
    assert some(database, "series", "outcomes.total", 2020).is_break
    assert not some(database, "series", "outcomes.total", 2021).is_break
    assert not some(database, "series", "requests.received", 2020).is_break


def test_a_sentence_joins_the_segment_of_its_time(database: Path) -> None:
    assert some(database, "text_2017", "outcomes.total").series_segment == "replies"
    assert some(database, "text_2022", "outcomes.total").series_segment == "results"


def test_cumulative_columns_are_for_stocks_only(database: Path) -> None:
    assert some(database, "columns", "capacity.staff").value == 12
    assert some(database, "columns", "training.courses").value == 3
    assert star(database, "cumulative_only", "published.total") is None
    assert star(database, "quarter", "published.total") is None


def test_a_part_of_the_terms_can_suffice(database: Path) -> None:
    found = dict(rows(
        database,
        """select report_id, outcome from marts.fct_arithmetic_check
           where rule_id = 'national_2014.request_channels_max' and report_id like 'few%'""",
    ))
    assert found == {"few_parts": "not_assessable", "few_holds": "not_assessable", "few_fails": "fails"}
    outcome = rows(
        database,
        """select outcome, missing_terms from marts.fct_arithmetic_check
           where rule_id = 'national_2014.published_channels' and report_id = 'channels'""",
    )
    assert outcome[0][0] == "holds"
    assert "channel.gazette" in outcome[0][1]


def test_arithmetic_bears_out_or_contradicts(database: Path) -> None:
    verdicts = [some(database, name, "capacity.staff").supported_by_arithmetic for name in ("supported", "contradicted")]
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
