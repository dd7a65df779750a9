"""Texts that extraction programs made of three pages: values under their own labels, or none.

Each file is named for its page and the program that wrote it. The pages are the form of 2021 with each cell in a `div`,
the form of 2019 with line breaks in its labels, and a provincial form with two value columns and its digits in several
elements; in all of them many cells are blank. `PAGE.csv` holds what a page says.
"""

import csv
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "mutation"))

from forms import Cell, Grid, Key
from harness import Score, compare, read

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "programs"
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".txt", ".md"))
PAGES = ("broken", "columns", "matrix")


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a sheet of the fixtures."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def meant(page: str) -> dict[Key, str]:
    """What a page says: values by key, blank ones too."""
    return {tuple(row["key"].split(" > ")): row["value"] for row in rows_of(f"{page}.csv")}


def score(name: str) -> Score:
    """What is read of a text, beside what its page says."""
    values = meant(name.split(".", 1)[0])
    grid = Grid("list", "", rows=[[Cell(text, key=key)] for key, text in values.items()])
    printed = {key for key, text in values.items() if text}
    return compare((FOLDER / name).read_bytes(), [grid], set(values), printed)


@pytest.mark.parametrize("name", FILES)
def test_no_value_stands_under_a_label_that_is_not_its_own(name: str) -> None:
    assert score(name).wrong == ()


@pytest.mark.parametrize("row", rows_of("right.csv"), ids=lambda row: row["file"])
def test_as_many_values_are_read_as_the_text_makes_certain(row: dict[str, str]) -> None:
    found = score(row["file"])
    assert found.right >= int(row["right"]), f"{found.right} of {found.right + found.absent}"


def test_every_text_has_its_number() -> None:
    assert sorted(row["file"] for row in rows_of("right.csv")) == FILES


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("program", ["markitdown.md", "trafilatura.txt"])
def test_programs_that_keep_cells_lose_no_value(page: str, program: str) -> None:
    assert score(f"{page}.{program}").absent == 0


def test_columns_printed_one_after_the_other_give_no_value() -> None:
    page = "信息内容\n行政处罚\n行政强制\n第二十条 第（八）项\n本年处理决定数量\n3985\n882\n信息内容\n本年收费金额\n"
    assert read(page.encode()) == []


def test_a_header_cut_at_any_place_is_the_official_one() -> None:
    header = "申请人情况\n自然人\n法人或其他组织\n总计商 业 企\n业\n科研机\n构\n社会公益\n组织\n法律服务\n机构\n其他\n"
    row = "一、本年新收政府信息公开申请数量 31 5 0 0 6 4 46\n二、上年结转政府信息公开申请数量 3 0 0 0 0 0 3\n"
    found = {
        ("".join(cell.column_path[-1].split()), cell.cell.text) for cell in read((header + row).encode())
    }
    assert {("自然人", "31"), ("商业企业", "5"), ("其他", "4"), ("总计", "46"), ("总计", "3")} <= found
