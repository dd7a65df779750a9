"""Whole pages through the parser: what must hold of every parse, whatever the page."""

import pytest

from ingest import parse
from ingest.document import SourceInfo

PAGE = """某市人民政府2018年政府信息公开工作年度报告
一、概述
根据《中华人民共和国政府信息公开条例》编制本年度报告。全年主动公开政府信息96条。
二、依申请公开政府信息情况
全年收到政府信息公开申请3件。
"""


def parsed(page: str) -> parse.ParsedReport:
    return parse.parse_report(page.encode(), SourceInfo("page.txt", "page.txt"))


def test_two_rows_under_one_id_stop_their_file_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loaded, they would let the checks stop the build of every report."""
    assert len(parsed(PAGE).prose_values) > 1
    read = parse.extract_prose
    monkeypatch.setattr(parse, "extract_prose", lambda *asked: [*read(*asked), *read(*asked)])
    with pytest.raises(ValueError, match="share an id"):
        parsed(PAGE)
