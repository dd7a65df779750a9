"""`ogi review`: the waiting reports as a sheet to fill in and hand back."""

from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.app import app
from ingest.cli.options import Database, console
from ingest.errors import CommandError
from ingest.lock import connect
from ingest.project import existing_database


@app.command("review")
def review_command(
    to: Annotated[
        Path, typer.Option("--to", help="写到哪里：.csv 或 .xlsx。Where to write: .csv or .xlsx.")
    ] = Path("review.csv"),
    database: Database = None,
) -> None:
    """列出待定报告及候选，填好机关、年度后作为清单交回。The waiting reports as a sheet to fill in and hand back."""
    from ingest.review import waiting, write_sheet
    from ingest.summary import is_built

    connection = connect(existing_database(database), read_only=True)
    try:
        if not is_built(connection):
            raise CommandError("尚未建库，请运行 ogi build。\nNot built yet: run `ogi build`.")
        sheet = waiting(connection)
    finally:
        connection.close()
    write_sheet(to, sheet)
    console.print(
        f"{to}：{len(sheet[1])} 份待定报告。填写 agency、year 两列后：ogi build 原文件 --manifest {to}\n"
        f"{len(sheet[1])} waiting reports. Fill in agency and year, then: ogi build FILES --manifest {to}",
        markup=False,
    )
