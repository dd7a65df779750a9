"""Running checks with Great Expectations on DuckDB, and letting go of the database afterwards."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import great_expectations as gx
from great_expectations.execution_engine import sqlalchemy_execution_engine
from sqlalchemy import event
from sqlalchemy.pool import Pool

from ingest.quality.checks import CRITICAL, Batch
from ingest.quality.data_docs import add_site, clean_pages


@dataclass(frozen=True)
class Finding:
    """What one check found.

    unexpected   rows that break it, None if the check itself could not run
    problem      why it could not run
    """

    check_id: str
    stage: str
    batch: str
    severity: str
    zh: str
    en: str
    passed: bool
    unexpected: int | None
    problem: str | None = None

    @property
    def is_contradiction(self) -> bool:
        """Whether the warehouse contradicts itself."""
        return not self.passed and self.severity == CRITICAL


class _Dialect(str):
    """A dialect name with the attribute `value` that Great Expectations asks for."""

    @property
    def value(self) -> str:
        return str(self)


def keep_connections_open() -> None:
    """Let Great Expectations keep one DuckDB connection for all its queries.

    It closes the SQLAlchemy connection before it fetches rows; duckdb-engine shares one connection per cursor, so the
    rows are lost (Great Expectations issues 10738 and 11579). The list of dialects with a persistent connection is
    private to version 1.24, hence the pinned version.
    """
    persisted = sqlalchemy_execution_engine._PERSISTED_CONNECTION_DIALECTS
    if "duckdb" not in persisted:
        sqlalchemy_execution_engine._PERSISTED_CONNECTION_DIALECTS = (*persisted, _Dialect("duckdb"))


@contextmanager
def released_connections() -> Iterator[None]:
    """Close every database connection that SQLAlchemy opened in the block: DuckDB has one writer at a time."""
    opened: list[Any] = []

    def remember(connection: Any, record: Any) -> None:
        opened.append(connection)

    event.listen(Pool, "connect", remember)
    try:
        yield
    finally:
        event.remove(Pool, "connect", remember)
        for connection in opened:
            connection.close()
        opened.clear()
        gc.collect()


def _definition(context: Any, source: Any, stage: str, batch: Batch) -> Any:
    asset = source.add_query_asset(name=batch.name, query=batch.query)
    definition = asset.add_batch_definition_whole_table("all")
    checks = [check.build() for check in batch.checks]
    suite = context.suites.add(gx.ExpectationSuite(name=batch.name, expectations=checks))
    return context.validation_definitions.add(
        gx.ValidationDefinition(name=f"{stage}: {batch.name}", data=definition, suite=suite)
    )


def _exception_message(info: Any) -> str:
    """The message inside Great Expectations' nested report of an exception."""
    if isinstance(info, dict):
        if message := info.get("exception_message"):
            return str(message)
        inner = [_exception_message(value) for value in info.values() if isinstance(value, dict)]
        return next(filter(None, inner), "") or str(info)[:300]
    return str(info)[:300]


def _finding(stage: str, batch: str, result: Any) -> Finding:
    config = result.expectation_config
    meta, found = config.meta, result.result
    problem = None if result.success or found else _exception_message(result.exception_info)
    unexpected = found.get("unexpected_count", found.get("observed_value"))
    return Finding(
        check_id=meta["check_id"],
        stage=stage,
        batch=batch,
        severity=str(getattr(config.severity, "value", config.severity)),
        zh=meta["zh"],
        en=meta["en"],
        passed=bool(result.success),
        unexpected=None if problem else int(unexpected or 0),
        problem=problem,
    )


def run_checks(
    database: Path, stage: str, batches: list[Batch], docs_folder: Path | None = None
) -> list[Finding]:
    """Run the checks of one stage; with a folder, write Data Docs there. No connection stays open.

    Shapes: one finding a check, in the order of the batches. A check that cannot run counts as failed.
    """
    keep_connections_open()
    with released_connections():
        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = {"globally": False}
        if docs_folder is not None:
            shutil.rmtree(docs_folder, ignore_errors=True)
            add_site(context, docs_folder)
        source = context.data_sources.add_sql(
            name=stage,
            connection_string=f"duckdb:///{database}",
            kwargs={"connect_args": {"read_only": True}},
        )
        definitions = [_definition(context, source, stage, batch) for batch in batches]
        checkpoint = context.checkpoints.add(
            gx.Checkpoint(name=stage, validation_definitions=definitions, result_format="SUMMARY")
        )
        outcome = checkpoint.run()
        by_suite = {run.suite_name: run.results for run in outcome.run_results.values()}
        findings = [_finding(stage, b.name, result) for b in batches for result in by_suite[b.name]]
        if docs_folder is not None:
            context.build_data_docs()
            clean_pages(docs_folder)
    return findings
