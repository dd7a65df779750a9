"""From a number of the star back to the cells and sentences it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from ingest.document import Row
from ingest.locate import span_of

CONTEXT = 90
"""Characters of the page shown before and after a value."""

STAR = """
    select f.*, a.name_zh as agency_name, i.label_zh, i.label_en, t.name_zh as applicant_zh,
      r.source_name, r.source_uri, r.title
    from marts.fct_indicator_value f
    join marts.dim_agency a using (agency_key)
    join marts.dim_indicator i using (indicator_code)
    left join marts.dim_applicant_type t using (applicant_type)
    left join marts.dim_report r using (report_id)
    where f.agency_key = $agency and f.year = $year and f.indicator_code = $indicator
      and f.applicant_type = $applicant
"""

MEMBERS = """
    select l.weight, v.*, t.label_zh, p.plain_text, r.source_name, b.comparability, b.note_zh, b.note
    from marts.bridge_lineage l
    join marts.fct_reported_value v using (reported_value_id)
    left join marts.dim_vocabulary_term t using (vocabulary, term_code)
    left join marts.bridge_term_indicator b
      on b.vocabulary = v.vocabulary and b.term_code = v.term_code
      and b.indicator_code = $indicator and b.recipe = $recipe
    join raw.report p using (report_id)
    join marts.dim_report r using (report_id)
    where l.indicator_value_id = $value
    order by v.term_code, v.locator
"""

RECIPE = """
    select b.term_code, b.weight, t.label_zh
    from marts.bridge_term_indicator b left join marts.dim_vocabulary_term t using (vocabulary, term_code)
    where b.vocabulary = $vocabulary and b.indicator_code = $indicator and b.recipe = $recipe
    order by b.term_code
"""

OTHER_YEARS = """
    select string_agg(distinct f.year::varchar, ', ' order by f.year::varchar)
    from marts.fct_indicator_value f
    where f.agency_key = $agency and f.indicator_code = $indicator
"""


@dataclass(frozen=True)
class Excerpt:
    """A value in its page: the text before it, the value as printed, the text after it."""

    before: str
    marked: str
    after: str


@dataclass(frozen=True)
class Trace:
    """A star value and what it is made of.

    star      the row of the star with the names of its dimensions
    members   the printed values, each with its weight and its page
    missing   terms of the recipe without a printed value
    """

    star: Row
    members: list[Row]
    missing: list[Row]


def rows(connection: DuckDBPyConnection, query: str, parameters: dict[str, Any]) -> list[Row]:
    """The rows of a query as dictionaries."""
    result = connection.execute(query, parameters)
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, values, strict=True)) for values in result.fetchall()]


def excerpt(plain_text: str, locator: str, context: int = CONTEXT) -> Excerpt:
    """The place of a locator with the text around it; line ends are kept."""
    start, end = span_of(locator)
    return Excerpt(
        plain_text[max(0, start - context) : start], plain_text[start:end], plain_text[end : end + context]
    )


def trace(
    connection: DuckDBPyConnection, agency: str, year: int, indicator: str, applicant: str = "total"
) -> Trace | None:
    """Trace one star value by its keys; None if the star has no such row."""
    keys = {"agency": agency, "year": year, "indicator": indicator, "applicant": applicant}
    found = rows(connection, STAR, keys)
    if not found:
        return None
    star = found[0]
    members = rows(
        connection,
        MEMBERS,
        {"value": star["indicator_value_id"], "indicator": indicator, "recipe": star["recipe"]},
    )
    recipe = rows(
        connection,
        RECIPE,
        {"vocabulary": star["vocabulary"], "indicator": indicator, "recipe": star["recipe"]},
    )
    with_value = {member["term_code"] for member in members}
    return Trace(star, members, [term for term in recipe if term["term_code"] not in with_value])


def years_known(connection: DuckDBPyConnection, agency: str, indicator: str) -> str | None:
    """The years for which the star has a row of this agency and indicator, as one text."""
    found = connection.execute(OTHER_YEARS, {"agency": agency, "indicator": indicator}).fetchone()
    return found[0] if found else None
