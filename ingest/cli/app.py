"""The typer application that the commands register with, and the way it ends."""

import io
import os
import sys
import traceback

import typer

from ingest.errors import CommandError

DEBUG_VARIABLE = "OGI_DEBUG"
"""Set it to see the traceback of a fault of the program."""

app = typer.Typer(
    name="ogi",
    help=(
        "政府信息公开年度报告数据仓库。The warehouse of government-information annual reports.\n\n"
        "开始 start:  ogi build 年报文件夹 FOLDER  →  ogi status  →  ogi report 文件 FILE  →  ogi export --help"
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command line; a fault is told in words and by the exit status, never by a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app()
    except CommandError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        print(
            "已中断，数据库仍是上一批之后的状态。\nInterrupted; the database is as after the last batch.",
            file=sys.stderr,
        )
        sys.exit(130)
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            traceback.print_exc()
        print(
            f"程序出错，请反馈：{type(error).__name__}: {error}\n"
            f"A fault of the program, please report it ({DEBUG_VARIABLE}=1 shows where).",
            file=sys.stderr,
        )
        sys.exit(1)
