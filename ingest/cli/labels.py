"""`ogi labels`: unmapped labels as a sheet to fill in, and the filled-in sheet as rows of the seeds."""

from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.app import app
from ingest.cli.options import Database, console
from ingest.errors import CommandError
from ingest.lock import connect
from ingest.project import existing_database, project_folder
from ingest.summary import is_built

labels = typer.Typer(help="未识别的标签。Labels that could not be mapped.", no_args_is_help=True)
app.add_typer(labels, name="labels")

SHEET = Annotated[Path, typer.Argument(help="CSV 或 XLSX 文件。A CSV or XLSX file.")]


@labels.command("export")
def export_command(file: SHEET, database: Database = None) -> None:
    """导出未识别的标签，附次数、实例、位置和最近的条目。Write the unmapped labels as a sheet to fill in."""
    from ingest.label_sheet import HEADER, label_rows
    from ingest.sheet import write_sheet

    connection = connect(existing_database(database), read_only=True)
    try:
        if not is_built(connection):
            raise CommandError("尚未建库，请先运行 ogi build。\nNot built yet: run `ogi build` first.")
        rows = label_rows(connection)
    finally:
        connection.close()
    write_sheet(file, HEADER, rows)
    console.print(
        f"{len(rows)} 种未识别的标签写入 {file}；填写前两列后运行 ogi labels import。\n"
        f"{len(rows)} unmapped labels written to {file}; fill in the first two columns and run `ogi labels import`.",
        markup=False,
    )


@labels.command("import")
def import_command(file: SHEET) -> None:
    """把填好的标签加入 seeds/vocabulary/term_alias.csv。Add filled-in labels to the aliases, all of them or none."""
    from ingest.label_import import ALIASES, import_labels
    from ingest.sheet import read_sheet

    done = import_labels(read_sheet(file), project_folder() / "seeds")
    console.print(
        f"加入 {done.added} 行，已有 {done.known} 行，未填 {done.empty} 行（seeds/{ALIASES}）。\n"
        f"{done.added} rows added, {done.known} known already, {done.empty} not filled in.",
        markup=False,
    )
    if done.added:
        console.print(
            "请运行 ogi build，旧报告也会重新对应。\nRun `ogi build`: old reports are mapped anew as well."
        )
