"""The workbook of unmapped labels: what could not be mapped, how often, where, and what it may mean."""

from __future__ import annotations

from typing import Any

from duckdb import DuckDBPyConnection

NEAREST = 3
"""How many near terms a row offers."""

HEADER = (
    "term_code 条目代码（请填 fill in）",
    "note 理由（请填 fill in）",
    "vocabulary 表式",
    "row_label 行标签",
    "column_label 列标签",
    "reason 未识别的原因",
    "cells 格数",
    "reports 报告数",
    "nearest_1 最近的条目",
    "nearest_2",
    "nearest_3",
    "example_value 例值",
    "example_file 例见",
    "example_section 所在部分",
    "row_path 行标签及上级",
    "column_path 列标签及上级",
    "locator 位置",
    "unmapped_label_id 编号",
)

LABELS = """
    select
      vocabulary, row_label, column_label, reason, cells, reports, nearest_terms,
      example_raw_value, example_source_name, example_section,
      array_to_string(example_row_path, ' > '), array_to_string(example_column_path, ' > '),
      example_locator, unmapped_label_id
    from ops.ops_unmapped_label
    order by reports desc, cells desc, vocabulary, row_label, column_label, reason
"""


def label_rows(connection: DuckDBPyConnection) -> list[list[Any]]:
    """The rows of the workbook under HEADER, the most frequent label first; the first two columns are empty."""
    rows = []
    for found in connection.execute(LABELS).fetchall():
        vocabulary, row, column, reason, cells, reports, nearest, *place = found
        offers = [f"{term['term_code']} {term['label_zh']}" for term in nearest[:NEAREST]]
        offers += [""] * (NEAREST - len(offers))
        rows.append(["", "", vocabulary, row, column, reason, cells, reports, *offers, *place])
    return rows
