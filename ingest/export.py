"""A slice of the labelled series: which rows, and what of the wish found nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection

from ingest.errors import CommandError
from ingest.resolve import find_agency, find_applicant, find_indicator

ALL_APPLICANTS = "all"
"""Asks for the total and its six parts."""

COLUMNS = (
    "agency_name_zh", "agency_label_zh", "agency_name_en", "agency_level_zh", "agency_level_en",
    "province", "prefecture", "county", "year",
    "indicator_code", "indicator_zh", "indicator_en", "applicant_type", "applicant_zh", "applicant_en",
    "value", "unit", "value_status", "status_zh", "status_en", "is_approximate",
    "comparability", "comparability_zh", "comparability_en",
    "series_segment", "is_break", "compared_with_year", "line_first_year", "line_last_year",
    "break_note_zh", "break_note_en", "event_note_zh", "event_note_en",
    "has_conflict", "supported_by_arithmetic", "scope", "scope_zh", "scope_en",
    "vocabulary", "vocabulary_zh", "vocabulary_en", "channel", "channel_zh", "channel_en",
    "report_title", "report_address", "published_on", "citation", "indicator_note",
    "agency_key", "report_id", "indicator_value_id", "vocabulary_version",
)  # fmt: skip
"""Columns of an export, those of reporting.rpt_series but for `report_address` and `citation`."""

SERIES = f"""
    with series as (
        select
            *,
            coalesce(report_url, source_name) as report_address,
            concat(
                agency_name_zh, '：《', coalesce(report_title, source_name), '》（', year, '），',
                coalesce(report_url, source_name), '，SHA-256 ', report_id, '，', indicator_code,
                '，词表 vocabulary ', vocabulary_version
            ) as citation
        from reporting.rpt_series
    )
    select {", ".join(COLUMNS)} from series
    where (len($agencies) = 0 or list_contains($agencies, agency_key))
      and (len($indicators) = 0 or list_contains($indicators, indicator_code))
      and (len($years) = 0 or list_contains($years, year))
      and (len($applicants) = 0 or list_contains($applicants, applicant_type))
    order by agency_name_zh, agency_key, indicator_code, applicant_type, year
"""

YEARS = """
    select string_agg(distinct year::varchar, ', ' order by year::varchar) from marts.fct_indicator_value
    where (len($agencies) = 0 or list_contains($agencies, agency_key))
      and (len($indicators) = 0 or list_contains($indicators, indicator_code))
"""

NAMES = "select agency_key, name_zh from marts.dim_agency where list_contains($agencies, agency_key)"

THEME = """
    select indicator_code from marts.dim_indicator
    where $typed in (theme, theme_label_zh, lower(theme_label_en)) order by indicator_code
"""

YEAR_PART = re.compile(r"(\d{4})(?:\s*[-–—~～至]\s*(\d{4}))?")

MOST_YEARS = 200
"""A longer span is a slip of the keyboard."""


@dataclass(frozen=True)
class Slice:
    """What is asked for, by key and code; an empty list asks for everything."""

    agencies: list[str] = field(default_factory=list)
    indicators: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    applicants: list[str] = field(default_factory=list)


def parse_years(text: str | None) -> list[int]:
    """Years of `2019`, `2015-2023` or several of these with commas, ascending; empty for None.

    Raises:
        CommandError: it is nothing of the kind, or a span runs backwards.
    """
    years: set[int] = set()
    for part in re.split(r"[,，、;；]", text) if text else ():
        found = YEAR_PART.fullmatch(part.strip())
        first = int(found[1]) if found else 0
        last = int(found[2] or first) if found else -1
        if not 0 <= last - first < MOST_YEARS:
            raise CommandError(
                f"年度写作 2019、2015-2023 或 2015,2018-2020，不是“{text}”。\n"
                f"Years are written 2019, 2015-2023 or 2015,2018-2020, not '{text}'."
            )
        years.update(range(first, last + 1))
    return sorted(years)


def choose(
    connection: DuckDBPyConnection,
    agencies: list[str],
    indicators: list[str],
    years: str | None,
    applicants: list[str],
) -> Slice:
    """The slice that the typed names mean; no applicant means the total.

    Raises:
        CommandError: a name fits nothing or several things (the message names the nearest), or years are misspelt.
    """
    wanted = [find_applicant(connection, name) for name in applicants if name != ALL_APPLICANTS]
    return Slice(
        agencies=list(dict.fromkeys(find_agency(connection, name) for name in agencies)),
        indicators=list(dict.fromkeys(code for name in indicators for code in _indicators(connection, name))),
        years=parse_years(years),
        applicants=[] if ALL_APPLICANTS in applicants else list(dict.fromkeys(wanted)) or ["total"],
    )


def _indicators(connection: DuckDBPyConnection, typed: str) -> list[str]:
    """The indicators of a theme, if a theme is called so, else the one indicator of that name."""
    theme = connection.execute(THEME, {"typed": typed.strip().lower()}).fetchall()
    return [code for (code,) in theme] or [find_indicator(connection, typed)]


def select(connection: DuckDBPyConnection, wanted: Slice) -> pa.Table:
    """The rows of the slice under COLUMNS, ordered as series; `value` is decimal(20, 4), in the unit of its row."""
    return connection.execute(SERIES, _parameters(wanted)).to_arrow_table()


def _parameters(wanted: Slice) -> dict[str, Any]:
    return {
        "agencies": wanted.agencies,
        "indicators": wanted.indicators,
        "years": wanted.years,
        "applicants": wanted.applicants,
    }


def years_with_rows(connection: DuckDBPyConnection, wanted: Slice) -> str:
    """The years for which the star has rows of these agencies and indicators, as one text; empty if none."""
    found = connection.execute(
        YEARS, {"agencies": wanted.agencies, "indicators": wanted.indicators}
    ).fetchone()
    return str(found[0]) if found and found[0] else ""


def without_rows(connection: DuckDBPyConnection, wanted: Slice, found: pa.Table) -> list[str]:
    """The agencies (by name), indicators, years and applicants of the wish that no row answers."""
    asked: tuple[tuple[list[Any], str], ...] = (
        (wanted.agencies, "agency_key"),
        (wanted.indicators, "indicator_code"),
        (wanted.years, "year"),
        (wanted.applicants, "applicant_type"),
    )
    missing: list[str] = []
    for items, column in asked:
        answered = set(found.column(column).to_pylist())
        missing += [str(item) for item in items if item not in answered]
    names = dict(connection.execute(NAMES, {"agencies": missing}).fetchall())
    return [names.get(item, item) for item in missing]
