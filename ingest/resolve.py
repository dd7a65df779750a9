"""Finding an agency or an indicator by what a person types, and naming the nearest on a miss."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from ingest.errors import CommandError
from ingest.normalise.characters import plain

NEAREST = 8
"""How many names a miss offers."""

FAVOUR = 0.1
"""How much likeness an agency with reports is given before one that the warehouse holds nothing of."""

Named = tuple[str, str, int]
"""A key, the name to show for it, and how much the warehouse holds of it: an agency's reports; 1 for an indicator."""

AGENCY_NAMES = """
    select n.key, n.name, a.name_zh, coalesce(r.reports, 0)
    from (
        select agency_key as key, name_zh as name from marts.agency_name
        union
        select agency_key, unnest([agency_key, agency_code, name_zh, name_en]) from marts.dim_agency
    ) as n
    join marts.dim_agency as a on n.key = a.agency_key
    left join (select agency_key, count(*) as reports from marts.dim_report group by agency_key) as r
        on n.key = r.agency_key
    where n.key <> 'UNMAPPED'
"""
"""Key, a name it goes by, the name to show, its reports."""

INDICATOR_NAMES = """
    select indicator_code, unnest([indicator_code, label_zh, label_en]), label_zh || ' / ' || label_en, 1
    from marts.dim_indicator
"""

APPLICANT_NAMES = """
    select applicant_type, unnest([applicant_type, name_zh, name_en]), name_zh || ' / ' || name_en, 1
    from marts.dim_applicant_type
"""


def _matches(connection: DuckDBPyConnection, names: str, condition: str, typed: str) -> list[Named]:
    query = f"""
        with named(key, name, shown, held) as ({names})
        select key, any_value(shown), any_value(held) from named where name is not null and {condition}
        group by key order by 3 desc, key
    """
    return connection.execute(query, {"typed": typed, "plain": plain(typed)}).fetchall()


def nearest(connection: DuckDBPyConnection, names: str, typed: str) -> list[Named]:
    """Those whose names are most like what was typed, best first; agencies with reports are favoured."""
    query = f"""
        with named(key, name, shown, held) as ({names})
        select key, any_value(shown), any_value(held)
        from named where name is not null
        group by key
        order by
            max(jaro_winkler_similarity(lower(name), lower($plain))) + if(any_value(held) > 0, {FAVOUR}, 0) desc, key
        limit {NEAREST}
    """
    return connection.execute(query, {"plain": plain(typed)}).fetchall()


def _listed(found: list[Named]) -> str:
    return "\n".join(f"  {shown}  [{key}]" for key, shown, _ in found[:NEAREST])


def _resolve(connection: DuckDBPyConnection, names: str, typed: str, zh: str, en: str) -> str:
    exact = "lower(name) in (lower($typed), lower($plain))"
    within = "(contains(lower(name), lower($typed)) or contains(lower(name), lower($plain)))"
    for condition in (exact, within):
        found = _matches(connection, names, condition, typed.strip())
        found = [named for named in found if named[2]] or found
        if len(found) == 1:
            return found[0][0]
        if found:
            raise CommandError(
                f"“{typed}”对应{len(found)}个{zh}，请写全或用代码：\n"
                f"'{typed}' names {len(found)} {en}, give the full name or the code:\n{_listed(found)}"
            )
    listed = _listed(nearest(connection, names, typed))
    raise CommandError(
        f"没有叫“{typed}”的{zh}，最近的有：\nNo {en} named '{typed}', the nearest are:\n{listed}"
    )


def find_agency(connection: DuckDBPyConnection, typed: str) -> str:
    """The key of the agency that goes by this name: exactly, else the only one whose name holds it.

    Where both kinds fit, agencies with reports count alone.

    Raises:
        CommandError: several agencies fit, or none; the message names them or the nearest.
    """
    return _resolve(connection, AGENCY_NAMES, typed, "机关", "agencies")


def find_indicator(connection: DuckDBPyConnection, typed: str) -> str:
    """The code of the indicator with this code or label: exactly, else the only one that holds it.

    Raises:
        CommandError: several indicators fit, or none; the message names them or the nearest.
    """
    return _resolve(connection, INDICATOR_NAMES, typed, "指标", "indicators")


def find_applicant(connection: DuckDBPyConnection, typed: str) -> str:
    """The code of the applicant type with this code or name: exactly, else the only one that holds it.

    Raises:
        CommandError: several types fit, or none; the message names them or the nearest.
    """
    return _resolve(connection, APPLICANT_NAMES, typed, "申请人类型", "applicant types")
