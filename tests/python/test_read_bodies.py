"""Columns and groups of rows by body: whose figures they hold is kept, and a total is one only beside its parts."""

import pytest
from report_formats import Row, Span, to_csv, to_docx, to_html

from ingest.document import SourceInfo
from ingest.extract.scope import head_scope
from ingest.extract.table import extract_tables
from ingest.parse import parse_report
from ingest.readers.open import read_document

HEADING = "附表"


def scopes(content: bytes) -> dict[str, str]:
    """The scopes of values by raw value."""
    return {cell.cell.text: cell.scope for cell in extract_tables(read_document(content).blocks)}


@pytest.mark.parametrize("write", [to_docx, to_html, to_csv])
@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (("全县合计", "县政府本级"), ("consolidated", "own")),
        (("合计", "县本级"), ("consolidated", "own")),
        (("县本级", "各乡镇", "合计"), ("own", "unknown", "consolidated")),
        (("某某镇", "某某街道", "总计"), ("unknown", "unknown", "consolidated")),
        (("本单位", "下属单位", "汇总"), ("own", "unknown", "consolidated")),
        (("合计",), ("unknown",)),
        (("合计", "其中：当面"), ("unknown", "unknown")),
        (("累计数", "本年数"), ("unknown", "unknown")),
    ],
)
def test_columns_by_body(write, heads: tuple[str, ...], expected: tuple[str, ...]) -> None:
    figures = [str(n) for n in range(1, len(heads) + 1)]
    rows: list[Row] = [("统计指标", "单位", *heads), ("申请总数", "件", *figures)]
    assert scopes(write([HEADING, rows])) == dict(zip(figures, expected, strict=True))


@pytest.mark.parametrize("write", [to_docx, to_html])
def test_heads_and_groups_by_body(write) -> None:
    over: list[Row] = [
        (Span("统计指标", 2), Span("全县", 1, 2), Span("县本级", 1, 2)),
        ("当面", "总计", "当面", "总计"),
        ("申请总数", "1", "2", "3", "4"),
    ]
    own, consolidated = "own", "consolidated"
    assert scopes(write([HEADING, over])) == {"1": consolidated, "2": consolidated, "3": own, "4": own}
    beside: list[Row] = [
        ("口径", "统计指标", "数量"),
        (Span("全县", 2), "申请总数", "1"),
        ("其中：当面", "2"),
        (Span("县本级", 2), "申请总数", "3"),
        ("其中：当面", "4"),
    ]
    assert scopes(write([HEADING, beside])) == {"1": consolidated, "2": consolidated, "3": own, "4": own}


@pytest.mark.parametrize(
    "head",
    ["单位", "数量", "本年数", "本级公开信息数", "全年", "其他", "自然人", "小计", "申请人情况", "公开形式"],
)
def test_heads_that_name_no_body(head: str) -> None:
    assert head_scope(head) == "unknown"


def test_the_column_goes_before_the_heading() -> None:
    rows: list[Row] = [("统计指标", "县本级", "合计"), ("申请总数", "1", "2"), ("申请数", "3", "4")]
    title = "某某县人民政府2016年政府信息公开工作年度报告"
    page = to_html([title, "一、概述", "2016年收到申请2件。", "二、全县政府信息公开情况统计表", rows])
    cells = parse_report(page, SourceInfo("a.html", "/a.html")).table_cells
    assert [(c["raw_text"], c["scope"]) for c in cells] == [
        ("1", "own"),
        ("2", "consolidated"),
        ("3", "own"),
        ("4", "consolidated"),
    ]
