"""The dbt tests of the star ring when something is wrong: break a copy of a warehouse, expect the alarm."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from alarms import alarms, compiled_tests
from star_corpus import PROJECT, rows

BREAKS = {
    "a cell lost after the mapping": (
        "conservation_nothing_lost",
        """delete from marts.fct_reported_value
           where raw_id = (select min(raw_id) from marts.fct_reported_value where channel = 'table')""",
    ),
    "a sentence value lost": (
        "conservation_nothing_lost",
        """delete from marts.fct_reported_value
           where raw_id = (select min(raw_id) from marts.fct_reported_value where channel = 'prose')""",
    ),
    "a cell counted twice": (
        "conservation_nothing_lost",
        "insert into marts.fct_reported_value select * from marts.fct_reported_value order by raw_id limit 1",
    ),
    "an exclusion forgotten": (
        "conservation_nothing_lost",
        "delete from intermediate.int_cell_mapping where outcome = 'excluded'",
    ),
    "a report lost": (
        "conservation_nothing_lost",
        "delete from marts.dim_report where report_id = (select min(report_id) from marts.dim_report)",
    ),
    "a file neither loaded nor rejected": (
        "conservation_nothing_lost",
        "update raw.ingest_run set rejected = rejected - 1",
    ),
    "a term nobody decided on": (
        "crosswalk_every_term_decided",
        "delete from seeds.unmapped_term where term_code = 'gazette.copies'",
    ),
    "a term mapped and declared unmapped": (
        "crosswalk_every_term_decided",
        """insert into seeds.unmapped_term
           select 'national_2014', 'reply.total', reason, note_zh, note from seeds.unmapped_term limit 1""",
    ),
    "a decision on a term that does not exist": (
        "crosswalk_every_term_decided",
        "update seeds.unmapped_term set term_code = 'no.such_term' where term_code = 'gazette.copies'",
    ),
    "an indicator that nothing reaches": (
        "crosswalk_every_indicator_reached",
        "delete from marts.bridge_term_indicator where indicator_code = 'capacity.websites'",
    ),
    "persons added to times": (
        "crosswalk_one_dimension",
        "update marts.dim_indicator set dimension = 'persons' where indicator_code = 'training.meetings'",
    ),
    "parts of one recipe in two segments": (
        "crosswalk_recipe_is_one_thing",
        """update marts.bridge_term_indicator set segment = 'other'
           where vocabulary = 'national_2014' and term_code = 'reply.granted'""",
    ),
    "an indicator that is its own ancestor": (
        "crosswalk_tree_has_no_cycle",
        """update marts.dim_indicator set parent_indicator_code = 'outcomes.unclear'
           where indicator_code = 'outcomes.total'""",
    ),
    "a rule with a term that no form has": (
        "arithmetic_rule_terms_exist",
        "update intermediate.int_arithmetic_term set member_code = 'no.such_term' where member_code = 'review.pending'",
    ),
    "a number that is not its parts": (
        "star_sums_its_lineage",
        "update marts.fct_indicator_value set value = value + 1 where indicator_code = 'outcomes.granted'",
    ),
    "a number from nowhere": (
        "star_sums_its_lineage",
        "update marts.bridge_lineage set reported_value_id = md5(reported_value_id)",
    ),
    "a number of a report that waits": (
        "star_has_only_loaded_reports",
        "update marts.dim_report set status = 'needs_agency'",
    ),
    "an unconfirmed number": (
        "star_takes_no_doubtful_number",
        "update marts.fct_reported_value set value_status = 'unverified' where term_code = 'request.received'",
    ),
    "a cumulative number for what happens yearly": (
        "star_takes_no_doubtful_number",
        "update marts.fct_reported_value set basis = 'cumulative' where term_code = 'request.received'",
    ),
    "a printed number that fell out on the way to the star": (
        "star_loses_no_value",
        """delete from marts.bridge_lineage
           where reported_value_id = (select min(reported_value_id) from marts.bridge_lineage);
           update intermediate.int_star_candidate set parts = []""",
    ),
    "a number that may not be compared, in a line with others": (
        "crosswalk_none_stands_alone",
        """update marts.bridge_term_indicator set comparability = 'none'
           where vocabulary = 'national_2019' and indicator_code = 'outcomes.granted'""",
    ),
    "incomparable numbers joined across 2019": (
        "crosswalk_none_stands_alone",
        "update marts.bridge_term_indicator set comparability = 'none' where indicator_code = 'outcomes.granted'",
    ),
    "a number without a place": (
        "star_value_has_a_place",
        "update marts.fct_reported_value set locator = '' where term_code = 'request.received'",
    ),
    "a number of another year's report": (
        "star_value_has_a_place",
        "update marts.dim_report set report_year = report_year + 1",
    ),
    "a grade better than its worst part": (
        "star_grade_is_the_worst",
        "update marts.fct_indicator_value set comparability = 'high' where indicator_code = 'outcomes.refused'",
    ),
    "a break without a reason": (
        "break_register_explains_every_segment",
        """update marts.bridge_term_indicator set segment = 'other'
           where vocabulary = 'national_2019' and indicator_code = 'outcomes.granted'""",
    ),
    "a reason for a break that does not exist": (
        "break_register_explains_every_segment",
        "update seeds.break_register set from_segment = 'no_such' where indicator_code = 'outcomes.total'",
    ),
    "a line that breaks in silence": (
        "series_crosses_no_break",
        "update marts.fct_series_step set break_note_zh = null where is_break",
    ),
    "a line across a break": (
        "series_crosses_no_break",
        """create table reporting.joined as select * replace (false as is_break) from reporting.rpt_series;
           drop view reporting.rpt_series;
           alter table reporting.joined rename to rpt_series""",
    ),
    "a part added twice": (
        "star_parts_match_map",
        """insert into marts.bridge_lineage
           select indicator_value_id, md5(reported_value_id), weight, fingerprint from marts.bridge_lineage""",
    ),
}
TESTS = sorted({test for test, _ in BREAKS.values()})
OWN_BREAKS = {
    "a row of the crosswalk twice": (
        "unique_together_bridge_term_*",
        "insert into marts.bridge_term_indicator select * from marts.bridge_term_indicator limit 1",
    ),
    "two numbers for one body, year and indicator": (
        "unique_together_fct_indicator_*",
        """insert into marts.fct_indicator_value
           select * replace (md5(indicator_value_id) as indicator_value_id)
           from marts.fct_indicator_value limit 1""",
    ),
    "a number from a recipe that lacks a part": (
        "expression_holds_fct_indicator_*",
        """update marts.fct_indicator_value set components_found = components_found - 1
           where indicator_code = 'outcomes.granted' and value is not null""",
    ),
}


@pytest.mark.parametrize("test", [*TESTS, *(test for test, _ in OWN_BREAKS.values())])
def test_nothing_rings_on_a_sound_warehouse(guarded_samples: Path, test: str) -> None:
    assert alarms(guarded_samples, compiled_tests(guarded_samples, test)) == set()


@pytest.mark.parametrize("fault", [*BREAKS, *OWN_BREAKS])
def test_alarm_rings(guarded_samples: Path, fault: str) -> None:
    test, statement = (BREAKS | OWN_BREAKS)[fault]
    assert alarms(guarded_samples, compiled_tests(guarded_samples, test), statement)


def test_every_singular_test_says_what_goes_wrong_for_the_reader() -> None:
    for file in (PROJECT / "tests" / "singular").glob("*.sql"):
        assert file.read_text(encoding="utf-8").startswith("-- "), file.name


LISTS_SHOWN = {"rpt_conflict", "rpt_rejection"}
"""The views that show a list which only ops has."""


def test_layers_read_only_what_they_may(samples_warehouse: Path) -> None:
    """Reporting reads marts, and the lists of ops only to show them as they are; marts never read raw tables."""
    manifest = json.loads((samples_warehouse.parent / "target" / "manifest.json").read_text(encoding="utf-8"))
    layers = {
        key: node["fqn"][1] for key, node in manifest["nodes"].items() if node["resource_type"] == "model"
    }
    reads = {
        (layer, key.split(".")[-1], layers.get(parent, parent.split(".")[0]))
        for key, layer in layers.items()
        for parent in manifest["nodes"][key]["depends_on"]["nodes"]
    }
    read = {(name, source) for layer, name, source in reads if layer == "reporting"}
    assert {source for _, source in read} <= {"marts", "ops"}
    assert {name for name, source in read if source == "ops"} == LISTS_SHOWN
    assert not {(name, source) for layer, name, source in reads if layer == "marts" and source == "source"}


def added_up(sql: str) -> list[str]:
    """What a query adds up or averages, counts of rows aside."""
    code = re.sub(r"--.*", "", sql)
    return [
        what
        for what in re.findall(r"\b(?:sum|avg|median)\(([^)]*)", code, re.I)
        if not what.startswith("case")
    ]


def test_reporting_adds_no_values() -> None:
    """A labelled view repeats the star; adding up is for whoever has read what may be added."""
    views = {
        file.name: file.read_text(encoding="utf-8")
        for file in (PROJECT / "models" / "reporting").glob("*.sql")
    }
    assert views
    assert {name: added_up(sql) for name, sql in views.items() if added_up(sql)} == {}
    assert added_up(views["rpt_series.sql"].replace("    f.value,", "    sum(f.value) as value,")) == [
        "f.value"
    ]


def test_analyses_run_as_they_stand(samples_warehouse: Path) -> None:
    """Each worked question is plain SQL over marts and reporting that runs on a finished warehouse."""
    files = sorted((PROJECT / "analyses").glob("*.sql"))
    assert files
    for file in files:
        sql = file.read_text(encoding="utf-8")
        assert "{{" not in sql, file.name
        rows(samples_warehouse, sql)
