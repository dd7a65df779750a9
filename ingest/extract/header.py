"""Header rows over several lines: which cell stands above which, when the page no longer says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from ingest.document import Cell
from ingest.extract.shapes import role
from ingest.normalise.labels import label_core
from ingest.seeds import load_seeds

MAX_CANDIDATES = 2000
"""Most ways to lay out the header rows of a table that are tried; official forms have under 20."""

PATH_SEPARATOR = " > "

Path = tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A value column: header cells from the outermost to its own, as printed, and the role of the last."""

    path: Path
    role: str


@dataclass(frozen=True)
class Header:
    """What the header rows say.

    columns   the columns right of the labels, left to right
    stubs     how many header cells stand above the labels
    head      text of the last stub, '' where there is none
    solved    False when the rows can be read in several ways, or in none
    """

    columns: tuple[Column, ...]
    stubs: int
    head: str
    solved: bool


@lru_cache(maxsize=1)
def known_paths() -> frozenset[Path]:
    """Column paths that some official form prints, as cores: applicant types and the terms that stand in columns."""
    seeds = load_seeds()
    paths = {path_cores(row["alias"]) for row in seeds["vocabulary/applicant_alias.csv"]}
    for row in seeds["vocabulary/vocabulary_term.csv"]:
        if row["placement"] == "column":
            paths.add(path_cores(row["label_path"]))
        elif row["placement"] == "row_column":
            paths.add(path_cores(row["label_path"])[-1:])
    return frozenset(paths)


@lru_cache(maxsize=1)
def header_words() -> frozenset[str]:
    """Cores of the single header cells that the known column paths and headers are made of."""
    return frozenset(core for path in (*known_paths(), *known_sequences()) for core in path)


def path_cores(path: str) -> Path:
    """The cores of a label path of a seed."""
    return tuple(label_core(part) or "" for part in path.split(PATH_SEPARATOR))


@lru_cache(maxsize=65536)
def known_length(path: Path) -> int:
    """How many of the last components of a column path are one known path; 0 where none."""
    cores = tuple(label_core(part) or "" for part in path)
    return next((n for n in range(len(cores), 0, -1) if cores[-n:] in known_paths()), 0)


@lru_cache(maxsize=1)
def known_sequences() -> dict[Path, tuple[Path, ...]]:
    """Headers of official forms as they are read when their rows run together: cores in order, to column paths."""
    found = {}
    for row in load_seeds()["recognition/header_sequence.csv"]:
        tokens = tuple(label_core(token) or "" for token in row["tokens"].split(" | "))
        found[tokens] = tuple(tuple(path.split(PATH_SEPARATOR)) for path in row["columns"].split(" | "))
    return found


def run_together(cells: Sequence[Cell]) -> Header | None:
    """The header of an official form whose rows run together, None where the cells are none.

    One cell more may stand in front: the head of the labels.
    """
    cores = tuple(label_core(cell.text) or "" for cell in cells)
    for stubs in (0, 1):
        if paths := known_sequences().get(cores[stubs:]):
            head = cells[0].text if stubs else ""
            return Header(tuple(Column(path, "value") for path in paths), stubs, head, True)
    return None


@lru_cache(maxsize=1)
def known_ranks() -> frozenset[frozenset[str]]:
    """The cores of each head with those that official forms print under it."""
    paths = {path for sequence in known_sequences().values() for path in sequence}
    return frozenset(frozenset(label_core(part) or "" for part in path) for path in paths)


def holds_ranks(texts: Sequence[str]) -> bool:
    """Whether header cells hold a head together with one that official forms print under it."""
    cores = {label_core(text) or "" for text in texts}
    return any(len(cores & rank) > 1 for rank in known_ranks())


def single_row(cells: Sequence[Cell], rows_have_labels: bool) -> Header:
    """A header of one row: stubs are its first cells that head labels or running numbers."""
    if official := run_together(cells):
        return replace(official, stubs=int(rows_have_labels))
    stubs = 0
    while stubs < len(cells) and role(cells[stubs].text) in ("label", "sequence"):
        stubs += 1
    if stubs < len(cells) and heads_bodies([cell.text for cell in cells[: stubs + 1]]):
        stubs += 1
    unlabelled = stubs == 0 and rows_have_labels
    if unlabelled:
        stubs = 1
    columns = tuple(Column((cell.text,), role(cell.text)) for cell in cells[stubs:])
    readable = bool(columns) and all(column.role not in ("label", "sequence") for column in columns)
    readable = readable and not holds_ranks([cell.text for cell in cells])
    if unlabelled and known_length((cells[0].text,)):
        readable = False
    return Header(columns, stubs, cells[stubs - 1].text if stubs else "", readable)


def heads_bodies(heads: Sequence[str]) -> bool:
    """Whether the last of some heads, 单位, follows running numbers alone: under it stand bodies, not units."""
    *before, last = (role(head) for head in heads)
    return last == "unit" and bool(before) and set(before) == {"sequence"}


def solve(rows: Sequence[Sequence[Cell]], width: int, rows_have_labels: bool) -> Header:
    """As `solve_texts`, from cells."""
    return solve_texts(tuple(tuple(cell.text for cell in row) for row in rows), width, rows_have_labels)


@lru_cache(maxsize=4096)
def solve_texts(rows: tuple[Path, ...], width: int, rows_have_labels: bool) -> Header:
    """Lay out several header rows over `width` value columns.

    A cell either reaches down to the values or stands above two or more cells of the next row. Of all layouts that
    use every cell, the one whose columns are all known from an official form is right; without such a one, a layout
    is taken only where there is no other.
    """
    found: dict[tuple[Path, ...], int] = {}
    for stubs in (1, 0) if rows_have_labels else (0,):
        below = [row[1:] if stubs and row and not row[0] else row for row in rows[1:]]
        for count, groups in enumerate(layouts(rows[0][stubs:], below)):
            if count > MAX_CANDIDATES:
                return Header((), stubs, "", False)
            paths = tuple(path for group in groups for path in group) if groups else ()
            if groups and len(paths) == len(set(paths)) == width:
                found.setdefault(paths, stubs)
    scores = {paths: [known_length(path) for path in paths] for paths in found}
    known = {paths: sum(lengths) for paths, lengths in scores.items() if all(lengths)}
    chosen = [paths for paths, score in known.items() if score == max(known.values())] or list(found)
    if len(chosen) != 1:
        return Header((), int(rows_have_labels), "", False)
    stubs = found[chosen[0]]
    head = rows[0][stubs - 1] if stubs else ""
    return Header(tuple(Column(path, "value") for path in chosen[0]), stubs, head, True)


def layouts(cells: Path, below: Sequence[Path]) -> Iterator[tuple[tuple[Path, ...], ...] | None]:
    """Every way to hang the rows below under a row of cells: for each cell, the paths of its columns.

    None stands before each way that is tried, so that those are counted that do not fit.
    """
    if not below:
        yield tuple(((cell,),) if cell else ((),) for cell in cells)
        return
    lower = below[0]
    placeholders = any(not cell for cell in lower)
    headed = [index for index, cell in enumerate(cells) if cell]
    most = len(lower) - len(cells) if placeholders else len(lower) // 2
    for count in range(1, min(len(headed), most) + 1):
        for parents in combinations(headed, count):
            children = len(lower) - (len(cells) - count if placeholders else 0)
            for sizes in compositions(children, count):
                yield None
                yield from hang(cells, dict(zip(parents, sizes, strict=True)), below, placeholders)


def hang(
    cells: Path, sizes: dict[int, int], below: Sequence[Path], placeholders: bool
) -> Iterator[tuple[tuple[Path, ...], ...] | None]:
    """The layouts for one choice of parents and of the number of cells under each.

    Where the next row holds blank cells, each cell that reaches down has one of them under it.
    """
    owners: list[int] = []
    for index in range(len(cells)):
        owners.extend([index] * sizes.get(index, 1 if placeholders else 0))
    lower = below[0]
    if any(bool(cell) != (owner in sizes) for cell, owner in zip(lower, owners, strict=True)):
        return
    for groups in layouts(lower, below[1:]):
        if groups is None:
            yield None
            continue
        result: list[list[Path]] = [[] for _ in cells]
        for owner, group in zip(owners, groups, strict=True):
            prefix = (cells[owner],) if cells[owner] else ()
            result[owner].extend((*prefix, *path) for path in group)
        yield tuple(tuple(paths) or ((cells[index],),) for index, paths in enumerate(result))


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way to write `total` as `parts` numbers of at least 2, in order."""
    if parts == 0:
        if total == 0:
            yield ()
        return
    for first in range(2, total - 2 * (parts - 1) + 1):
        for rest in compositions(total - first, parts - 1):
            yield (first, *rest)
