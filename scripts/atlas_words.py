"""The words and the small Markdown of the mapping atlas."""

from __future__ import annotations

from atlas_seeds import Crosswalk, Row

DIRECTIONS = {
    "up": "使数上升 pushes the number up",
    "down": "使数下降 pushes the number down",
    "unclear": "方向不明 direction unclear",
    "none": "不影响数 leaves the number as it is",
}
KINDS = {
    "flow": "流量，一年之内发生 a flow of the year",
    "stock": "存量，某一时点 a stock at a moment",
    "amount": "金额，一年之内 money of the year",
    "flag": "是否 a flag",
}
STATUSES = {"reviewed": "已核 reviewed", "draft": "待核 draft"}
SUMS = {
    "additive_over_agencies": "各机关（一县、一市的报告可能已含其所属部门，不得再加）"
    " over bodies (a county’s or city’s report may already include its departments: never add both)",
    "additive_over_years": "各年 over years",
    "additive_over_applicants": "六类申请人 over applicant types",
    "additive_over_indicators": "同一切分的各项 over its siblings",
}
REFORM = 2019
"""The year of the revised Regulations and of the form that followed them."""

LEGEND = "[图例 Legend](README.md#图例-legend)"
"""The link to what the words of a page mean."""

GENERATED = (
    "由 `make docs` 从 `seeds/` 生成，请勿手改。Written by `make docs` from `seeds/`; do not edit by hand.\n"
)


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table; a pipe in a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def link(walk: Crosswalk, code: str) -> str:
    """A link from page to page."""
    row = walk.indicators[code]
    return f"[{row['label_zh']} {row['label_en']}]({code}.md)"


def years(row: Row) -> str:
    """The usual years of a form."""
    first, last = row["usual_first_year"], row["usual_last_year"]
    return f"{first}–{last}" if first else "各年 any year"
