"""Names as sites write them: what the page tells of them, and that none resolves to a wrong body."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.readers.text import read_text
from ingest.recognise.names import recognise_names
from ingest.recognise.title import Title

PROJECT = Path(__file__).parents[2]
REACHED = {"development": 98, "names": 99, "names_second": 99}
"""Percent of the resolvable names of each table in `tests/agency` that resolve."""

TABLES = sorted((PROJECT / "tests" / "agency").glob("*.csv"))


def named(text: str, role: str, title: str | None = None) -> list[str]:
    """The names of a role that a page shows."""
    page = f"{title}\n{text}" if title else text
    found = recognise_names(read_text(page.encode()), Title(title, 0, len(title)) if title else None, [])
    return [mention.name for mention in found if mention.role == role]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("某某资讯网|泰安市2016年政府信息公开工作年度报告", "泰安市"),
        ("【广告】泰安市教育局2016年政府信息公开工作年度报告", "泰安市教育局"),
        ("国家税务总局泰安市税务局2019年政府信息公开工作年度报告", "国家税务总局泰安市税务局"),
        ("国家电网公司2019年信息公开年度报告", "国家电网公司"),
    ],
)
def test_what_a_mirror_puts_before_a_name_is_no_part_of_it(title: str, name: str) -> None:
    assert named("正文。", "title", title) == [name]


def test_the_trail_of_navigation_is_evidence() -> None:
    assert named("当前位置：首页 > 南京市鼓楼区 > 信息公开\n正文", "breadcrumb") == ["南京市鼓楼区"]


def test_a_sentence_is_no_trail() -> None:
    assert named("南京市鼓楼区认真落实各项工作。", "breadcrumb") == []


def test_no_name_resolves_to_a_wrong_body() -> None:
    done = subprocess.run(
        [sys.executable, str(PROJECT / "scripts" / "agency_score.py"), *map(str, TABLES)],
        capture_output=True,
        text=True,
        cwd=PROJECT,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    shares = dict(re.findall(r"^(\w+)：.*resolvable (\d+)%$", done.stdout, re.M))
    assert shares.keys() == REACHED.keys() == {table.stem for table in TABLES}
    assert {table: int(share) for table, share in shares.items() if int(share) < REACHED[table]} == {}
    names = sum(len(list(csv.DictReader(table.open(encoding="utf-8-sig", newline="")))) for table in TABLES)
    assert len(done.stdout.splitlines()) == names + len(TABLES)
