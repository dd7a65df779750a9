"""What a batch of outcomes changes in the raw tables: decided here in memory, written by `ingest.load`."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from ingest.document import Row
from ingest.manifest import Manifest, ManifestEntry
from ingest.outcome import Outcome

PARSE_TABLES = ("report", "table_cell", "prose_value")
"""The tables that hold one parse of a report."""

MANIFEST_COLUMNS = {
    "manifest_url": "url",
    "manifest_agency": "agency",
    "manifest_year": "year",
    "manifest_published_on": "published_on",
    "retrieved_at": "retrieved_at",
}


def digest(*parts: str | None) -> str:
    """MD5 of the parts in hex, for ids of our own; None differs from the empty text."""
    return hashlib.md5(json.dumps(parts, ensure_ascii=False).encode(), usedforsecurity=False).hexdigest()


@dataclass(frozen=True)
class Run:
    """One ingest run and its counts so far."""

    run_id: str
    started_at: datetime
    code_version: str
    parser_version: str
    files_seen: int = 0
    loaded: int = 0
    unchanged: int = 0
    rejected: int = 0

    def counted(self, outcome: str) -> "Run":
        """The run after one more file with this outcome (loaded, unchanged, rejected)."""
        counts: dict[str, Any] = {"files_seen": self.files_seen + 1, outcome: getattr(self, outcome) + 1}
        return replace(self, **counts)


class Rejections:
    """The rejections that stand, found by their place or by the bytes they are about."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows: dict[str, Row] = {}
        self._by_key: dict[str, set[str]] = {}
        for row in rows:
            self.add(row)

    def _keys(self, row: Row) -> set[str]:
        return {key for key in (row["source_uri"], row["report_id"]) if key is not None}

    def add(self, row: Row) -> None:
        """Let a rejection stand."""
        self.rows[row["rejection_id"]] = row
        for key in self._keys(row):
            self._by_key.setdefault(key, set()).add(row["rejection_id"])

    def remove(self, rejection_id: str) -> None:
        """Take a rejection away."""
        for key in self._keys(self.rows.pop(rejection_id)):
            self._by_key[key].discard(rejection_id)

    def about(self, key: str | None) -> list[Row]:
        """The rejections of one place or of one content."""
        return [self.rows[rejection_id] for rejection_id in sorted(self._by_key.get(key or "", ()))]


@dataclass
class State:
    """What the warehouse holds, as far as loading asks.

    live         report to the parser version of its live parse
    sources      source to its row without the run
    rejections   the rejections without their runs
    """

    live: dict[str, str]
    sources: dict[str, Row]
    rejections: Rejections


@dataclass
class Changes:
    """Rows to delete, by their key, and rows to insert, by raw table."""

    delete_reports: set[str] = field(default_factory=set)
    delete_sources: set[str] = field(default_factory=set)
    delete_rejections: set[str] = field(default_factory=set)
    insert: dict[str, dict[str, list[Row]]] = field(default_factory=dict)

    def add(self, table: str, key: str, rows: list[Row]) -> None:
        """Insert these rows under a key, in place of what the batch inserted under it before."""
        self.insert.setdefault(table, {})[key] = rows

    def rows(self, table: str) -> list[Row]:
        """The rows to insert into a table."""
        return [row for rows in self.insert.get(table, {}).values() for row in rows]


class Planner:
    """Turns outcomes into changes, keeping the state as it will be after them."""

    def __init__(self, state: State, run: Run, manifest: Manifest | None) -> None:
        self.state = state
        self.run = run
        self.manifest = manifest

    def plan(self, outcomes: list[Outcome], parsed_at: datetime) -> Changes:
        """The changes that one batch makes."""
        changes = Changes()
        for outcome in outcomes:
            if outcome.is_rejected:
                kind = self._reject(outcome, changes)
            else:
                kind = self._accept(outcome, changes, parsed_at)
            self.run = self.run.counted(kind)
        return changes

    def _reject(self, outcome: Outcome, changes: Changes) -> str:
        if outcome.report_id in self.state.live:
            self._remove_report(outcome.report_id, changes)
        self._set_rejections(
            outcome, [_rejection(outcome, None, outcome.reason_code, outcome.message)], changes
        )
        return "rejected"

    def _accept(self, outcome: Outcome, changes: Changes, parsed_at: datetime) -> str:
        report_id = str(outcome.report_id)
        is_live = self.state.live.get(report_id) == self.run.parser_version
        if outcome.rows is not None and not is_live:
            if report_id in self.state.live:
                changes.delete_reports.add(report_id)
            self.state.live[report_id] = self.run.parser_version
            stamp = {"run_id": self.run.run_id, "parsed_at": parsed_at}
            for table in PARSE_TABLES:
                rows = outcome.rows.get(table, [])
                changes.add(table, report_id, [{**r, **stamp} for r in rows] if table == "report" else rows)
        self._set_rejections(outcome, self._part_rejections(outcome), changes)
        self._set_source(outcome, changes)
        return "unchanged" if is_live or outcome.rows is None else "loaded"

    def _remove_report(self, report_id: str, changes: Changes) -> None:
        del self.state.live[report_id]
        changes.delete_reports.add(report_id)
        for table in PARSE_TABLES:
            changes.insert.get(table, {}).pop(report_id, None)
        for source_id in [k for k, row in self.state.sources.items() if row["report_id"] == report_id]:
            del self.state.sources[source_id]
            changes.delete_sources.add(source_id)
            changes.insert.get("source_file", {}).pop(source_id, None)

    def _part_rejections(self, outcome: Outcome) -> list[Row]:
        """The parts of a loaded report that were not read: those of this parse, or those that stand."""
        if outcome.rows is not None:
            parts = outcome.rows.get("rejection", [])
            return [_rejection(outcome, p["part"], p["reason_code"], p["message"]) for p in parts]
        standing = self.state.rejections.about(outcome.source.source_uri)
        return [row for row in standing if row["part"] is not None and row["report_id"] == outcome.report_id]

    def _set_rejections(self, outcome: Outcome, wanted: list[Row], changes: Changes) -> None:
        """Make these the rejections of the place; what loads is no longer rejected at any place."""
        rejections = self.state.rejections
        stale = rejections.about(outcome.source.source_uri)
        if not outcome.is_rejected:
            stale += [row for row in rejections.about(outcome.report_id) if row["part"] is None]
        for row in stale:
            if row not in wanted and row["rejection_id"] in rejections.rows:
                rejections.remove(row["rejection_id"])
                changes.delete_rejections.add(row["rejection_id"])
                changes.insert.get("rejection", {}).pop(row["rejection_id"], None)
        for row in wanted:
            if row["rejection_id"] not in rejections.rows:
                rejections.add(row)
                changes.add("rejection", row["rejection_id"], [{**row, "run_id": self.run.run_id}])

    def _set_source(self, outcome: Outcome, changes: Changes) -> None:
        source_id = digest(outcome.report_id, outcome.source.source_uri)
        before = self.state.sources.get(source_id)
        entry = self.manifest.entry(outcome.source.source_uri, outcome.report_id) if self.manifest else None
        row = self._source_row(source_id, outcome, before, entry)
        if row == before:
            return
        if before is not None:
            changes.delete_sources.add(source_id)
        self.state.sources[source_id] = row
        changes.add("source_file", source_id, [{**row, "run_id": self.run.run_id}])

    def _source_row(
        self, source_id: str, outcome: Outcome, before: Row | None, entry: ManifestEntry | None
    ) -> Row:
        row: Row = {
            "source_id": source_id,
            "report_id": outcome.report_id,
            "source_name": outcome.source.source_name,
            "source_uri": outcome.source.source_uri,
            "byte_size": outcome.byte_size,
            "metadata": self._metadata(outcome, before),
        }
        for column, attribute in MANIFEST_COLUMNS.items():
            said = getattr(entry, attribute) if entry else None
            # A run without a manifest does not take back what an earlier manifest said.
            row[column] = said if entry else before and before[column]
        return row

    def _metadata(self, outcome: Outcome, before: Row | None) -> str | None:
        """The page's own metadata as JSON; that of an unread file is what an earlier reading found."""
        if outcome.rows is not None:
            return (
                json.dumps(outcome.metadata, ensure_ascii=False, sort_keys=True) if outcome.metadata else None
            )
        known = [before] if before else list(self.state.sources.values())
        found = [row["metadata"] for row in known if row["report_id"] == outcome.report_id]
        return found[0] if found else None


def _rejection(outcome: Outcome, part: str | None, reason_code: str | None, message: str | None) -> Row:
    return {
        "rejection_id": digest(outcome.source.source_uri, outcome.report_id, part, reason_code),
        "source_name": outcome.source.source_name,
        "source_uri": outcome.source.source_uri,
        "report_id": outcome.report_id,
        "part": part,
        "reason_code": reason_code,
        "message": message,
    }
