"""The typer application that the commands register with."""

import typer

app = typer.Typer(
    name="ogi",
    help="政府信息公开年度报告数据仓库。The warehouse of government-information annual reports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command line."""
    app()
