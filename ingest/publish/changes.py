"""What a release adds, changes and loses against the one before, by vocabulary and indicator."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from ingest.publish.copy import DATABASE, quoted

COMPARE = """
    with old as (select * from previous.marts.fct_indicator_value where value is not null),
    new as (select * from marts.fct_indicator_value where value is not null)
    select
        coalesce(new.vocabulary, old.vocabulary) as vocabulary,
        coalesce(new.indicator_code, old.indicator_code) as indicator_code,
        count(*) filter (old.value is null) as added,
        count(*) filter (new.value <> old.value) as changed,
        count(*) filter (new.value is null) as lost
    from new
    full join old using (agency_key, year, indicator_code, applicant_type)
    group by all
    having added + changed + lost > 0
    order by all
"""

FIRST = """
    select vocabulary, indicator_code, count(*) as added, 0 as changed, 0 as lost
    from marts.fct_indicator_value where value is not null group by all order by all
"""


@dataclass(frozen=True)
class Change:
    """Star values of one vocabulary and indicator; a changed one keeps agency, year and applicant type."""

    vocabulary: str
    indicator_code: str
    added: int
    changed: int
    lost: int


def changes(release: Path, previous: Path | None) -> list[Change]:
    """Compare the database file in the folder of a release with that of the one before, if there is one.

    Raises:
        duckdb.Error: the earlier file has no star with these columns.
    """
    with duckdb.connect(str(release / DATABASE), read_only=True) as connection:
        if previous is not None:
            connection.execute(f"attach {quoted(str(previous / DATABASE))} as previous (read_only)")
        rows = connection.execute(FIRST if previous is None else COMPARE).fetchall()
    return [Change(*row) for row in rows]
