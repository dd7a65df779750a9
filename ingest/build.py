"""The steps of `ogi build` after reading: expectations on raw, dbt, expectations on the marts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ingest.build_log import BUILD, logged
from ingest.build_state import forget, is_unchanged, remember
from ingest.dbt_process import DbtProcess
from ingest.errors import WarehouseContradictionError
from ingest.lock import connect
from ingest.seed_state import are_current, seed_mark, set_mark

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from ingest.quality.engine import Finding

T = TypeVar("T")

DBT_ARGUMENTS = ("build", "--exclude-resource-type", "unit_test")
"""Unit tests try the models on invented rows: `make test` runs them, a build of real rows need not."""

WITHOUT_SEEDS = ("--select", "resource_type:model", "source:raw")
"""Models and every test that looks at one: all but the seeds and what is tested of them alone."""


def contradictions(findings: list[Finding]) -> str:
    """The failed critical checks as lines to read."""
    return "\n".join(
        f"  {f.check_id}  {f.zh} / {f.en}  {f.problem or f.unexpected}"
        for f in findings
        if f.is_contradiction
    )


def require_consistent(findings: list[Finding], index: Path) -> None:
    """Stop where the warehouse contradicts itself.

    Raises:
        WarehouseContradictionError: a critical check failed.
    """
    if any(finding.is_contradiction for finding in findings):
        raise WarehouseContradictionError(
            f"数据仓库自相矛盾，见 {index}：\n"
            f"The warehouse contradicts itself, see {index}:\n{contradictions(findings)}"
        )


def checked_stage(
    database: Path, stage: Callable[[Path], list[Finding]], before: list[Finding]
) -> list[Finding]:
    """Run one stage of checks, write the first page of the Data Docs, stop at a contradiction.

    `before` are the findings of earlier stages; returns them with the new ones.

    Raises:
        WarehouseContradictionError: a critical check failed.
    """
    from ingest.quality.data_docs import write_index
    from ingest.quality.run import docs_folder

    findings = [*before, *stage(database)]
    require_consistent(findings, write_index(docs_folder(database), findings))
    return findings


def dbt_build(database: Path, dbt: DbtProcess, full_refresh: bool) -> Counter[str]:
    """Run `dbt build`; seeds that stand as their files say are not loaded and tested again. Returns node outcomes.

    Raises:
        WarehouseContradictionError: a model or a test failed.
    """
    mark = seed_mark()
    unchanged = not full_refresh and in_database(database, lambda connection: are_current(connection, mark))
    options = (["--full-refresh"] if full_refresh else []) + list(WITHOUT_SEEDS if unchanged else ())
    if status := dbt.run([*DBT_ARGUMENTS, *options]):
        raise WarehouseContradictionError(
            f"dbt 未通过（退出码 {status}），详见上文。\ndbt did not pass (exit status {status}), see above."
        )
    if not unchanged:
        in_database(database, lambda connection: set_mark(connection, mark))
    return dbt.outcomes()


def build(
    database: Path, say: Callable[[str], None], *, full_refresh: bool = False, force: bool = False
) -> list[Finding]:
    """Check raw, run dbt, check the marts; the caller holds the lock and no connection. Returns all findings.

    Where the last build passed and nothing changed since, dbt is left out, unless `force` or `full_refresh` says
    otherwise. What came of it stands in `ops.build_log`.

    Raises:
        WarehouseContradictionError: dbt failed or a critical check did.
    """
    with logged(database, BUILD):
        if not (force or full_refresh) and in_database(database, is_unchanged):
            return _checks_alone(database, say)
        in_database(database, forget)
        # dbt loads while the first checks run.
        with DbtProcess(database) as dbt:
            findings = _stages(database, dbt, say, full_refresh)
        in_database(database, remember)
    return findings


def in_database(database: Path, act: Callable[[DuckDBPyConnection], T]) -> T:
    """What an action on a connection of its own returns."""
    with connect(database) as connection:
        return act(connection)


def _checks_alone(database: Path, say: Callable[[str], None]) -> list[Finding]:
    from ingest.quality.run import check_marts, check_raw

    say(
        "自上次通过的构建以来，报告、种子、模型和程序都没有变，不再运行 dbt（--force 可强制）。\n"
        "Reports, seeds, models and code are those of the last build that passed: dbt is not run (--force runs it)."
    )
    say("检查 checking")
    return checked_stage(database, check_marts, checked_stage(database, check_raw, []))


def _stages(database: Path, dbt: DbtProcess, say: Callable[[str], None], full_refresh: bool) -> list[Finding]:
    from ingest.quality.run import check_marts, check_raw

    say("检查入库结果 checking what landed")
    findings = checked_stage(database, check_raw, [])
    say("dbt build")
    outcomes = dbt_build(database, dbt, full_refresh)
    say("  " + ", ".join(f"{count} {status}" for status, count in sorted(outcomes.items())))
    say("检查发布结果 checking the marts")
    return checked_stage(database, check_marts, findings)
