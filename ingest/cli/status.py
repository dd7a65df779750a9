"""`ogi status`: the warehouse at a glance."""

from ingest.cli.app import app
from ingest.cli.options import Database, console
from ingest.lock import connect
from ingest.project import existing_database


@app.command("status")
def status_command(database: Database = None) -> None:
    """一览库中情况。The warehouse at a glance."""
    from ingest.cli.summary_view import print_summary
    from ingest.summary import LAST_RUN, is_built, summarise

    file = existing_database(database)
    connection = connect(file, read_only=True)
    try:
        console.print(f"数据库 database  {file}", markup=False)
        for started, seen, loaded, unchanged, rejected in connection.execute(LAST_RUN).fetchall():
            console.print(
                f"最近入库 last ingest  {started:%Y-%m-%d %H:%M} UTC：{seen} 个文件 files，"
                f"入库 loaded {loaded}，未变 unchanged {unchanged}，拒收 rejected {rejected}"
            )
        if is_built(connection):
            print_summary(summarise(connection))
        else:
            console.print("尚未建库，请运行 ogi build。\nNot built yet: run `ogi build`.")
    finally:
        connection.close()
