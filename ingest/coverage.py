"""Which years of which bodies the warehouse holds: a matrix of body and year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

MATRIX = """
    select agency_key, agency_label_zh, agency_level_zh, agency_level_en, province, year, coverage
    from reporting.rpt_coverage
    where (len($agencies) = 0 or list_contains($agencies, agency_key))
      and ($province is null or starts_with(coalesce(province, ''), $province))
    order by province nulls first, prefecture nulls first, county nulls first, agency_label_zh, agency_key, year
"""

LABELS = """
    select code, label_zh, label_en, note from marts.dim_code_label where code_domain = 'coverage' order by sort_order
"""

OUTSIDE = """
    select
      (select count(*) from marts.dim_report where agency_key = 'UNMAPPED' or report_year is null) as reports,
      (select count(*) from raw.rejection where part is null) as files
"""

PROVINCES = (
    "select distinct province from reporting.rpt_coverage where province is not null order by province"
)


@dataclass(frozen=True)
class Body:
    """One body with the state of each year between its first and its last report.

    years   year to loaded, waiting, rejected or missing; years outside its span are absent
    """

    agency_key: str
    label: str
    level_zh: str
    level_en: str
    province: str | None
    years: dict[int, str]


@dataclass(frozen=True)
class State:
    """One of the states a year can be in, as readers see it."""

    code: str
    label_zh: str
    label_en: str
    note: str


@dataclass(frozen=True)
class Coverage:
    """The matrix.

    bodies    by province and place
    states    the four states in order
    unplaced  reports without a body or a year, which stand in no cell
    rejected  files that were not read, which stand in no cell either
    provinces those with a report, whatever was asked for
    """

    bodies: list[Body]
    states: list[State]
    unplaced: int
    rejected: int
    provinces: list[str]

    @property
    def years(self) -> list[int]:
        """Every year from the first to the last of the matrix."""
        known = [year for body in self.bodies for year in body.years]
        return list(range(min(known), max(known) + 1)) if known else []

    @property
    def counts(self) -> dict[str, int]:
        """Cells by state, states without any included."""
        counted = Counter(state for body in self.bodies for state in body.years.values())
        return {state.code: counted[state.code] for state in self.states}


def coverage(connection: DuckDBPyConnection, agencies: list[str], province: str | None) -> Coverage:
    """The matrix of the bodies with these keys (all, if none is given) in provinces whose name begins so."""
    bodies: dict[str, Body] = {}
    found = connection.execute(MATRIX, {"agencies": agencies, "province": province}).fetchall()
    for key, label, level_zh, level_en, in_province, year, state in found:
        body = bodies.setdefault(key, Body(key, label, level_zh, level_en, in_province, {}))
        body.years[year] = state
    states = [State(*row) for row in connection.execute(LABELS).fetchall()]
    unplaced, rejected = connection.execute(OUTSIDE).fetchall()[0]
    provinces = [name for (name,) in connection.execute(PROVINCES).fetchall()]
    return Coverage(list(bodies.values()), states, unplaced, rejected, provinces)


def sheet(matrix: Coverage) -> tuple[list[str], list[list[str | None]]]:
    """Header and rows of the matrix as a sheet: a body a row, a year a column, states in both languages."""
    labels = {state.code: f"{state.label_zh} {state.label_en}" for state in matrix.states}
    header = ["机关 agency", "层级 level", "省份 province", *map(str, matrix.years), "agency_key"]
    rows = [
        [
            body.label,
            f"{body.level_zh} {body.level_en}",
            body.province,
            *(labels.get(body.years.get(year, "")) for year in matrix.years),
            body.agency_key,
        ]
        for body in matrix.bodies
    ]
    return header, rows
