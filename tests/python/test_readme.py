"""What README shows is what a reader gets."""

import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
sys.path.insert(0, str(PROJECT / "scripts"))

from readme_output import README, examples, output  # noqa: E402

EXAMPLES = examples(README.read_text(encoding="utf-8"))


def test_there_are_five_queries() -> None:
    assert len(EXAMPLES) >= 5


@pytest.mark.parametrize(("sql", "printed"), EXAMPLES)
def test_a_query_prints_what_the_page_says(samples_warehouse: Path, sql: str, printed: str) -> None:
    assert output(samples_warehouse, sql) == printed
