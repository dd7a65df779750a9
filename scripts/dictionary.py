"""The data dictionary, as Markdown, from the YAML beside the public models."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from atlas_words import table

PROJECT = Path(__file__).resolve().parent.parent
SCHEMAS = {
    "marts": "公开的星形表。The public star: facts and dimensions.",
    "reporting": "带标签的宽表，供 Superset 和导出。Labelled views for Superset and export.",
}
INTRODUCTION = """# 数据字典 · Data dictionary

公开的表和列，由 `make docs` 从模型的 YAML 生成，请勿手改。金额以元计；日期、年度均为报告所述年度。
The public tables and their columns, written by `make docs` from the models' YAML; do not edit by hand.
What the indicators mean stands in the [mapping atlas](atlas/README.md).
"""


def models(schema: str) -> list[dict[str, Any]]:
    """The described models of one schema, by name."""
    files = sorted((PROJECT / "models" / schema).glob("*.yml"))
    found = [
        model
        for file in files
        for model in yaml.safe_load(file.read_text(encoding="utf-8")).get("models", [])
    ]
    return sorted(found, key=lambda model: str(model["name"]))


def required(column: dict[str, Any]) -> bool:
    """Whether the column never holds NULL."""
    return {"type": "not_null"} in column.get("constraints", []) or "not_null" in column.get("data_tests", [])


def section(schema: str, model: dict[str, Any]) -> str:
    """One table and its columns."""
    rows = [
        [
            f"`{column['name']}`",
            column.get("data_type", "").lower(),
            "是 yes" if required(column) else "",
            " ".join(str(column["description"]).split()),
        ]
        for column in model["columns"]
    ]
    text = " ".join(str(model["description"]).split())
    columns = ["列 column", "类型 type", "必有 never NULL", "说明 description"]
    return f"\n### {schema}.{model['name']}\n\n{text}\n\n" + table(columns, rows)


def dictionary() -> str:
    """The whole page."""
    text = INTRODUCTION
    for schema, title in SCHEMAS.items():
        text += f"\n## {schema}\n\n{title}\n"
        text += "".join(section(schema, model) for model in models(schema))
    return text
