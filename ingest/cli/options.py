"""Options and output that several commands share."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from ingest.cli.complete import complete_agency

Agencies = Annotated[
    list[str] | None,
    typer.Option(
        "--agency",
        help="机关的任一名称，可重复；不给则全部。Any name of an agency, may be repeated; all if not given.",
        autocompletion=complete_agency,
    ),
]
Database = Annotated[
    Path | None,
    typer.Option(
        help="数据库文件，缺省为环境变量 OGI_DATABASE 或项目内 warehouse.duckdb。"
        "The database file; by default that of OGI_DATABASE, else warehouse.duckdb in the project."
    ),
]
ManifestFile = Annotated[
    Path | None,
    typer.Option("--manifest", help="清单 CSV：path 或 sha256，加网址、机关、年度等。A manifest CSV."),
]
Jobs = Annotated[
    int, typer.Option(min=0, help="读取进程数，0 为自动。Processes that read; 0 chooses by itself.")
]
Wait = Annotated[
    float, typer.Option(min=0, help="数据库被占用时最多等待的秒数。Seconds to wait for a database in use.")
]
AsJson = Annotated[
    bool,
    typer.Option(
        "--json", help="输出 JSON，供程序调用（docs/json.md）。Print JSON for programs (docs/json.md)."
    ),
]

DEFAULT_WAIT = 60.0

console = Console(highlight=False, soft_wrap=True)
"""Results."""

notes = Console(stderr=True, highlight=False, soft_wrap=True)
"""Progress and warnings."""


def note(message: str) -> None:
    """Tell the person at the terminal something that is no result."""
    notes.print(message, markup=False)


def say(text: str) -> None:
    """One line of an answer, taken literally; a terminal shows what fits on its line, a file gets all of it."""
    if console.is_terminal:
        console.print(text, markup=False, soft_wrap=False, no_wrap=True, overflow="ellipsis", crop=True)
    else:
        console.print(text, markup=False)


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar on a terminal, nothing elsewhere; gives the function that advances it."""
    columns = (
        TextColumn("读取 reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("剩余 left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=notes, disable=not notes.is_terminal, transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda count: progress.advance(task, count)


def plain_number(number: Decimal | None) -> str:
    """A decimal without trailing zeros, a dash for none."""
    return "—" if number is None else f"{number.normalize():f}"


def _json_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


def print_json(answer: Any) -> None:
    """The answer as JSON on standard output, nothing else: numbers as numbers, dates and paths as text."""
    print(json.dumps(answer, ensure_ascii=False, indent=2, default=_json_value))
