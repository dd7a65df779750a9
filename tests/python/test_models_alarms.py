"""The dbt tests of labels and cells ring when something is wrong: break a copy of a warehouse, expect the alarm."""

from __future__ import annotations

from pathlib import Path

import pytest
from alarms import alarms, compiled_tests
from star_corpus import rows

TESTS = (
    "every_cell_has_one_outcome",
    "exclusion_swallows_no_term",
    "label_finds_its_own_term",
    "label_without_its_term_matches_nothing",
    "seed_row_points_nowhere",
)
BREAKS = {
    "a cell lost between raw and mapping": (
        "every_cell_has_one_outcome",
        "delete from intermediate.int_cell_mapping where cell_id = (select min(cell_id) from raw.table_cell)",
    ),
    "a value lost between mapping and mart": (
        "every_cell_has_one_outcome",
        "delete from marts.fct_reported_value where raw_id = (select min(raw_id) from marts.fct_reported_value)",
    ),
    "a cell counted twice": (
        "every_cell_has_one_outcome",
        """insert into intermediate.int_cell_mapping
           select * from intermediate.int_cell_mapping order by cell_id limit 1""",
    ),
    "a rule for headings that fits a term": (
        "exclusion_swallows_no_term",
        "update seeds.label_exclusion set pattern = '.*数' where exclusion_id = 'heading_situation'",
    ),
    "an alias of a term that does not exist": (
        "seed_row_points_nowhere",
        "update seeds.term_alias set term_code = 'no.such_term' where alias = '(一)收到申请总数'",
    ),
    "an alias that is another term's label": (
        "label_without_its_term_matches_nothing",
        """insert into intermediate.int_term_label
           select a.* replace ('request.closed' as term_code, 'alias' as label_source)
           from intermediate.int_term_label as a
           where a.vocabulary = 'national_2014' and a.term_code = 'request.received'
             and a.label_source = 'label'""",
    ),
    "labels that differ in their heading alone, without it": (
        "label_without_its_term_matches_nothing",
        "update intermediate.int_term_label set ancestor_cores = [] where vocabulary = 'inner_mongolia_2014_ext'",
    ),
    "two terms with one label": (
        "label_finds_its_own_term",
        """insert into intermediate.int_term_label
           select a.* replace ('request.copy' as term_code)
           from intermediate.int_term_label as a
           where a.vocabulary = 'national_2014' and a.term_code = 'request.received'""",
    ),
}


@pytest.mark.parametrize("test", TESTS)
def test_nothing_rings_on_a_sound_warehouse(guarded_samples: Path, test: str) -> None:
    assert alarms(guarded_samples, compiled_tests(guarded_samples, test)) == set()


@pytest.mark.parametrize("fault", BREAKS)
def test_alarm_rings(guarded_samples: Path, fault: str) -> None:
    test, statement = BREAKS[fault]
    assert alarms(guarded_samples, compiled_tests(guarded_samples, test), statement) == {test}


def test_all_that_is_printed_is_mapped_but_for_what_no_form_knows(samples_warehouse: Path) -> None:
    found = rows(
        samples_warehouse,
        """select distinct row_path[-1] from marts.fct_reported_value join marts.dim_report using (report_id)
           where term_code = 'UNMAPPED' and source_name in ('lanxi_2019.txt', 'jiangxia_2011.txt') order by 1""",
    )
    assert found == [("信息亭检修次数",), ("印发便民手册数",)]


def test_a_quarter_beside_the_year_to_date_is_no_annual_figure(samples_warehouse: Path) -> None:
    found = rows(
        samples_warehouse,
        """select column_path[-1], basis, value from marts.fct_reported_value join marts.dim_report using (report_id)
           where term_code = 'outcomes.total' and fct_reported_value.vocabulary = 'local_other'
             and source_name = 'jiangxia_2011.txt' order by 1""",
    )
    assert [(header, basis, int(value)) for header, basis, value in found] == [
        ("本年累计", "annual", 14),
        ("本期", "period", 3),
    ]
