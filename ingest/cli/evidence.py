"""`ogi evidence`: the static site that shows where each number was read."""

from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.app import app
from ingest.cli.options import DEFAULT_WAIT, Database, Wait, console, progress_bar
from ingest.errors import CommandError
from ingest.project import existing_database
from ingest.summary import built

To = Annotated[
    Path | None,
    typer.Option(
        "--to",
        help="网站文件夹，缺省为环境变量 OGI_EVIDENCE 或数据库旁的 evidence。"
        "The folder of the site; by default that of OGI_EVIDENCE, else evidence beside the database.",
    ),
]
Agencies = Annotated[
    list[str] | None,
    typer.Option("--agency", help="只做这些机关，可重复。Only these agencies; may be repeated."),
]
Reports = Annotated[
    list[str] | None,
    typer.Option("--report", help="只做这些报告（文件名、路径或编号），可重复。Only these reports."),
]


@app.command("evidence")
def evidence_command(
    to: To = None,
    agency: Agencies = None,
    report: Reports = None,
    database: Database = None,
    wait: Wait = DEFAULT_WAIT,
) -> None:
    """做证据网站：每份报告一页，每个数标在原文中。Write the evidence site: a page a report, each number marked.

    例 example:  ogi evidence --to evidence --agency 兰溪市人民政府
    """
    from ingest.evidence.address import evidence_folder
    from ingest.evidence.outside import copy_data_docs, copy_dbt_docs
    from ingest.evidence.site import check_place, listed_reports, write_site
    from ingest.find_report import find_reports
    from ingest.resolve import find_agency

    file = existing_database(database)
    place = evidence_folder(file, to)
    check_place(place)

    def add_pages(folder: Path) -> list[dict[str, str]]:
        return [*copy_dbt_docs(file, folder), *copy_data_docs(file, folder)]

    with built(file, wait) as connection:
        ids = []
        for name in report or []:
            found = find_reports(connection, name)
            if not found:
                raise CommandError(f"库中没有“{name}”。\nThe warehouse does not hold '{name}'.")
            ids += found
        keys = [find_agency(connection, name) for name in agency or []]
        listed = listed_reports(connection, keys or None, ids or None)
        write_site(connection, place, listed, add_pages, progress_bar)
    console.print(
        f"{len(listed)} 份报告的证据网站 evidence of {len(listed)} reports: {place / 'index.html'}",
        markup=False,
    )
