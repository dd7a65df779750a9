"""`ogi status`: the warehouse at a glance."""

from dataclasses import asdict
from typing import Any

from duckdb import DuckDBPyConnection

from ingest.cli.app import app
from ingest.cli.options import AsJson, Database, console, print_json, say
from ingest.lock import connect
from ingest.next_steps import FIRST_BUILD, NextStep, for_warehouse
from ingest.project import existing_database
from ingest.summary import LAST_RUN, is_built, summarise
from ingest.trace import rows


def print_next(steps: list[NextStep]) -> None:
    """The next commands, each with what it is good for."""
    for step in steps:
        console.print(f"下一步 next  {step.command}\n    {step.zh} {step.en}", markup=False)


def as_answer(connection: DuckDBPyConnection, database: str) -> dict[str, Any]:
    """What the command says, as JSON says it."""
    ready = is_built(connection)
    runs = rows(connection, LAST_RUN, {})
    answer: dict[str, Any] = {
        "database": database,
        "is_built": ready,
        "last_ingest": runs[0] if runs else None,
    }
    if ready:
        answer |= summarise(connection).as_answer()
    steps = for_warehouse(connection) if ready else [FIRST_BUILD]
    return answer | {"next": [asdict(step) for step in steps]}


@app.command("status")
def status_command(database: Database = None, as_json: AsJson = False) -> None:
    """一览库中情况。The warehouse at a glance.

    例 examples:  ogi status  |  ogi status --json

    各机关各年度有无报告见 ogi coverage。`ogi coverage` shows the bodies and years.
    """
    from ingest.cli.summary_view import print_summary

    file = existing_database(database)
    connection = connect(file, read_only=True)
    try:
        if as_json:
            print_json(as_answer(connection, str(file)))
            return
        say(f"数据库 database  {file}")
        for started, seen, loaded, unchanged, rejected in connection.execute(LAST_RUN).fetchall():
            console.print(
                f"最近入库 last ingest  {started:%Y-%m-%d %H:%M} UTC：{seen} 个文件 files，"
                f"入库 loaded {loaded}，未变 unchanged {unchanged}，拒收 rejected {rejected}"
            )
        if is_built(connection):
            print_summary(summarise(connection))
            print_next(for_warehouse(connection))
        else:
            console.print("尚未建库，请运行 ogi build。\nNot built yet: run `ogi build`.")
    finally:
        connection.close()
