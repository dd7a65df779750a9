"""Printed values that lead to each hard branch of the star, a report of its own for each case."""

from __future__ import annotations

from star_corpus import Corpus

REFUSALS_2019 = [
    f"result.refused.{ground}"
    for ground in (
        "state_secret",
        "law_prohibits",
        "safety_stability",
        "third_party_rights",
        "internal_affairs",
        "deliberative_process",
        "enforcement_file",
        "administrative_query",
    )
]
PARTS = [
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organisation",
    "legal_service_organisation",
    "other_organisation",
]


def recipes(corpus: Corpus) -> None:
    """Sums, alternatives and missing parts."""
    corpus.report("sum", year=2016)
    corpus.values("sum", "national_2014", {"reply.already_public": 2, "reply.granted": 3})
    corpus.report("part_blank", year=2016)
    corpus.values("part_blank", "national_2014", {"reply.already_public": 2, "reply.granted": None})
    corpus.report("part_stroke", year=2016)
    corpus.values(
        "part_stroke", "national_2014", {"reply.already_public": 2, "reply.granted": "not_applicable"}
    )
    corpus.report("part_absent", year=2016)
    corpus.values("part_absent", "national_2014", {"reply.already_public": 2})
    for name, copying in (("fee_first", 30), ("fee_second", None)):
        corpus.report(name, year=2013)
        corpus.values(name, "jilin_2013", {"fee.collected_copying": copying, "fee.collected": 50}, unit="元")
    corpus.report("other_whole", year=2021)
    corpus.value("other_whole", "national_2021", "result.other", 7, applicant_type="total")
    corpus.report("other_parts", year=2021)
    for part in ("not_corrected", "fee_unpaid", "other"):
        corpus.value(
            "other_parts", "national_2021", f"result.other.{part}", 2, applicant_type="natural_person"
        )
    corpus.report("none", year=2019)
    for term in REFUSALS_2019:
        corpus.value("none", "national_2019", term, 0, applicant_type="total", value_status="reported_none")


def zeros(corpus: Corpus) -> None:
    """Blanks beside a total that proves them zero, and beside totals that do not."""
    for name, total, blank in (
        ("zero_proved", 4, None),
        ("zero_unproved", 5, None),
        ("zero_stroke", 4, "not_applicable"),
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
    corpus.value(
        "about", "narrative", "published.total", 3000, unit="条", channel="prose", is_approximate=True
    )
    for report, wholes in (("parts_said", ()), ("parts_and_whole_said", (4,))):
        corpus.report(report, year=2016)
        for number in (2, 2):
            corpus.value(
                report, "narrative", "outcomes.not_held", number, channel="prose", match_method="part"
            )
        for number in wholes:
            corpus.value(report, "narrative", "outcomes.not_held", number, channel="prose")
    corpus.value("parts_and_whole_said", "national_2014", "reply.not_exist", 2)
    corpus.value("parts_and_whole_said", "national_2014", "reply.not_this_agency", 2)
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
    for name, scope in (("columns_of_bodies", "unknown"), ("columns_of_own", "own")):
        corpus.report(name, year=2016, scope=scope)
        corpus.value(name, "national_2014", "request.received", 14, scope="consolidated")
        corpus.value(name, "national_2014", "request.received", 8, scope="own")
    corpus.report("sentences_of_bodies", year=2013, scope="unknown")
    for number, scope in ((36, "own"), (1204, "consolidated")):
        corpus.value(
            "sentences_of_bodies", "narrative", "requests.received", number, scope=scope, channel="prose"
        )
    for year in (2014, 2015):
        corpus.report(f"one_column_{year}", agency="two_reports", year=year, scope="unknown")
        corpus.value(f"one_column_{year}", "national_2014", "request.received", 5)
    for name, scope, number in (("part", "own", 6), ("whole", "consolidated", 60)):
        corpus.report(name, agency="two_reports", year=2016, scope=scope)
        corpus.value(name, "national_2014", "request.received", number)


def years(corpus: Corpus) -> None:
    """Series over the forms, and cumulative columns."""
    corpus.report("form_2018", agency="series", year=2018)
    corpus.values("form_2018", "national_2014", {"reply.total": 8, "request.received": 8})
    corpus.report("form_2019", agency="series", year=2019)
    for term in ("result.total", "request.new"):
        corpus.value("form_2019", "national_2019", term, 9, applicant_type="total")
    corpus.report("form_2020", agency="series", year=2020)
    corpus.value("form_2020", "national_2021", "result.total", 9, applicant_type="total")
    for year in (2017, 2022):
        corpus.report(f"text_{year}", year=year)
        corpus.value(f"text_{year}", "narrative", "outcomes.total", 4, channel="prose")
    corpus.report("columns", year=2013)
    for term in ("capacity.staff", "training.courses"):
        corpus.value(
            "columns", "jilin_2013", term, 12, basis="cumulative", unit="人" if term[0] == "c" else "次"
        )
        corpus.value("columns", "jilin_2013", term, 3, unit="人" if term[0] == "c" else "次")
    corpus.report("cumulative_only", year=2013)
    corpus.value("cumulative_only", "jilin_2013", "published.total", 99, basis="cumulative", unit="条")
    corpus.report("quarter", year=2013)
    corpus.value("quarter", "jilin_2013", "published.total", 9, basis="period", unit="条")


def arithmetic(corpus: Corpus) -> None:
    """Rules that need only a part of their terms, and what they say of the values."""
    for name, head, total in (("few_parts", None, 3), ("few_holds", 1, 3), ("few_fails", 4, 3)):
        corpus.report(name, year=2016)
        corpus.values(
            name,
            "national_2014",
            {
                "request.received_in_person": head,
                "request.received_fax": "not_applicable",
                "request.received_online": 0,
                "request.received_letter": 0,
                "request.received": total,
            },
        )
    corpus.report("channels", year=2016)
    corpus.values(
        "channels",
        "national_2014",
        {"proactive.total": 5, "channel.website": 7, "channel.gazette": None},
        unit="条",
    )
    for name, total in (("supported", 3), ("contradicted", 4)):
        corpus.report(name, year=2016)
        corpus.values(
            name,
            "national_2014",
            {"capacity.staff": total, "capacity.staff_full_time": 1, "capacity.staff_part_time": 2},
            unit="人",
        )


def all_cases() -> Corpus:
    """Every case in one corpus."""
    corpus = Corpus()
    for cases in (recipes, zeros, precedence, years, arithmetic):
        cases(corpus)
    return corpus
