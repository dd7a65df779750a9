"""`ogi build`: read, check, transform, check, and say what came of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.cli.app import app
from ingest.cli.ingest import print_rejections, read_paths
from ingest.cli.options import DEFAULT_WAIT, Database, Jobs, ManifestFile, Wait, console, note
from ingest.lock import connect, exclusive
from ingest.project import database_path

if TYPE_CHECKING:
    from ingest.quality.engine import Finding

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        help="文件或文件夹；不给则只重建。Files and folders; without any, only builds.", show_default=False
    ),
]
FullRefresh = Annotated[bool, typer.Option(help="全部重算。Compute everything anew.")]
Force = Annotated[bool, typer.Option(help="即使没有变化也运行 dbt。Run dbt even if nothing changed.")]


def print_warnings(findings: "list[Finding]") -> None:
    """The checks that call for a look but break nothing."""
    for finding in findings:
        if not finding.passed:
            console.print(
                f"提醒 warning  {finding.check_id}  {finding.zh} / {finding.en}  {finding.unexpected}"
            )


@app.command("build")
def build_command(
    paths: Paths = None,
    database: Database = None,
    manifest: ManifestFile = None,
    jobs: Jobs = 0,
    wait: Wait = DEFAULT_WAIT,
    full_refresh: FullRefresh = False,
    force: Force = False,
) -> None:
    """读入、检查、汇成星表、再检查，并给出小结。Ingest, check, build, check again, and sum up.

    例 examples:  ogi build 年报文件夹  |  ogi build FOLDER --manifest review.xlsx  |  ogi build

    可反复运行，只读新的和改过的文件。Run it again whenever files are added: only new and changed ones are read.
    """
    from ingest.build import build
    from ingest.cli.status import print_next
    from ingest.cli.summary_view import print_summary
    from ingest.next_steps import for_warehouse
    from ingest.raw_schema import ensure_raw_tables
    from ingest.summary import summarise

    file = database_path(database)
    with exclusive(file, wait, note):
        run = read_paths(file, paths, manifest, jobs, wait) if paths else None
        connection = connect(file, wait)
        try:
            ensure_raw_tables(connection)
        finally:
            connection.close()
        findings = build(file, note, full_refresh=full_refresh, force=force)
        if run is not None:
            print_rejections(file, run)
        connection = connect(file, read_only=True)
        try:
            print_summary(summarise(connection))
            steps = for_warehouse(connection)
        finally:
            connection.close()
        print_warnings(findings)
        print_next(steps)
