"""Damage of every kind gives gaps at worst: no value comes out that the page does not say."""

import importlib.util
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "mutation"
sys.path.insert(0, str(FOLDER))
SPEC = importlib.util.spec_from_file_location("mutation_suite", FOLDER / "__main__.py")
assert SPEC is not None
assert SPEC.loader is not None
suite = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(suite)

IN_EVERY_LAYOUT = ("full-width digits", "a row dropped")


def test_there_are_forty_kinds() -> None:
    assert len({kind.name for kind in suite.KINDS}) >= 40


@pytest.mark.parametrize("kind", suite.KINDS, ids=lambda kind: kind.name)
def test_every_damage_to_a_web_page(kind) -> None:
    score = suite.total(kind, ["html"])
    assert score.wrong == ()
    assert suite.passes(kind, score)


@pytest.mark.parametrize("layout", suite.LAYOUTS)
@pytest.mark.parametrize(
    "kind", [k for k in suite.KINDS if k.name in IN_EVERY_LAYOUT], ids=lambda kind: kind.name
)
def test_two_damages_in_every_layout(kind, layout: str) -> None:
    score = suite.total(kind, [layout])
    assert score.wrong == ()
    assert suite.passes(kind, score)


def test_two_damages_at_once_where_blanks_set_cells_apart() -> None:
    assert suite.wrong_of_two(150) == []


def test_a_row_that_lost_a_blank_and_had_a_number_cut() -> None:
    assert suite.wrong_of_moved(40) == []


def test_the_suite_sees_a_wrong_value() -> None:
    grids = suite.form("national_2019", 1)
    universe = {key for grid in grids for key in grid.values()}
    page = suite.LAYOUTS["html"](suite.form("national_2019", 2))
    assert suite.compare(page, grids, universe, universe).wrong
