"""`ogi review`: the waiting reports as a sheet to fill in and hand back."""

from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.app import app
from ingest.cli.options import AsJson, Database, console, print_json
from ingest.project import existing_database

WAITING_REPORTS = "select * from reporting.rpt_waiting_report order by source_name, report_id"

To = Annotated[
    Path | None,
    typer.Option(
        "--to",
        help="写到哪里：.csv 或 .xlsx，缺省 review.csv。Where to write: .csv or .xlsx, by default review.csv.",
    ),
]


@app.command("review")
def review_command(to: To = None, database: Database = None, as_json: AsJson = False) -> None:
    """列出待定报告及候选，填好机关、年度后作为清单交回。The waiting reports as a sheet to fill in and hand back.

    例 examples:  ogi review --to review.xlsx  |  ogi review --json

    填好后 then:  ogi build 原文件夹 FOLDER --manifest review.xlsx
    """
    from ingest.review import waiting
    from ingest.sheet import write_sheet
    from ingest.summary import built
    from ingest.trace import rows

    with built(existing_database(database)) as connection:
        columns, lines = waiting(connection)
        listed = rows(connection, WAITING_REPORTS, {}) if as_json else []
    if as_json:
        print_json(listed)
    sheet = to or (None if as_json else Path("review.csv"))
    if sheet is None:
        return
    write_sheet(sheet, columns, lines)
    if not as_json:
        console.print(
            f"{sheet}：{len(lines)} 份待定报告。填写所知，其余留空：agency（机关全称，同名的在前面写代码，如 "
            f"320106 区教育局）、year（年度）、published_on（同年两份时的发布日期）；"
            f"然后：ogi build 原文件夹 --manifest {sheet}\n"
            f"{len(lines)} waiting reports. Fill in what you know: agency (full name, a code in front where several "
            f"bear it), year, published_on (tells which of two is later); then: ogi build FOLDER --manifest {sheet}",
            markup=False,
        )
