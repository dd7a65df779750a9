"""`ogi coverage`: which years of which bodies the warehouse holds."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.cells import cell_len, set_cell_size

from ingest.cli.app import app
from ingest.cli.options import Agencies, AsJson, Database, console, print_json
from ingest.coverage import Coverage, coverage, sheet
from ingest.errors import CommandError
from ingest.project import existing_database

SYMBOLS = {"loaded": "●", "waiting": "○", "rejected": "×", "missing": "–"}
BODIES_SHOWN = 60
"""Bodies that the terminal shows; a sheet holds all of them."""

WIDEST_LABEL = 44
"""Cells of a name; a Chinese character takes two."""

WIDE, NARROW = 5, 3
"""Cells of a year, written 2019 or 19."""

Province = Annotated[
    str | None,
    typer.Option(help="省份，如 浙江。A province, as it begins in Chinese; all if not given."),
]
To = Annotated[
    Path | None,
    typer.Option("--to", help="写成表格：.csv 或 .xlsx。Write it as a sheet: .csv or .xlsx."),
]


def blocks(years: list[int], room: int) -> tuple[list[list[int]], int]:
    """The years in as many blocks as the screen needs, and the cells a year takes: five, or three on a narrow one."""
    cells = WIDE if len(years) * WIDE <= room else NARROW
    most = max(1, room // cells)
    return [years[start : start + most] for start in range(0, len(years), most)], cells


def print_matrix(matrix: Coverage, width: int) -> None:
    """The matrix in symbols, with the legend and what stands outside it."""
    shown = matrix.bodies[:BODIES_SHOWN]
    name = min(WIDEST_LABEL, width // 2, max(cell_len(body.label) for body in shown))
    parts, cells = blocks(matrix.years, width - name)
    for years in parts:
        console.print(
            " " * name + "".join(f"{str(year)[-cells + 1 :]:>{cells}}" for year in years), markup=False
        )
        for body in shown:
            symbols = "".join(f"{SYMBOLS.get(body.years.get(year, ''), ' '):>{cells}}" for year in years)
            console.print((fitted(body.label, name) + symbols).rstrip(), markup=False)
    if len(matrix.bodies) > len(shown):
        more = len(matrix.bodies) - len(shown)
        console.print(f"…… 另有 {more} 个机关，用 --province、--agency 或 --to / {more} more bodies")
    print_legend(matrix)


def fitted(label: str, cells: int) -> str:
    """A name in exactly this many cells, cut with a mark where it is longer."""
    return set_cell_size(label, cells) if cell_len(label) <= cells else set_cell_size(label, cells - 1) + "…"


def print_legend(matrix: Coverage) -> None:
    """The four states with their counts, then what has no place in the matrix."""
    for state in matrix.states:
        console.print(
            f"{SYMBOLS[state.code]} {state.label_zh} {state.label_en}  {matrix.counts[state.code]}  {state.note}",
            markup=False,
        )
    if matrix.unplaced:
        console.print(
            f"另有 {matrix.unplaced} 份报告待定机关或年度，见 ogi review。"
            f"{matrix.unplaced} reports wait for a body or a year: `ogi review`."
        )
    if matrix.rejected:
        console.print(
            f"另有 {matrix.rejected} 个文件没有读入，见 ogi status。"
            f"{matrix.rejected} files were not read: `ogi status`."
        )


def nothing_fits(matrix: Coverage) -> CommandError:
    """Why the matrix is empty: there is no report yet with a body and a year, or none of what was asked for."""
    if not matrix.provinces:
        return CommandError(
            "还没有一份报告定下机关和年度；ogi review 列出待定的报告。\n"
            "No report has an established body and year yet; `ogi review` lists those that wait."
        )
    known = "、".join(matrix.provinces)
    return CommandError(
        f"没有符合的机关；有报告的省份：{known}。\nNo body fits; provinces with reports: {known}."
    )


def as_answer(matrix: Coverage) -> dict[str, object]:
    """The matrix for programs."""
    return {
        "years": matrix.years,
        "counts": matrix.counts,
        "bodies": [asdict(body) for body in matrix.bodies],
        "reports_without_place": matrix.unplaced,
        "files_not_read": matrix.rejected,
    }


@app.command("coverage")
def coverage_command(
    agency: Agencies = None,
    province: Province = None,
    to: To = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """各机关各年度的报告是否齐全。Which years of which bodies are here, wait, were rejected or are missing.

    例 examples:

    ogi coverage --province 浙江

    ogi coverage --to coverage.xlsx
    """
    from ingest.resolve import find_agency
    from ingest.sheet import write_sheet
    from ingest.summary import built

    with built(existing_database(database)) as connection:
        keys = [find_agency(connection, name) for name in agency or []]
        matrix = coverage(connection, keys, province)
    if to is not None:
        write_sheet(to.expanduser(), *sheet(matrix))
        console.print(
            f"已写入 written  {to}：{len(matrix.bodies)} 个机关 bodies，{len(matrix.years)} 个年度 years",
            markup=False,
        )
    if as_json:
        print_json(as_answer(matrix))
    elif not matrix.bodies:
        raise nothing_fits(matrix)
    elif to is None:
        print_matrix(matrix, console.width)
