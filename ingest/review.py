"""The sheet of waiting reports: what is missing, the candidates with their evidence, and empty columns to fill in.

The sheet is a manifest (see `ingest.manifest`): `sha256`, `agency`, `year` and `published_on` are read back, columns
whose name begins with `#` are for the reader alone. A publication date decides between two reports of one body and
year; a name that several bodies bear is written with a division code in front (320106 区教育局).
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

WAITING = """
    select
        r.report_id as sha256,
        null as agency,
        null as year,
        null as published_on,
        array_to_string(list_filter(r.status_all, lambda s: s <> 'loaded'), ', ') as "#状态 status",
        r.source_uri as "#文件 file",
        r.title as "#标题 title",
        case when r.agency_key <> 'UNMAPPED' then a.name_zh end as "#已定机关 body known",
        r.agency_in_title as "#题中机关 body in the title",
        r.agency_in_body as "#文中机关 body in the text",
        r.agency_candidates as "#机关候选 candidates",
        r.agency_evidence as "#机关证据 evidence",
        r.report_year as "#已定年度 year known",
        r.year_evidence as "#年度依据 what says so",
        r.year_candidates as "#年度候选 years",
        r.published_on as "#发布日期 published"
    from marts.dim_report as r
    inner join marts.dim_agency as a on r.agency_key = a.agency_key
    where r.is_waiting
    order by r.source_uri, r.report_id
"""

Sheet = tuple[list[str], list[list[str]]]
"""Column names and rows, all as text."""


def waiting(connection: DuckDBPyConnection) -> Sheet:
    """The waiting reports, one a row; `agency`, `year` and `published_on` are empty."""
    result = connection.execute(WAITING)
    columns = [column[0] for column in result.description or []]
    return columns, [["" if value is None else str(value) for value in row] for row in result.fetchall()]
