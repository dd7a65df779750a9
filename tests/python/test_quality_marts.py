"""Each expectation on the marts: silent on a sound warehouse and an empty one, loud when its rule is broken."""

import re
import shutil

import duckdb
import pytest
import small_marts

from ingest.build import require_consistent
from ingest.errors import WarehouseContradictionError
from ingest.quality.data_docs import without_other_hosts, write_index
from ingest.quality.engine import run_checks
from ingest.quality.marts_checks import marts_batches
from ingest.quality.run import check_marts, check_raw, docs_folder

BREAKS = {
    "marts.dim_report.all_that_landed": "delete from marts.dim_report",
    "marts.dim_report.nothing_else": "update marts.dim_report set report_id = 'invented'",
    "marts.fct_reported_value.value_where_status_says_so": "update marts.fct_reported_value set value = null",
    "marts.fct_reported_value.none_is_zero": "update marts.fct_reported_value set value_status = 'reported_none'",
    "marts.fct_reported_value.counts_not_negative": "update marts.fct_reported_value set value = -1",
    "marts.fct_reported_value.as_landed": "update marts.fct_reported_value set raw_value = raw_value || '0'",
    "marts.fct_indicator_value.value_where_status_says_so": "update marts.fct_indicator_value "
    "set value_status = 'not_reported'",
    "marts.fct_indicator_value.value_has_lineage": "delete from marts.bridge_lineage",
    "marts.fct_indicator_value.year_plausible": "update marts.fct_indicator_value set year = 1985",
    "marts.bridge_lineage.no_orphan": "delete from marts.fct_reported_value where term_code = 'new'",
}

WARNINGS = {"marts.fct_reported_value.counts_not_negative", "marts.fct_indicator_value.year_plausible"}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return small_marts.create(tmp_path_factory.mktemp("built"))


@pytest.fixture
def database(built, tmp_path):
    return shutil.copy(built, tmp_path / "small.duckdb")


def failed(database) -> set[str]:
    findings = run_checks(database, "marts", marts_batches())
    assert all(finding.problem is None for finding in findings)
    return {finding.check_id for finding in findings if not finding.passed}


def change(database, statement: str) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute(statement)


def test_sound_marts_pass(database):
    assert failed(database) == set()


def test_empty_marts_pass(database):
    for model in small_marts.MODELS:
        change(database, f"delete from marts.{model}")
    change(database, "delete from raw.report")
    assert failed(database) == set()


def test_every_check_has_its_break():
    assert set(BREAKS) == {check.check_id for batch in marts_batches() for check in batch.checks}


@pytest.mark.parametrize("check_id", sorted(BREAKS))
def test_broken_rule_is_found(check_id, database):
    change(database, BREAKS[check_id])
    findings = {f.check_id: f for f in run_checks(database, "marts", marts_batches())}
    assert not findings[check_id].passed
    assert findings[check_id].unexpected
    assert findings[check_id].is_contradiction == (check_id not in WARNINGS)


def test_signed_counts_may_be_negative(database):
    change(database, "update marts.fct_reported_value set value = -1")
    change(database, "update marts.dim_vocabulary_term set value_kind = 'signed_count'")
    assert failed(database) == set()


def test_check_that_cannot_run_is_a_failure_with_its_reason(database):
    change(database, "alter table marts.bridge_lineage drop column reported_value_id")
    findings = [f for f in run_checks(database, "marts", marts_batches()) if not f.passed]
    assert {f.check_id for f in findings} == {"marts.bridge_lineage.no_orphan"}
    assert "reported_value_id" in findings[0].problem
    with pytest.raises(WarehouseContradictionError, match="no_orphan"):
        require_consistent(findings, docs_folder(database))


def test_nothing_to_check_before_the_first_build(database):
    change(database, "drop schema marts cascade")
    assert check_marts(database) == []


def test_writer_may_open_the_database_after_the_checks(database):
    check_raw(database)
    change(database, "create table raw.proof (i integer)")


def test_data_docs_ask_no_other_host_for_anything(database):
    folder = docs_folder(database)
    write_index(folder, [*check_raw(database), *check_marts(database)])
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 15
    loads = re.compile(
        r"<script|(src|href)\s*=\s*['\"]?(https?:)?//|url\(\s*['\"]?(https?:)?//|@import", re.IGNORECASE
    )
    for page in [*pages, *folder.rglob("*.css")]:
        assert not loads.search(page.read_text(encoding="utf-8")), page
    links = re.findall(r'href="([^"]+\.html)"', (folder / "index.html").read_text(encoding="utf-8"))
    assert len(links) > 40
    assert all((folder / link).is_file() for link in links)


def test_page_keeps_what_it_says():
    page = '<head><link href="https://a/b.css"></head><p>值</p><a href="https://c">d</a><script src="x.js"></script>'
    cleaned = without_other_hosts(page)
    assert "<p>值</p>" in cleaned
    assert "https" not in cleaned
    assert "<script" not in cleaned
