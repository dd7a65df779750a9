"""`ogi publish`: the read-only release."""

from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.app import app
from ingest.cli.options import DEFAULT_WAIT, Database, Wait, console, progress_bar
from ingest.project import existing_database

SHOWN = 10
"""Columns of a long list that the terminal shows."""


@app.command("publish")
def publish_command(
    to: Annotated[
        Path,
        typer.Option("--to", help="发布到哪个文件夹。The folder of the releases.", show_default=False),
    ],
    database: Database = None,
    wait: Wait = DEFAULT_WAIT,
) -> None:
    """发布只读的一版：DuckDB、Parquet、说明和校验和。Publish a read-only release that others can cite.

    例 example:  ogi publish --to release

    每版一个文件夹，current 指向最新一版。A folder a release; `current` points to the newest.
    """
    from ingest.publish.run import publish

    release = publish(existing_database(database), to.expanduser().absolute(), progress_bar, wait)
    for column in release.unlisted[:SHOWN]:
        console.print(f"未列入公开清单，未发布 not listed, stays behind  {column}", markup=False)
    if len(release.unlisted) > SHOWN:
        more = len(release.unlisted) - SHOWN
        console.print(f"  …… 另有 {more} 列 / {more} more columns (seeds/quality/release_column.csv)")
    if not release.is_new:
        console.print(
            f"与最新一版相同，未再发布：{release.folder}\nThe current release says the same: {release.folder}",
            markup=False,
        )
        return
    counted = [
        sum(getattr(change, kind) for change in release.changes) for kind in ("added", "changed", "lost")
    ]
    console.print(
        f"已发布 published  {release.folder}\n"
        f"  {len(release.rows)} 个表 tables，{sum(release.rows.values())} 行 rows；"
        f"值 values: 增 added {counted[0]}，改 changed {counted[1]}，失 lost {counted[2]}\n"
        f"  怎么读 how to read it: {release.folder / 'README.md'}",
        markup=False,
    )
