"""`ogi labels`: unmapped labels as a sheet to fill in, and the filled-in sheet as rows of the seeds."""

from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.app import app
from ingest.cli.options import AsJson, Database, console, print_json
from ingest.errors import CommandError
from ingest.project import existing_database, project_folder

labels = typer.Typer(help="未识别的标签。Labels that could not be mapped.", no_args_is_help=True)
app.add_typer(labels, name="labels")

SHEET = Annotated[Path, typer.Argument(help="CSV 或 XLSX 文件。A CSV or XLSX file.")]


UNMAPPED_LABELS = "select * from ops.ops_unmapped_label order by reports desc, cells desc, unmapped_label_id"


@labels.command("export")
def export_command(
    file: Annotated[
        Path | None, typer.Argument(help="CSV 或 XLSX 文件。A CSV or XLSX file.", show_default=False)
    ] = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """导出未识别的标签，附次数、实例、位置和最近的条目。Write the unmapped labels as a sheet to fill in.

    例 examples:  ogi labels export labels.xlsx  |  ogi labels export --json
    """
    from ingest.label_sheet import HEADER, label_rows
    from ingest.sheet import write_sheet
    from ingest.summary import built
    from ingest.trace import rows

    if file is None and not as_json:
        raise CommandError(
            "写到哪个文件？例：ogi labels export labels.xlsx\n"
            "Write to which file? For example: ogi labels export labels.xlsx"
        )
    with built(existing_database(database)) as connection:
        lines = label_rows(connection)
        listed = rows(connection, UNMAPPED_LABELS, {}) if as_json else []
    if as_json:
        print_json(listed)
    if not lines and not as_json:
        console.print("没有未识别的标签，未写表。No label is unmapped, no sheet was written.")
    if file is None or not lines:
        return
    write_sheet(file, HEADER, lines)
    if not as_json:
        console.print(
            f"{len(lines)} 种未识别的标签写入 {file}；填写前两列后运行 ogi labels import {file}。\n"
            f"{len(lines)} unmapped labels written to {file}; fill in the first two columns, "
            f"then `ogi labels import {file}`.",
            markup=False,
        )


@labels.command("import")
def import_command(file: SHEET) -> None:
    """把填好的标签加入 seeds/vocabulary/term_alias.csv。Add filled-in labels to the aliases, all of them or none.

    例 example:  ogi labels import labels.xlsx
    """
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
