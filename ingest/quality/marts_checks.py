"""What must hold of the marts as they are published."""

from __future__ import annotations

from datetime import date

from ingest.quality.checks import WARNING, Batch, Check, between, no_rows
from ingest.quality.raw_checks import FIRST_PLAUSIBLE_YEAR, seed_column

PRINTED_STATUSES = ("reported", "reported_none", "unverified")
"""Statuses of a printed number."""

STAR_STATUSES = ("reported", "reported_none", "implied_zero")
"""Statuses of a number in the star."""


def _sql_list(values: tuple[str, ...] | list[str]) -> str:
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"


def _reported_checks() -> tuple[Check, ...]:
    missing = seed_column("quality/missing_status.csv", "value_status")
    without_number = [status for status in missing if status not in PRINTED_STATUSES]
    return (
        no_rows(
            "marts.fct_reported_value.value_where_status_says_so",
            "select reported_value_id, value_status, value, text_value from batch b where "
            f"(value is not null and value_status not in {_sql_list(PRINTED_STATUSES)}) or "
            f"(value is null and text_value is null and value_status not in {_sql_list(without_number)})",
            "有数与否和状态一致",
            "a number stands exactly where the status says so",
        ),
        no_rows(
            "marts.fct_reported_value.none_is_zero",
            "select reported_value_id, raw_value, value from batch b "
            "where value_status = 'reported_none' and value is distinct from 0",
            "“无”即零",
            "a printed none is zero",
        ),
        no_rows(
            "marts.fct_reported_value.counts_not_negative",
            "select b.reported_value_id, b.term_code, b.raw_value, b.value from batch b "
            "join marts.dim_vocabulary_term t using (vocabulary, term_code) "
            "where b.value < 0 and t.value_kind <> 'signed_count'",
            "计数不为负（允许负数的项目除外）",
            "no negative count, but for terms that may be",
            WARNING,
        ),
        no_rows(
            "marts.fct_reported_value.as_landed",
            "select b.reported_value_id, b.raw_value from batch b "
            "anti join (select report_id, locator, raw_text as raw_value from raw.table_cell "
            "union all select report_id, locator, raw_value from raw.prose_value) s "
            "on b.report_id = s.report_id and b.locator = s.locator and b.raw_value = s.raw_value",
            "发布的原值与入库的一致",
            "every published raw value is one that landed",
        ),
    )


def _report_checks() -> tuple[Check, ...]:
    return (
        no_rows(
            "marts.dim_report.all_that_landed",
            "select report_id from raw.report where report_id not in (select report_id from batch b)",
            "入库的报告一份不少",
            "no report that landed is missing",
        ),
        no_rows(
            "marts.dim_report.nothing_else",
            "select report_id from batch b where report_id <> 'UNMAPPED' "
            "and report_id not in (select report_id from raw.report)",
            "没有凭空的报告",
            "no report that did not land",
        ),
    )


def _star_checks() -> tuple[Check, ...]:
    return (
        no_rows(
            "marts.fct_indicator_value.value_where_status_says_so",
            "select indicator_value_id, value_status, value from batch b "
            f"where (value is not null) <> (value_status in {_sql_list(STAR_STATUSES)})",
            "有数与否和状态一致",
            "a number stands exactly where the status says so",
        ),
        no_rows(
            "marts.fct_indicator_value.value_has_lineage",
            "select indicator_value_id from batch b where value is not null and value_status <> 'implied_zero' "
            "and indicator_value_id not in (select indicator_value_id from marts.bridge_lineage)",
            "每个数都有出处",
            "every number has its sources",
        ),
        between(
            "marts.fct_indicator_value.year_plausible",
            "year",
            FIRST_PLAUSIBLE_YEAR,
            date.today().year,
            "年度在合理范围",
            "years are plausible",
            WARNING,
        ),
    )


def _lineage_checks() -> tuple[Check, ...]:
    return (
        no_rows(
            "marts.bridge_lineage.no_orphan",
            "select b.* from batch b where "
            "b.indicator_value_id not in (select indicator_value_id from marts.fct_indicator_value) or "
            "b.reported_value_id not in (select reported_value_id from marts.fct_reported_value)",
            "出处两端都在",
            "both ends of the lineage exist",
        ),
    )


def marts_batches() -> list[Batch]:
    """The checks of the published marts."""
    return [
        Batch("marts.dim_report", "select * from marts.dim_report", _report_checks()),
        Batch("marts.fct_reported_value", "select * from marts.fct_reported_value", _reported_checks()),
        Batch("marts.fct_indicator_value", "select * from marts.fct_indicator_value", _star_checks()),
        Batch("marts.bridge_lineage", "select * from marts.bridge_lineage", _lineage_checks()),
    ]
