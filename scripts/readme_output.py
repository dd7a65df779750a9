"""Fill in the output under each query of README.md: `python scripts/readme_output.py DATABASE` rewrites the page."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import duckdb

README = Path(__file__).resolve().parent.parent / "README.md"
EXAMPLE = re.compile(r"```sql\n(?P<sql>.*?)```\n\n```text\n(?P<output>.*?)```\n", re.DOTALL)


def output(database: Path, sql: str) -> str:
    """The result of a query as aligned text, one line a row."""
    with duckdb.connect(str(database), read_only=True) as connection:
        result = connection.execute(sql)
        rows = [
            [name for name, *_ in result.description],
            *(list(map(text, row)) for row in result.fetchall()),
        ]
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ("  ".join(padded(value, widths[i]) for i, value in enumerate(row)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in lines)


def text(value: object) -> str:
    """A value as a person writes it: no trailing zeros, an empty cell for NULL."""
    if value is None:
        return ""
    plain = str(value)
    return plain.rstrip("0").rstrip(".") if re.fullmatch(r"-?\d+\.\d+", plain) else plain


def width(value: str) -> int:
    """The width on a terminal, where an ideograph takes two places."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in value)


def padded(value: str, size: int) -> str:
    """The value with spaces up to `size` places."""
    return value + " " * (size - width(value))


def examples(page: str) -> list[tuple[str, str]]:
    """The queries of a page with the output printed under each."""
    return [(match["sql"], match["output"]) for match in EXAMPLE.finditer(page)]


def main() -> None:
    """Rewrite the outputs of the page."""
    database = Path(sys.argv[1])
    page = README.read_text(encoding="utf-8")
    filled = EXAMPLE.sub(
        lambda m: f"```sql\n{m['sql']}```\n\n```text\n{output(database, m['sql'])}```\n", page
    )
    README.write_text(filled, encoding="utf-8")


if __name__ == "__main__":
    main()
