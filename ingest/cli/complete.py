"""Names for shell completion, read from the database; where there is none yet, nothing is offered."""

from __future__ import annotations

from ingest.errors import CommandError
from ingest.project import existing_database

OFFERED = 30
"""Names a completion offers."""

AGENCIES = """
    select name_zh, level from marts.dim_agency
    where agency_key in (select agency_key from marts.dim_report) and agency_key <> 'UNMAPPED'
      and contains(name_zh, $typed)
    order by name_zh
"""
INDICATORS = """
    select indicator_code, label_zh || ' ' || label_en from marts.dim_indicator
    where contains(indicator_code, $typed) or contains(label_zh, $typed) order by indicator_code
"""
APPLICANTS = """
    select applicant_type, name_zh || ' ' || name_en from marts.dim_applicant_type
    where starts_with(applicant_type, $typed) order by sort_order
"""

Offer = list[tuple[str, str]]
"""Names with what they stand for."""


def _offer(query: str, typed: str) -> Offer:
    import duckdb

    try:
        with duckdb.connect(str(existing_database()), read_only=True) as connection:
            return connection.execute(f"{query} limit {OFFERED}", {"typed": typed}).fetchall()
    except (CommandError, duckdb.Error):
        # a key press must never print a message: no database yet, or one that is being built
        return []


def complete_agency(incomplete: str) -> Offer:
    """Agencies with a report whose name holds what was typed."""
    return _offer(AGENCIES, incomplete)


def complete_indicator(incomplete: str) -> Offer:
    """Indicators whose code or Chinese label holds what was typed."""
    return _offer(INDICATORS, incomplete)


def complete_applicant(incomplete: str) -> Offer:
    """Applicant types whose code begins with what was typed."""
    return _offer(APPLICANTS, incomplete)
