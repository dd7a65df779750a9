"""`ogi ingest`: read files and folders into the raw tables."""

from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.app import app
from ingest.cli.options import DEFAULT_WAIT, Database, Jobs, ManifestFile, Wait, console, note, progress_bar
from ingest.load_plan import Run
from ingest.lock import exclusive
from ingest.project import database_path, project_folder

REASONS = project_folder() / "seeds" / "quality" / "rejection_reason.csv"
"""What each reason means and what a person can do about it."""

Paths = Annotated[list[Path], typer.Argument(help="文件或文件夹。Files and folders.", show_default=False)]


def read_paths(database: Path, paths: list[Path], manifest_file: Path | None, jobs: int, wait: float) -> Run:
    """Ingest the paths into a database whose lock the caller holds, with a progress bar and a line of counts."""
    from ingest.run_ingest import find_files, ingest, installed_parser

    files, manifest = find_files(database, paths, manifest_file)
    parser = installed_parser()
    with progress_bar(len(files)) as advance:
        run = ingest(database, files, parser=parser, manifest=manifest, jobs=jobs, wait=wait, advance=advance)
    console.print(
        f"读取 {run.files_seen} 个文件：入库 {run.loaded}，未变 {run.unchanged}，拒收 {run.rejected}\n"
        f"{run.files_seen} files read: {run.loaded} loaded, {run.unchanged} unchanged, {run.rejected} rejected"
    )
    return run


def print_rejections(database: Path, run: Run, limit: int = 10) -> None:
    """List what this run rejected, with the reason."""
    from ingest.lock import connect
    from ingest.seeds import read_rows

    if not run.rejected:
        return
    connection = connect(database, read_only=True)
    try:
        rows = connection.execute(
            "select source_name, reason_code, message, part from raw.rejection where run_id = ? order by 1, 4",
            [run.run_id],
        ).fetchall()
    finally:
        connection.close()
    for name, code, message, _ in rows[:limit]:
        console.print(f"  拒收 rejected  {name}  {code}  {message}", markup=False)
    if known := run.rejected - sum(part is None for *_, part in rows):
        console.print(
            f"  以前已拒收 {known} 个，见 ogi report 文件名 / {known} were rejected before: `ogi report FILE` says why"
        )
    advice = {row["reason_code"]: row["what_to_do"] for row in read_rows(REASONS)}
    for code in sorted({code for _, code, *_ in rows}):
        console.print(f"  办法 what to do  {code}: {advice.get(code, '')}", markup=False)
    if len(rows) > limit:
        console.print(
            f"  …… 另有 {len(rows) - limit} 个，见 raw.rejection / {len(rows) - limit} more in raw.rejection"
        )


@app.command("ingest")
def ingest_command(
    paths: Paths,
    database: Database = None,
    manifest: ManifestFile = None,
    jobs: Jobs = 0,
    wait: Wait = DEFAULT_WAIT,
) -> None:
    """读入文件和文件夹。Read files and folders into the raw tables.

    例 examples:  ogi ingest 年报文件夹  |  ogi ingest a.pdf b.zip --jobs 4

    只读不建；之后运行 ogi build。It reads only: run `ogi build` afterwards.
    """
    file = database_path(database)
    with exclusive(file, wait, note):
        run = read_paths(file, paths, manifest, jobs, wait)
        print_rejections(file, run)
