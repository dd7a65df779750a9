"""`ogi export`: a slice of the series as a file for Excel, R, pandas or polars."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import typer

from ingest.cli.app import app
from ingest.cli.complete import complete_applicant, complete_indicator
from ingest.cli.options import Agencies, Database, console, note
from ingest.errors import CommandError
from ingest.project import existing_database

SHOWN = 10
"""Names of a long list that the terminal shows."""

Indicators = Annotated[
    list[str] | None,
    typer.Option(
        "--indicator",
        help="指标或主题的代码或名称，可重复；不给则全部。Code or label of an indicator or a theme; all if not given.",
        autocompletion=complete_indicator,
    ),
]
Years = Annotated[
    str | None, typer.Option(help="年度，如 2019、2015-2023、2015,2018-2020。Years; all if not given.")
]
Applicants = Annotated[
    list[str] | None,
    typer.Option(
        "--applicant",
        help="申请人类型，可重复；不给则只取总计，all 为全部。Applicant type; the total if not given; or `all`.",
        autocompletion=complete_applicant,
    ),
]
To = Annotated[
    Path,
    typer.Option(
        "--to",
        help="写到哪里：.csv、.xlsx 或 .parquet。Where to write: its ending is the format.",
        show_default=False,
    ),
]


def print_export(found: pa.Table, without: list[str], to: Path) -> None:
    """What was written, and what a reader should know before using it."""
    breaks = sum(found.column("is_break").to_pylist())
    gaps = found.column("value").null_count
    conflicts = sum(found.column("has_conflict").to_pylist())
    console.print(
        f"已写入 written  {to}：{found.num_rows} 行 rows，其中无数 without a number {gaps}，"
        f"断线 breaks {breaks}，候选不一 conflicts {conflicts}",
        markup=False,
    )
    if breaks:
        console.print(
            "  断线处前后不可连成一线，原因见 break_note_zh。Do not join a line across a break: see break_note_en."
        )
    if without:
        more = f" …… {len(without)}" if len(without) > SHOWN else ""
        note(f"没有数据 no rows for: {'、'.join(without[:SHOWN])}{more}")


@app.command("export")
def export_command(
    to: To,
    agency: Agencies = None,
    indicator: Indicators = None,
    years: Years = None,
    applicant: Applicants = None,
    database: Database = None,
) -> None:
    """导出一部分数据，附标签、状态、可比程度、出处。Write a slice with labels, statuses and citations.

    例 examples:

    ogi export --agency 兰溪市 --indicator requests.received --years 2015-2023 --to requests.xlsx

    ogi export --indicator outcomes.granted --applicant all --to granted.parquet
    """
    from ingest.export import choose, select, without_rows, years_with_rows
    from ingest.export_notes import notes
    from ingest.export_write import write_export
    from ingest.summary import built

    with built(existing_database(database)) as connection:
        wanted = choose(connection, agency or [], indicator or [], years, applicant or [])
        found = select(connection, wanted)
        if found.num_rows == 0:
            have = years_with_rows(connection, wanted) or "无 none"
            raise CommandError(
                f"没有符合的数据，未写文件。这些机关和指标有数据的年度：{have}；各机关年度见 ogi coverage。\n"
                f"Nothing fits, no file was written. Years with rows of these bodies and indicators: {have}; "
                "`ogi coverage` shows every body and year."
            )
        without = without_rows(connection, wanted, found)
        said = notes(connection, found, f"{datetime.now(UTC):%Y-%m-%d}")
    write_export(to.expanduser(), found, said)
    print_export(found, without, to)
