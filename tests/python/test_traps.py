"""The places where the forms invite a wrong comparison: what the crosswalk says there, and that a test notices if not.

Each trap is a question to the seeds whose answer is a list of faults: empty for the seeds of the project, not empty
for a copy in which somebody fell into the trap.
"""

from __future__ import annotations

import csv
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from star_corpus import PROJECT, rows

sys.path.insert(0, str(PROJECT / "scripts"))

from atlas_seeds import Crosswalk

Edit = Callable[[list[dict[str, str]]], list[dict[str, str]]]
NEW_FORMS = ("national_2019", "national_2021")


def feeds(walk: Crosswalk, indicator: str, form: str | None = None) -> set[tuple[str, str]]:
    """The (form, term) pairs that feed an indicator."""
    return {
        (row["vocabulary"], row["term_code"])
        for row in walk.map
        if row["indicator_code"] == indicator and form in (None, row["vocabulary"])
    }


def segments(walk: Crosswalk, indicator: str, form: str) -> set[str]:
    return {
        row["segment"] for row in walk.map if row["indicator_code"] == indicator and row["vocabulary"] == form
    }


def printed(walk: Crosswalk, indicator: str) -> set[str]:
    """The labels under which an indicator is known: those of its terms and the general ones."""
    own = {walk.terms[key]["label_path"] for key in feeds(walk, indicator)}
    return own | {row["alias"] for row in walk.aliases.get(("*", indicator), [])}


def three_fees(walk: Crosswalk) -> list[str]:
    """Fees for requests, the information-processing fee and administrative fees are three things."""
    fees = ("request_fees.collected", "request_fees.information_processing", "administrative_fees.amount")
    labels = {fee: printed(walk, fee) for fee in fees}
    faults = [f"{a} and {b} share a label" for a in fees for b in fees if a < b and labels[a] & labels[b]]
    administrative = {
        label for label in labels["administrative_fees.amount"] if "行政事业性收费" not in label
    }
    others = {label for fee in fees[:2] for label in labels[fee] if "行政事业性" in label}
    processing = {label for label in labels["request_fees.collected"] if "信息处理费" in label}
    return faults + sorted(administrative | others | processing)


def already_public_was_a_reply(walk: Crosswalk) -> list[str]:
    """Before 2019 granted is the sum of two replies; from 2019 on it is one result, in the same line."""
    recipes = walk.forms("outcomes.granted")
    old = [{row["term_code"] for row in parts} for _, parts in recipes["national_2014"]]
    new = {len(parts) for form in NEW_FORMS for _, parts in recipes[form]}
    line = set.union(*(segments(walk, "outcomes.granted", form) for form in ("national_2014", *NEW_FORMS)))
    faults = [] if old == [{"reply.already_public", "reply.granted"}] else [f"2014: {old}"]
    return faults + ([] if new == {1} else ["2019"]) + ([] if len(line) == 1 else ["not one line"])


def three_replies_meet_in_not_held(walk: Crosswalk) -> list[str]:
    """Not existing and another agency before, not held and would have to be created after."""
    old = {("national_2014", "reply.not_exist"), ("national_2014", "reply.not_this_agency")}
    wanted = old | {
        (form, f"result.unable.{kind}") for form in NEW_FORMS for kind in ("not_held", "needs_creation")
    }
    forms = ("national_2014", *NEW_FORMS)
    found = set.union(*(feeds(walk, "outcomes.not_held", form) for form in forms))
    return sorted(map(str, found ^ wanted))


def an_interim_notice_is_no_outcome(walk: Crosswalk) -> list[str]:
    """A request for amendment never stands in one line with a result that closes a request."""
    faults = []
    for row in walk.map:
        if row["term_code"] == "reply.amendment_requested":
            indicator = row["indicator_code"]
            shared = set.union(*(segments(walk, indicator, form) for form in NEW_FORMS)) & {row["segment"]}
            faults += [f"{indicator} joins {shared}"] if shared or row["comparability"] != "low" else []
    total = segments(walk, "outcomes.total", "national_2014") & segments(
        walk, "outcomes.total", "national_2019"
    )
    return faults + sorted(total)


def refusals_break(walk: Crosswalk) -> list[str]:
    """Administrative queries had no line before 2019: refusals break there, and the register says why."""
    faults = sorted(
        segments(walk, "outcomes.refused", "national_2014")
        & segments(walk, "outcomes.refused", "national_2019")
    )
    told = [
        row["note_zh"]
        for row in walk.breaks[("outcomes.refused",)]
        if (row["break_year"], row["splits_line"]) == ("2019", "true")
    ]
    queries = {("national_2019", "result.refused.administrative_query")} - feeds(walk, "outcomes.refused")
    silent = [] if len(told) == 1 and "行政查询事项" in told[0] else [f"register: {told}"]
    return faults + sorted(map(str, queries)) + silent


def concluded_lawsuits_compare(walk: Crosswalk) -> list[str]:
    """Totals break where pending cases come in; concluded ones hold both routes, no pending case, in one line."""
    faults = []
    for total in ("reviews.total", "litigation.total"):
        faults += sorted(segments(walk, total, "national_2014") & segments(walk, total, "national_2019"))
    faults += [
        str(key) for key in feeds(walk, "litigation.concluded") if key[1].endswith(("pending", "total"))
    ]
    faults += [str(key) for key in feeds(walk, "reviews.concluded") if key[1].endswith(("pending", "total"))]
    for form in NEW_FORMS:
        routes = {
            f"litigation_{route}.{end}"
            for route in ("direct", "after_review")
            for end in ("upheld", "corrected", "other")
        }
        faults += sorted(routes ^ {term for _, term in feeds(walk, "litigation.concluded", form)})
    line = {row["segment"] for row in walk.map if row["indicator_code"] == "litigation.concluded"}
    return faults + ([] if len(line) == 1 else sorted(line))


def public_is_not_in_force(walk: Crosswalk) -> list[str]:
    """The number public in total and the number in force are different indicators, whatever the labels."""
    faults = []
    for kind in ("normative_documents", "regulations"):
        faults += [
            str(key)
            for key in feeds(walk, f"{kind}.in_force")
            if "现行有效" not in walk.terms[key]["label_path"]
        ]
        faults += [
            str(key)
            for key in feeds(walk, f"{kind}.public_total")
            if "对外公开" not in walk.terms[key]["label_path"]
        ]
    return faults


def other_handling_is_whole_or_split(walk: Crosswalk) -> list[str]:
    """Since 2021 other handling is one row or three: alternatives of one line, never added to each other."""
    recipes = {
        number: [row["term_code"] for row in parts]
        for number, parts in walk.forms("outcomes.other")["national_2021"]
    }
    split = [f"result.other.{part}" for part in ("not_corrected", "fee_unpaid", "other")]
    line = {row["segment"] for row in walk.map if row["indicator_code"] == "outcomes.other"}
    return ([] if recipes == {1: ["result.other"], 2: split} else [str(recipes)]) + (
        [] if len(line) == 1 else sorted(line)
    )


def an_old_form_stays_valid(walk: Crosswalk) -> list[str]:
    """A body may print the old form in 2019: its segment goes by the form, and no row of a form ends with a year."""
    return [
        f"{row['term_code']} {row['indicator_code']}"
        for row in walk.map
        if row["valid_from"] or row["valid_to"]
    ]


def put(indicator: str, term: str, form: str = "national_2014", **changes: str) -> Edit:
    """Change the rows of one term of one indicator."""

    def edit(lines: list[dict[str, str]]) -> list[dict[str, str]]:
        key = (indicator, term, form)
        hit = [(line["indicator_code"], line["term_code"], line["vocabulary"]) == key for line in lines]
        assert any(hit), key
        return [line | changes if found else line for line, found in zip(lines, hit, strict=True)]

    return edit


def drop(indicator: str, term: str, form: str) -> Edit:
    """Take the row of one term out of an indicator."""
    return lambda lines: [
        line
        for line in lines
        if (line["indicator_code"], line["term_code"], line["vocabulary"]) != (indicator, term, form)
    ]


TRAPS: dict[str, tuple[Callable[[Crosswalk], list[str]], Edit]] = {
    "fees": (
        three_fees,
        put(
            "administrative_fees.amount",
            "fee.amount",
            "national_2021",
            indicator_code="request_fees.collected",
        ),
    ),
    "already public": (
        already_public_was_a_reply,
        drop("outcomes.granted", "reply.already_public", "national_2014"),
    ),
    "not held": (
        three_replies_meet_in_not_held,
        drop("outcomes.not_held", "result.unable.needs_creation", "national_2021"),
    ),
    "interim notice": (
        an_interim_notice_is_no_outcome,
        put("outcomes.unclear", "reply.amendment_requested", segment="form_2019"),
    ),
    "administrative query": (refusals_break, put("outcomes.refused", "reply.refused", segment="form_2019")),
    "pending lawsuits": (
        concluded_lawsuits_compare,
        put(
            "litigation.pending",
            "litigation_direct.pending",
            "national_2019",
            indicator_code="litigation.concluded",
        ),
    ),
    "pending reviews": (
        concluded_lawsuits_compare,
        put("reviews.total", "review.total", segment="with_pending"),
    ),
    "public in total": (
        public_is_not_in_force,
        put(
            "regulations.public_total",
            "regulation.public_total",
            "national_2019",
            indicator_code="regulations.in_force",
        ),
    ),
    "other handling": (
        other_handling_is_whole_or_split,
        put("outcomes.other", "result.other.fee_unpaid", "national_2021", recipe="1"),
    ),
    "old form in 2019": (
        an_old_form_stays_valid,
        put("requests.received", "request.received", valid_to="2018"),
    ),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_the_crosswalk_avoids_the_trap(trap: str) -> None:
    assert TRAPS[trap][0](Crosswalk()) == []


@pytest.mark.parametrize("trap", TRAPS)
def test_whoever_falls_into_the_trap_is_told(trap: str, tmp_path: Path) -> None:
    faults, edit = TRAPS[trap]
    shutil.copytree(PROJECT / "seeds", tmp_path / "seeds")
    path = tmp_path / "seeds" / "crosswalk" / "term_indicator_map.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        lines = list(csv.DictReader(handle))
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, lines[0].keys())
        writer.writeheader()
        writer.writerows(edit(lines))
    assert faults(Crosswalk(tmp_path / "seeds")) != []


def test_a_body_that_kept_the_old_form_breaks_a_year_later(samples_warehouse: Path) -> None:
    line = rows(
        samples_warehouse,
        """select year, vocabulary, is_break, break_direction from reporting.rpt_series
           where agency_key in (
               select agency_key from reporting.rpt_series where vocabulary = 'national_2014' and year = 2019)
             and indicator_code = 'outcomes.refused' and applicant_type = 'total' and year between 2018 and 2021
           order by year""",
    )
    assert line == [
        (2018, "national_2014", False, None),
        (2019, "national_2014", False, None),
        (2020, "national_2019", True, "unclear"),
        (2021, "national_2021", False, None),
    ]


def test_a_warning_inside_a_line_is_shown_at_its_year(samples_warehouse: Path) -> None:
    shown = rows(
        samples_warehouse,
        """select distinct year, event_note_en like '%special need%', is_break from reporting.rpt_series
           where indicator_code = 'requests.received' and applicant_type = 'total'
             and compared_with_year = 2018 and year = 2019""",
    )
    assert shown == [(2019, True, False)]
