"""The sheet of waiting reports: what is missing, the candidates with their evidence, and empty columns to fill in.

The sheet is a manifest (see `ingest.manifest`): `sha256`, `agency`, `year` and `published_on` are read back, columns
whose name begins with `#` are for the reader alone. A publication date decides between two reports of one body and
year; a name that several bodies bear is written with a division code in front (320106 区教育局).
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

WAITING = """
    select
        report_id as sha256,
        null as agency,
        null as year,
        null as published_on,
        array_to_string(list_filter(status_all, lambda s: s <> 'loaded'), ', ') as "#状态 status",
        source_uri as "#文件 file",
        title as "#标题 title",
        agency_in_title as "#题中机关 body in the title",
        agency_in_body as "#文中机关 body in the text",
        agency_candidates as "#机关候选 candidates",
        agency_evidence as "#机关证据 evidence",
        report_year as "#已定年度 year known",
        year_candidates as "#年度候选 years",
        published_on as "#发布日期 published"
    from marts.dim_report
    where is_waiting
    order by source_uri, report_id
"""

Sheet = tuple[list[str], list[list[str]]]
"""Column names and rows, all as text."""


def waiting(connection: DuckDBPyConnection) -> Sheet:
    """The waiting reports, one a row; `agency`, `year` and `published_on` are empty."""
    result = connection.execute(WAITING)
    columns = [column[0] for column in result.description or []]
    return columns, [["" if value is None else str(value) for value in row] for row in result.fetchall()]
