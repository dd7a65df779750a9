"""Every kind of damage on every form in every layout: `make mutation`.

Prints, for each kind, the share of untouched values that come out right, and every value that comes out wrong. Ends
with 1 where a value is wrong, or where too few are right: 99 in 100 if the damage preserves the meaning, else 90. Two
kinds at once are done to the layouts whose cells nothing but blanks set apart.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable
from itertools import permutations

from damages import KINDS, MOVED, Kind
from forms import FORMS, Key, form
from harness import Score, compare
from layouts import BLANKS, LAYOUTS, RECTANGULAR

PRESERVING, ANY = 99.0, 90.0
MANY_PAIRS = 600


def damaged(kind: Kind, vocabulary: str, layout: str, seed: int = 1, then: Kind | None = None) -> Score:
    """The score of one form with one kind of damage in one layout.

    then   a kind of damage that is done after it
    """
    grids = form(vocabulary, seed)
    universe = {key for grid in grids for key in grid.values()}
    touched: set[Key] = set()
    for each in filter(None, (kind, then)):
        touched |= each.damage(grids, random.Random(f"{each.name} {vocabulary} {layout} {seed}"))
    shifted = kind.shifts and layout in RECTANGULAR
    return compare(LAYOUTS[layout](grids), grids, universe, universe - touched, shifted)


def total(kind: Kind, layouts: Iterable[str]) -> Score:
    """The score of a kind of damage over all forms."""
    score = Score()
    for layout in layouts:
        for vocabulary in FORMS:
            score.add(damaged(kind, vocabulary, layout))
    return score


def wrong_of_two(pairs: int) -> list[str]:
    """What comes out wrong of pages that nothing but blanks set in cells, with two kinds of damage each.

    pairs   how many pairs of kinds, taken by chance
    """
    chosen = random.Random("two kinds").sample(list(permutations(KINDS, 2)), pairs)
    scores = [damaged(a, v, layout, then=b) for a, b in chosen for v in FORMS for layout in BLANKS]
    return [line for score in scores for line in score.wrong]


def wrong_of_moved(seeds: int) -> list[str]:
    """What comes out wrong of such pages where a row got as many numbers as it lost."""
    scores = [damaged(MOVED, v, layout, seed) for seed in range(seeds) for v in FORMS for layout in BLANKS]
    return [line for score in scores for line in score.wrong]


def share(score: Score) -> float:
    """Right values in a hundred."""
    return 100 * score.right / max(1, score.right + score.absent)


def passes(kind: Kind, score: Score) -> bool:
    """Whether nothing is wrong and enough is right."""
    return not score.wrong and share(score) >= (PRESERVING if kind.preserves else ANY)


def main() -> int:
    """Print the table."""
    failed = 0
    print(f"{len(KINDS)} kinds of damage, {len(FORMS)} forms, {len(LAYOUTS)} layouts")
    print(f"{'damage':34}{'right':>9}{'absent':>9}{'wrong':>7}{'right of untouched':>20}")
    for kind in KINDS:
        score = total(kind, LAYOUTS)
        mark = "" if passes(kind, score) else "  <<<"
        print(f"{kind.name:34}{score.right:9}{score.absent:9}{len(score.wrong):7}{share(score):19.2f}%{mark}")
        for line in score.wrong[:3]:
            print(f"    {line}")
        failed += bool(mark)
    twice = [*wrong_of_two(MANY_PAIRS), *wrong_of_moved(MANY_PAIRS)]
    print(f"{'two at once, cells between blanks':34}{'':9}{'':9}{len(twice):7}{'  <<<' if twice else ''}")
    for line in twice[:3]:
        print(f"    {line}")
    return 1 if failed or twice else 0


if __name__ == "__main__":
    sys.exit(main())
