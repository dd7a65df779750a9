"""Each expectation on the raw tables: silent on sound rows, on none at all, and loud when its rule is broken."""

import shutil

import duckdb
import pytest
from fake_parser import run

from ingest.quality.engine import run_checks
from ingest.quality.raw_checks import raw_batches
from ingest.quality.run import last_run

PROSE = """
insert into raw.prose_value
select 'p' || row_number() over (), report_id, plain_text, 0, 'x', 'oo', '件', 'pattern', 'request.received', 'annual',
  'own', false, false, null, 'text:1-3'
from raw.report where plain_text = 'good'
"""

BREAKS = {
    "raw.ingest_run.every_file_has_an_outcome": "update raw.ingest_run set rejected = rejected + 1",
    "raw.ingest_run.no_more_reports_than_loaded": "update raw.ingest_run set loaded = 0, unchanged = 2",
    "raw.report.report_id_unique": "insert into raw.report select * replace ('x' as parse_id) from raw.report",
    "raw.report.report_id_is_sha256": "update raw.report set report_id = upper(report_id)",
    "raw.report.parse_id_unique": "update raw.report set parse_id = 'same'",
    "raw.report.language_script_known": "update raw.report set language_script = 'latin'",
    "raw.report.scope_known": "update raw.report set scope = 'both'",
    "raw.report.vocabulary_known": "update raw.report set vocabulary = 'national_1999'",
    "raw.report.year_has_evidence": "update raw.report set year_evidence = ''",
    "raw.report.evidence_within_text": "update raw.report set year_candidate = [{'year': 2020, 'kind': 'title', "
    "'evidence': 'x', 'span_start': 0, 'span_end': 5000, 'strength': 1}]",
    "raw.report.has_source": "delete from raw.source_file",
    "raw.report.year_plausible": "update raw.report set report_year = 1985",
    "raw.source_file.source_id_unique": "insert into raw.source_file select * from raw.source_file",
    "raw.source_file.has_report": "update raw.source_file set report_id = 'nowhere'",
    "raw.source_file.byte_size_positive": "update raw.source_file set byte_size = 0",
    "raw.table_cell.cell_id_unique": "insert into raw.table_cell select * from raw.table_cell",
    "raw.table_cell.has_report": "update raw.table_cell set report_id = 'nowhere'",
    "raw.prose_value.has_report": "update raw.prose_value set report_id = 'nowhere'",
    "raw.table_cell.scope_known": "update raw.table_cell set scope = 'both'",
    "raw.table_cell.reading_known": "update raw.table_cell set reading = 'guess'",
    "raw.table_cell.row_status_known": "update raw.table_cell set row_status = 'long'",
    "raw.table_cell.set_apart_known": "update raw.table_cell set set_apart = 'elsewhere'",
    "raw.table_cell.vocabulary_known": "update raw.table_cell set vocabulary = 'national_1999'",
    "raw.table_cell.locator_well_formed": "update raw.table_cell set locator = '0-4'",
    "raw.table_cell.locator_within_text": "update raw.table_cell set locator = 'text:0-9999'",
    "raw.table_cell.locator_gives_value": "update raw.table_cell set raw_text = raw_text || '0'",
    "raw.table_cell.place_counts_from_zero": "update raw.table_cell set row_index = -1",
    "raw.prose_value.prose_value_id_unique": "insert into raw.prose_value select * from raw.prose_value",
    "raw.prose_value.basis_known": "update raw.prose_value set basis = 'weekly'",
    "raw.prose_value.scope_known": "update raw.prose_value set scope = 'both'",
    "raw.prose_value.locator_well_formed": "update raw.prose_value set locator = 'page 3'",
    "raw.prose_value.locator_within_text": "update raw.prose_value set locator = 'text:3-1'",
    "raw.prose_value.locator_gives_value": "update raw.prose_value set locator = 'text:0-2'",
    "raw.prose_value.sentence_stands_in_text": "update raw.prose_value set sentence_start = 1",
    "raw.prose_value.mapped_or_excluded": "update raw.prose_value set indicator_code = null",
    "raw.rejection.rejection_id_unique": "insert into raw.rejection select * from raw.rejection",
    "raw.rejection.reason_known": "update raw.rejection set reason_code = 'ugly'",
    "raw.rejection.says_what_to_do": "update raw.rejection set message = ' '",
    "raw.rejection.not_loaded_as_well": "update raw.rejection set report_id = (select min(report_id) from raw.report)",
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A database with two reports, a sentence and a rejection."""
    folder = tmp_path_factory.mktemp("sound")
    for name in ("good", "fine", "bad"):
        (folder / name).write_text(name, encoding="utf-8")
    database = folder / "warehouse.duckdb"
    run(database, *(folder / name for name in ("good", "fine", "bad")))
    with duckdb.connect(str(database)) as connection:
        connection.execute(PROSE)
    return database


def failed(database, wanted: set[str] | None = None) -> set[str]:
    batches = raw_batches(last_run(database))
    if wanted:
        batches = [
            type(batch)(batch.name, batch.query, tuple(c for c in batch.checks if c.check_id in wanted))
            for batch in batches
        ]
    findings = run_checks(database, "raw", [batch for batch in batches if batch.checks])
    assert all(finding.problem is None for finding in findings)
    return {finding.check_id for finding in findings if not finding.passed}


def test_sound_rows_pass(sound):
    assert failed(sound) == set()


def test_empty_warehouse_passes(database):
    run(database)
    assert failed(database) == set()
    findings = run_checks(database, "raw", raw_batches("no such run"))
    assert all(finding.passed for finding in findings)


def test_rows_of_earlier_runs_are_not_looked_at(sound, tmp_path):
    database = tmp_path / "copy.duckdb"
    shutil.copy(sound, database)
    with duckdb.connect(str(database)) as connection:
        connection.execute(BREAKS["raw.table_cell.reading_known"])
    assert "raw.table_cell.reading_known" in failed(database)
    run(database)
    assert failed(database) == set()


def test_every_check_has_its_break():
    checks = {c.check_id: c for batch in raw_batches("") for c in batch.checks}
    # The raw tables declare their keys NOT NULL: the database itself refuses what these look for.
    refused_by_ddl = {name for name in checks if name.endswith("_not_null")}
    assert set(BREAKS) == set(checks) - refused_by_ddl


@pytest.mark.parametrize("check_id", sorted(BREAKS))
def test_broken_rule_is_found(check_id, sound, tmp_path):
    database = tmp_path / "broken.duckdb"
    shutil.copy(sound, database)
    assert failed(database, {check_id}) == set()
    with duckdb.connect(str(database)) as connection:
        connection.execute(BREAKS[check_id])
    assert failed(database, {check_id}) == {check_id}


def test_not_null_checks_find_null_in_a_table_without_the_constraint(sound, tmp_path):
    database = tmp_path / "broken.duckdb"
    shutil.copy(sound, database)
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            "create or replace table raw.table_cell as select * replace (null::varchar as cell_id) from raw.table_cell"
        )
    assert failed(database, {"raw.table_cell.cell_id_not_null"}) == {"raw.table_cell.cell_id_not_null"}
