"""`ogi forget`: take a report out of the warehouse."""

from typing import Annotated

import typer

from ingest.cli.app import app
from ingest.cli.options import DEFAULT_WAIT, Database, Wait, console, note
from ingest.errors import CommandError
from ingest.lock import connect, exclusive
from ingest.project import existing_database


@app.command("forget")
def forget_command(
    file_or_id: Annotated[str, typer.Argument(help="文件名、路径或编号。File name, path or id.")],
    database: Database = None,
    wait: Wait = DEFAULT_WAIT,
) -> None:
    """取出一份报告。Take a report out; the next `ogi build` takes its values out of the marts.

    例 example:  ogi forget lanxi_2019.txt
    """
    from ingest.find_report import find_rejected_places, find_reports
    from ingest.load import forget

    path = existing_database(database)
    with exclusive(path, wait, note):
        connection = connect(path, wait)
        try:
            reports = find_reports(connection, file_or_id)
            places = find_rejected_places(connection, file_or_id)
            if len(reports) > 1:
                listed = "\n".join(f"  {report}" for report in reports)
                raise CommandError(
                    f"“{file_or_id}”对应多份报告，请用编号：\n"
                    f"'{file_or_id}' names several reports, use an id:\n{listed}"
                )
            if not reports and not places:
                raise CommandError(
                    f"库中没有“{file_or_id}”，ogi status 可看库中有什么。\n"
                    f"The warehouse does not hold '{file_or_id}', see `ogi status`."
                )
            gone = forget(connection, reports, places)
        finally:
            connection.close()
    console.print(
        f"取出报告 {gone.reports}，来源 {gone.sources}，拒收 {gone.rejections}；请再运行 ogi build。\n"
        f"Taken out: {gone.reports} report, {gone.sources} sources, {gone.rejections} rejections; now run `ogi build`."
    )
