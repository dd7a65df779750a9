"""What a reader of an export must know: how to cite it, what its codes mean, where its lines break."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import yaml
from duckdb import DuckDBPyConnection

from ingest.export import COLUMNS
from ingest.project import project_folder

OWN_COLUMNS = {
    "report_address": "报告的网址，没有则为文件名。Web address of the report, else its file name.",
    "citation": "引用此数时照录。How to cite this number.",
}
"""Columns that an export has and reporting.rpt_series has not."""

CODES = """
    select 'value_status', value_status, label_zh, label_en, null from marts.dim_value_status
    where value_status in (select unnest($statuses))
    union all
    select 'comparability', comparability, label_zh, label_en, note from marts.dim_comparability
    where comparability in (select unnest($grades))
    order by 1, 2
"""

INDICATORS = """
    select
        indicator_code, label_zh, label_en, unit, note,
        array_to_string(list_filter([
            case when not additive_over_agencies then '机关 agencies' end,
            case when not additive_over_years then '年度 years' end,
            case when not additive_over_applicants then '申请人 applicants' end,
            case when not additive_over_indicators then '指标 indicators' end
        ], lambda cut: cut is not null), '、')
    from marts.dim_indicator where indicator_code in (select unnest($indicators)) order by indicator_code
"""

Note = tuple[str, str, str]
"""Part of the notes, what the note is about, the note."""


def citation(found: pa.Table, built: str) -> str:
    """How to cite the export as a whole; `built` is the day, as YYYY-MM-DD."""
    versions = "、".join(sorted(set(found.column("vocabulary_version").to_pylist())))
    reports = len(set(found.column("report_id").to_pylist()))
    return (
        f"政府信息公开年度报告数据仓库 The OGI warehouse，词表 vocabulary {versions}，{built}："
        f"{found.num_rows} 行 rows，{reports} 份报告 reports。"
    )


def notes(connection: DuckDBPyConnection, found: pa.Table, built: str) -> list[Note]:
    """The notes of an export, in the order of reading."""
    return [
        ("引用 citation", "全表 the table", citation(found, built)),
        ("引用 citation", "单个数 one number", "见 citation 一列。See the column citation."),
        *_codes(connection, found),
        *_indicators(connection, found),
        *_breaks(found),
        *_columns(),
    ]


def _distinct(found: pa.Table, column: str) -> list[Any]:
    return sorted({value for value in found.column(column).to_pylist() if value is not None})


def _codes(connection: DuckDBPyConnection, found: pa.Table) -> list[Note]:
    parameters = {"statuses": _distinct(found, "value_status"), "grades": _distinct(found, "comparability")}
    return [
        (
            f"状态 {kind}" if kind == "value_status" else f"跨2019年可比程度 {kind}",
            code,
            f"{zh} / {en}。{note or ''}",
        )
        for kind, code, zh, en, note in connection.execute(CODES, parameters).fetchall()
    ]


def _indicators(connection: DuckDBPyConnection, found: pa.Table) -> list[Note]:
    rows = connection.execute(INDICATORS, {"indicators": _distinct(found, "indicator_code")}).fetchall()
    return [
        (
            "指标 indicator",
            code,
            f"{zh} / {en}，单位 unit {unit}。"
            + (f"不可相加 never add over: {never}。" if never else "")
            + (note or ""),
        )
        for code, zh, en, unit, note, never in rows
    ]


def _breaks(found: pa.Table) -> list[Note]:
    names = ("indicator_code", "year", "agency_name_zh", "break_note_zh", "break_note_en")
    kept = found.select(["is_break", *names]).to_pylist()
    where: dict[tuple[str, int, str], list[str]] = {}
    for row in kept:
        if row["is_break"]:
            text = f"{row['break_note_zh'] or ''} {row['break_note_en'] or ''}".strip()
            where.setdefault((row["indicator_code"], row["year"], text), []).append(row["agency_name_zh"])
    return [
        ("断线 break", f"{code} {year}", f"{text}（{'、'.join(dict.fromkeys(agencies))}）")
        for (code, year, text), agencies in sorted(where.items())
    ]


def _columns() -> list[Note]:
    page = project_folder() / "models" / "reporting" / "rpt_series.yml"
    (model,) = yaml.safe_load(page.read_text(encoding="utf-8"))["models"]
    described = {column["name"]: column["description"] for column in model["columns"]} | OWN_COLUMNS
    return [("列 column", name, str(described[name])) for name in COLUMNS]
