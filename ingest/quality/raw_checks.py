"""What must hold of the rows that one ingest run wrote."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from ingest.project import project_folder
from ingest.quality.checks import WARNING, Batch, Check, between, known, no_rows, not_null, unique
from ingest.raw_schema import RawTable
from ingest.raw_tables import PROSE_VALUE, REPORT, TABLE_CELL

FIRST_PLAUSIBLE_YEAR = 2003
"""The first local disclosure rules, of Guangzhou, are of that year; a report for an earlier one deserves a look."""

LOCATOR_PATTERN = r"^text:[0-9]+-[0-9]+"

SPLIT_LOCATOR = """
    regexp_extract(b.locator, '^text:([0-9]+)-', 1)::int as span_start,
    regexp_extract(b.locator, '^text:[0-9]+-([0-9]+)', 1)::int as span_end
"""

OUTER_SPACE = r"^[\s　 ]+|[\s　 ]+$"


def seed_column(name: str, column: str) -> list[str]:
    """One column of a seed file, given by its path under `seeds/`."""
    path: Path = project_folder() / "seeds" / name
    with path.open(encoding="utf-8", newline="") as handle:
        return [row[column] for row in csv.DictReader(handle)]


def _closed_lists(table: RawTable) -> list[Check]:
    """The closed lists that the declaration of a table states."""
    return [
        known(
            f"raw.{table.name}.{column.name}_known",
            column.name,
            list(column.values),
            f"{column.zh}只取规定的值",
            f"{column.name} is one of {', '.join(column.values)}",
        )
        for column in table.columns
        if column.values
    ]


def _identity(table: RawTable) -> list[Check]:
    name = f"raw.{table.name}.{table.key}"
    return [
        not_null(f"{name}_not_null", table.key, "编号不空", f"{table.key} is never NULL"),
        unique(f"{name}_unique", table.key, "编号不重", f"{table.key} is unique"),
    ]


def _within_text(table: RawTable, value: str) -> list[Check]:
    """Locators are well formed, lie within the text, and lead back to what was read."""
    prefix = f"raw.{table.name}"
    located = f"select b.*, r.plain_text, {SPLIT_LOCATOR} from batch b join raw.report r using (report_id)"
    well_formed = f"where regexp_matches(b.locator, '{LOCATOR_PATTERN}')"
    printed = "substring(plain_text, span_start + 1, span_end - span_start)"
    return [
        no_rows(
            f"{prefix}.locator_well_formed",
            f"select * from batch b where not regexp_matches(b.locator, '{LOCATOR_PATTERN}')",
            "位置写法正确",
            "locators are well formed",
        ),
        no_rows(
            f"{prefix}.locator_within_text",
            f"select * exclude (plain_text) from ({located} {well_formed}) "
            "where span_start > span_end or span_end > length(plain_text)",
            "位置在原文之内",
            "locators lie within the text",
        ),
        no_rows(
            f"{prefix}.locator_gives_value",
            f"select * exclude (plain_text) from ({located} {well_formed}) "
            f"where {value} <> {printed} "
            f"and {value} <> regexp_replace({printed}, '{OUTER_SPACE}', '', 'g')",
            "按位置重读得到原值",
            "reading the place again gives the value",
        ),
    ]


def _orphans(table: RawTable) -> Check:
    return no_rows(
        f"raw.{table.name}.has_report",
        # Of all rows, not of the batch: a row without a report belongs to no run.
        f"select {table.key} from {table.full_name} where report_id not in (select report_id from raw.report)",
        "每行都有报告",
        "every row has its report",
    )


def _report_checks(vocabularies: list[str]) -> tuple[Check, ...]:
    return (
        *_identity(REPORT),
        *_closed_lists(REPORT),
        unique("raw.report.parse_id_unique", "parse_id", "解析编号不重", "parse_id is unique"),
        no_rows(
            "raw.report.report_id_is_sha256",
            "select report_id from batch b where not regexp_matches(b.report_id, '^[0-9a-f]{64}$')",
            "报告编号是 SHA-256",
            "report_id is a SHA-256 in lower-case hex",
        ),
        known(
            "raw.report.vocabulary_known",
            "vocabulary",
            vocabularies,
            "表式已登记",
            "the vocabulary is a known one",
        ),
        no_rows(
            "raw.report.year_has_evidence",
            "select report_id, report_year from batch b "
            "where report_year is not null and coalesce(year_evidence, '') = ''",
            "年度都有证据",
            "every year has its evidence",
        ),
        no_rows(
            "raw.report.evidence_within_text",
            "select report_id from (select report_id, length(plain_text) as size, unnest(list_concat("
            "[[m.span_start, m.span_end] for m in agency_mention], "
            "[[y.span_start, y.span_end] for y in year_candidate], "
            "[[s.span_start, s.span_end] for s in repeated_span])) as span from batch b) "
            "where span[1] is not null and (span[1] < 0 or span[1] > span[2] or span[2] > size)",
            "证据的位置在原文之内",
            "evidence lies within the text",
        ),
        no_rows(
            "raw.report.has_source",
            "select report_id from batch b where b.report_id not in (select report_id from raw.source_file)",
            "每份报告都有来源",
            "every report has a source",
        ),
        between(
            "raw.report.year_plausible",
            "report_year",
            FIRST_PLAUSIBLE_YEAR,
            date.today().year,
            "年度在合理范围",
            "years are plausible",
            WARNING,
        ),
    )


def _cell_checks(vocabularies: list[str]) -> tuple[Check, ...]:
    return (
        *_identity(TABLE_CELL),
        *_closed_lists(TABLE_CELL),
        _orphans(TABLE_CELL),
        *_within_text(TABLE_CELL, "raw_text"),
        known(
            "raw.table_cell.vocabulary_known",
            "vocabulary",
            vocabularies,
            "表式已登记",
            "the vocabulary is a known one",
        ),
        no_rows(
            "raw.table_cell.place_counts_from_zero",
            "select cell_id from batch b where least(table_index, row_index, column_index) < 0 or occurrence < 1",
            "行列序号有效",
            "indexes count from 0, occurrences from 1",
        ),
    )


def _prose_checks() -> tuple[Check, ...]:
    return (
        *_identity(PROSE_VALUE),
        *_closed_lists(PROSE_VALUE),
        _orphans(PROSE_VALUE),
        *_within_text(PROSE_VALUE, "raw_value"),
        no_rows(
            "raw.prose_value.sentence_stands_in_text",
            "select prose_value_id from batch b join raw.report r using (report_id) "
            "where substring(r.plain_text, b.sentence_start + 1, length(b.sentence)) <> b.sentence",
            "句子与原文一致",
            "the sentence stands in the text where it says",
        ),
        no_rows(
            "raw.prose_value.mapped_or_excluded",
            "select prose_value_id from batch b where indicator_code is null and excluded_reason is null",
            "句中的数要么有指标，要么有排除原因",
            "every number has an indicator or a reason why not",
        ),
    )


def _source_checks() -> tuple[Check, ...]:
    return (
        not_null("raw.source_file.source_id_not_null", "source_id", "编号不空", "source_id is never NULL"),
        unique("raw.source_file.source_id_unique", "source_id", "编号不重", "source_id is unique"),
        no_rows(
            "raw.source_file.has_report",
            "select source_id from batch b where b.report_id not in (select report_id from raw.report)",
            "每个来源都有报告",
            "every source has its report",
        ),
        between("raw.source_file.byte_size_positive", "byte_size", 1, None, "字节数为正", "files hold bytes"),
    )


def _rejection_checks() -> tuple[Check, ...]:
    reasons = seed_column("quality/rejection_reason.csv", "reason_code")
    return (
        not_null(
            "raw.rejection.rejection_id_not_null", "rejection_id", "编号不空", "rejection_id is never NULL"
        ),
        unique("raw.rejection.rejection_id_unique", "rejection_id", "编号不重", "rejection_id is unique"),
        known(
            "raw.rejection.reason_known", "reason_code", reasons, "原因已登记", "the reason is a known one"
        ),
        no_rows(
            "raw.rejection.says_what_to_do",
            "select rejection_id from batch b where trim(message) = ''",
            "每次拒收都有说明",
            "every rejection says what it met",
        ),
        no_rows(
            "raw.rejection.not_loaded_as_well",
            "select rejection_id from batch b "
            "where part is null and report_id in (select report_id from raw.report)",
            "拒收的文件没有同时入库",
            "no file is rejected and loaded at once",
        ),
    )


def _run_checks() -> tuple[Check, ...]:
    return (
        no_rows(
            "raw.ingest_run.every_file_has_an_outcome",
            "select * from batch b where files_seen <> loaded + unchanged + rejected or files_seen < 0",
            "每个文件都有去向",
            "every file ended as loaded, unchanged or rejected",
        ),
        no_rows(
            "raw.ingest_run.no_more_reports_than_loaded",
            "select * from batch b "
            "where loaded < (select count(*) from raw.report r where r.run_id = b.run_id)",
            "库中该批报告不多于入库数",
            "the run wrote no more reports than it counted",
        ),
    )


def raw_batches(run_id: str) -> list[Batch]:
    """The checks of one ingest run; with an unknown run every batch is empty."""
    vocabularies = seed_column("vocabulary/vocabulary.csv", "vocabulary")
    of_run = f"where run_id = '{run_id}'"
    of_reports = f"where report_id in (select report_id from raw.report {of_run})"
    return [
        Batch("raw.ingest_run", f"select * from raw.ingest_run {of_run}", _run_checks()),
        Batch("raw.report", f"select * from raw.report {of_run}", _report_checks(vocabularies)),
        Batch("raw.source_file", f"select * from raw.source_file {of_run}", _source_checks()),
        Batch("raw.table_cell", f"select * from raw.table_cell {of_reports}", _cell_checks(vocabularies)),
        Batch("raw.prose_value", f"select * from raw.prose_value {of_reports}", _prose_checks()),
        Batch("raw.rejection", f"select * from raw.rejection {of_run}", _rejection_checks()),
    ]
