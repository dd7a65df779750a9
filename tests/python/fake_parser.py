"""A parser that reads one number, so that loading can be tested without reading reports."""

import hashlib
from pathlib import Path

import duckdb

from ingest.document import ParsedReport, Rejected, SourceInfo
from ingest.lock import connect
from ingest.manifest import Manifest
from ingest.run_ingest import Parser, ingest


def parse(content: bytes, source: SourceInfo, version: str = "1", factor: int = 1) -> ParsedReport:
    """A report of one cell; content that starts with `bad` is rejected, with `crash` raises."""
    text = content.decode()
    if text.startswith("bad"):
        raise Rejected("not_a_report", "不是年报 / no annual report")
    if text.startswith("crash"):
        raise ZeroDivisionError("boom")
    report_id = hashlib.sha256(content).hexdigest()
    report = {
        "report_id": report_id, "media_type": "text/plain", "encoding": "utf-8", "title": None, "publisher": None,
        "report_year": 2020, "year_evidence": "title", "published_on": None, "language_script": "hans",
        "scope": "unknown", "scope_evidence": None, "vocabulary": None, "vocabulary_score": None, "plain_text": text,
        "agency_mention": [], "year_candidate": [
            {"year": 2020, "kind": "title", "evidence": "2020", "span_start": 0, "span_end": 1, "strength": 1}
        ],
        "vocabulary_candidate": [], "repeated_span": [],
        "parser_version": version, "parse_id": f"{report_id[:8]}-{version}",
    }  # fmt: skip
    cell = {
        "cell_id": f"{report_id}:0:{version}", "report_id": report_id, "table_index": 0, "row_index": 0,
        "column_index": 1, "section": None, "row_path": ["一、新收", "其中"], "column_path": [],
        "raw_text": text * factor, "unit": None, "vocabulary": None, "scope": "unknown", "reading": "text",
        "row_status": "complete", "occurrence": 1, "printed_year": None, "set_apart": None,
        "locator": f"text:0-{len(text)}",
    }  # fmt: skip
    return ParsedReport(report, (cell,), (), {"标题": "题"})


def parse_second_version(content: bytes, source: SourceInfo) -> ParsedReport:
    """A later version of the parser: another version on the report, another cell; `later` is now rejected."""
    if content.startswith(b"later"):
        raise Rejected("not_a_report", "不是年报 / no annual report")
    return (
        parse(content.removeprefix(b"bad"), source, version="2", factor=2)
        if content != b"bad"
        else parse(content, source)
    )


FIRST = Parser(parse, "1")
SECOND = Parser(parse_second_version, "2")


def run(database: Path, *files: Path, parser: Parser = FIRST, manifest: Manifest | None = None):
    """Ingest these files."""
    return ingest(database, list(files), parser=parser, manifest=manifest)


def snapshot(database: Path) -> dict[str, list[tuple]]:
    """Every raw row but those of the runs, in an order of its own."""
    connection = connect(database, read_only=True)
    try:
        tables = ("source_file", "report", "table_cell", "prose_value", "rejection")
        return {t: connection.execute(f"select * from raw.{t} order by all").fetchall() for t in tables}
    finally:
        connection.close()


def count(database: Path, table: str) -> int:
    """How many rows a raw table holds."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(f"select count(*) from raw.{table}").fetchone()[0]
