"""The reading of one report: a pure function from bytes to the rows of the raw tables."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest import __version__
from ingest.document import Document, ParsedReport, Rejected, Row, SourceInfo
from ingest.extract.prose import ProseValue, extract_prose
from ingest.extract.table import DataCell, extract_tables
from ingest.locate import read_document, text_locator
from ingest.recognise.apart import set_apart
from ingest.recognise.facts import recognise_publication, recognise_scope, recognise_script, scope_of
from ingest.recognise.names import Mention, recognise_names
from ingest.recognise.reports import parts_of
from ingest.recognise.title import Title, find_title, require_report
from ingest.recognise.vocabulary import Candidate, extensions, recognise_vocabularies
from ingest.recognise.year import YearCandidate, recognise_year
from ingest.seeds import load_seeds

READING_CODE = Path(__file__).resolve().parent
READING_FOLDERS = frozenset({"extract", "normalise", "readers", "recognise"})
"""Folders of the package whose code decides what a parse says."""

MAX_BYTES = 32 * 1024 * 1024
"""Largest file that is read; a report is a few hundred kilobytes at most."""

MAX_CELLS = 50_000
"""Most data cells of one report; official forms have under 300."""


@lru_cache(maxsize=1)
def parser_version() -> str:
    """The code's version with the beginning of the hash of the reading code and of the seeds that it uses."""
    code = hashlib.sha256(load_seeds().digest.encode())
    for path in sorted(READING_CODE.glob("*/**/*.py")):
        if path.relative_to(READING_CODE).parts[0] in READING_FOLDERS:
            code.update(path.read_bytes())
    return f"{__version__}+{code.hexdigest()[:12]}"


ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=str)


def digest(*parts: object) -> str:
    """A hash id over parts that are joined unambiguously."""
    return hashlib.md5(ENCODER.encode(parts).encode(), usedforsecurity=False).hexdigest()


def content_of(rows: tuple[Row, ...]) -> list[list[object]]:
    """Rows without the names of their columns and without the two ids they begin with, which follow from the rest."""
    return [list(row.values())[2:] for row in rows]


def parse_report(content: bytes, source: SourceInfo) -> ParsedReport:
    """Read one report.

    Everything is stated verbatim with its place; nothing is interpreted beyond the form, the year and the names.
    Raises Rejected (`empty_file`, `unsupported_format`, `unreadable_encoding`, `too_large`, `not_a_report`).
    """
    if len(content) > MAX_BYTES:
        raise Rejected(
            "too_large",
            f"文件 {len(content)} 字节，上限 {MAX_BYTES} / {len(content)} bytes, limit {MAX_BYTES}",
        )
    document = read_document(content)
    cells = extract_tables(document.blocks)
    if len(cells) > MAX_CELLS:
        raise Rejected(
            "too_large",
            f"表格有 {len(cells)} 个数据格，上限 {MAX_CELLS} / {len(cells)} data cells, the limit is {MAX_CELLS}",
        )
    forms, candidates = recognise_vocabularies(cells)
    title = find_title(document)
    require_whole_report(document, title, cells, forms)
    report_id = hashlib.sha256(content).hexdigest()
    report = report_row(report_id, document, title, cells, forms, candidates)
    parts = parts_of(document.blocks, title, report["report_year"])
    apart = set_apart(document.blocks, title, cells, forms)
    table_rows = tuple(
        cell_row(
            report_id, cell, form, document.reading(cell.cell.start), parts.body(cell.cell.start) or reason
        )
        for cell, form, reason in zip(cells, forms, apart, strict=True)
    )
    sentences = extract_prose(document.paragraphs(), report["report_year"])
    prose_rows = tuple(
        prose_row(report_id, value, document.reading(value.start), parts.reason(value.start))
        for value in sentences
    )
    require_distinct([row["cell_id"] for row in table_rows], [row["prose_value_id"] for row in prose_rows])
    report["parse_id"] = digest(report, content_of(table_rows), content_of(prose_rows))
    return ParsedReport(report, table_rows, prose_rows, document.metadata, document.unread)


def require_distinct(*ids: list[str]) -> None:
    """Raises ValueError where two rows share an id: a fault of ours, which must stop this file and no other."""
    for group in ids:
        if len(group) != len(set(group)):
            raise ValueError("two rows of one report share an id")


def require_whole_report(
    document: Document, title: Title | None, cells: list[DataCell], forms: list[str]
) -> None:
    """Raises Rejected `not_a_report`, or the reason why a part is not read where the report may stand there."""
    try:
        require_report(document, title, cells, forms)
    except Rejected:
        if document.unread:
            part = document.unread[0]
            raise Rejected(part.reason_code, part.message) from None
        raise


def report_row(
    report_id: str,
    document: Document,
    title: Title | None,
    cells: list[DataCell],
    forms: list[str],
    candidates: list[Candidate],
) -> Row:
    """The row of raw.report, without what only a run knows."""
    year, year_evidence, years = recognise_year(document, title, cells)
    scope, scope_evidence = recognise_scope(document, title)
    captions = [
        (section, document.text.find(section))
        for section in dict.fromkeys(c.section for c in cells)
        if section
    ]
    main = main_vocabulary(forms)
    return {
        "report_id": report_id,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "title": title.text if title else None,
        "publisher": document.metadata.get("publisher"),
        "report_year": year,
        "year_evidence": year_evidence,
        "published_on": recognise_publication(document),
        "language_script": recognise_script(document.text),
        "scope": scope,
        "scope_evidence": scope_evidence,
        "vocabulary": main,
        "vocabulary_score": max((c.score for c in candidates if c.vocabulary == main), default=None),
        "plain_text": document.text,
        "agency_mention": [mention_row(m) for m in recognise_names(document, title, captions)],
        "year_candidate": [year_row(y) for y in years],
        "vocabulary_candidate": [
            {"vocabulary": c.vocabulary, "score": c.score, "table_index": c.table_index} for c in candidates
        ],
        "repeated_span": [
            {"span_start": span.start, "span_end": span.end, "same_as_start": origin}
            for span, origin in document.repeated
        ],
        "parser_version": parser_version(),
    }


def main_vocabulary(forms: list[str]) -> str:
    """The form most cells of a page are written in, extensions counted for none; `narrative` for a page without any."""
    added = {name for names in extensions().values() for name in names}
    counts = Counter(form for form in forms if form not in added and form != "narrative")
    return counts.most_common(1)[0][0] if counts else "narrative"


def mention_row(mention: Mention) -> dict[str, Any]:
    """A name as an element of raw.report.agency_mention."""
    return {
        "name": mention.name,
        "role": mention.role,
        "place": mention.place,
        "occurrences": mention.occurrences,
        "span_start": mention.start,
        "span_end": mention.end,
    }


def year_row(candidate: YearCandidate) -> dict[str, Any]:
    """A year as an element of raw.report.year_candidate."""
    return {
        "year": candidate.year,
        "kind": candidate.kind,
        "evidence": candidate.evidence,
        "span_start": candidate.start,
        "span_end": candidate.end,
        "strength": candidate.strength,
    }


def cell_id(report_id: str, cell: DataCell) -> str:
    """The id of a data cell: a hash of its report and its place in the tables."""
    place = f"{report_id} {cell.table_index} {cell.row_index} {cell.column_index}"
    return hashlib.md5(place.encode(), usedforsecurity=False).hexdigest()


def cell_row(report_id: str, cell: DataCell, form: str, reading: str, apart: str | None) -> Row:
    """A row of raw.table_cell; `apart` says why the value is not the body's own on disclosure."""
    locator = text_locator(cell.cell.start, cell.cell.end, cell.cell.place)
    return {
        "cell_id": cell_id(report_id, cell),
        "report_id": report_id,
        "table_index": cell.table_index,
        "row_index": cell.row_index,
        "column_index": cell.column_index,
        "section": cell.section,
        "row_path": list(cell.row_path),
        "column_path": list(cell.column_path),
        "raw_text": cell.cell.text,
        "unit": cell.unit,
        "vocabulary": form,
        "scope": cell_scope(cell),
        "reading": reading,
        "row_status": cell.row_status,
        "occurrence": cell.occurrence,
        "printed_year": cell.year,
        "set_apart": apart,
        "locator": locator,
    }


def cell_scope(cell: DataCell) -> str:
    """The scope of a data cell: what its labels state, else what the heading over its table states."""
    if cell.scope != "unknown" or not cell.section:
        return cell.scope
    return scope_of(cell.section, "caption")[0]


def prose_row(report_id: str, value: ProseValue, reading: str, elsewhere: str | None) -> Row:
    """A row of raw.prose_value; nothing supports a number that OCR read in a sentence, so it is not used.

    elsewhere   why the sentence belongs to another report than the page's own, None where it does not
    """
    locator = text_locator(value.start, value.end)
    return {
        "prose_value_id": digest(report_id, locator, value.pattern_id),
        "report_id": report_id,
        "sentence": value.sentence,
        "sentence_start": value.sentence_start,
        "phrase": value.phrase,
        "raw_value": value.raw_value,
        "unit": value.unit,
        "pattern_id": value.pattern_id,
        "indicator_code": value.indicator_code,
        "basis": value.basis,
        "scope": value.scope,
        "is_negation": value.is_negation,
        "is_approximate": value.is_approximate,
        "excluded_reason": value.excluded_reason
        or elsewhere
        or ("read_by_ocr" if reading == "ocr" else None),
        "locator": locator,
    }
