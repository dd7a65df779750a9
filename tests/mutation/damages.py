"""Kinds of damage that sites, clerks and crawlers do to a form.

A damage takes grids and a source of chance, changes the grids in place, and returns the keys it touched: their values
may be lost, but must not come out as anything the damaged page does not say.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from forms import Cell, Grid, Key
from rows import (
    Damage,
    cell_added,
    cell_lost,
    cut,
    data_row,
    in_row,
    joined,
    keys,
    row_doubled,
    row_dropped,
    rows_swapped,
)

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
TRADITIONAL = str.maketrans(
    "开请数复议诉讼务与个处项规范级总计办结转为", "開請數復議訴訟務與個處項規範級總計辦結轉為"
)
SHORT = 4
"""Most characters of a word that forms print with blanks between its characters."""

RADICALS = str.maketrans("人一二大小日月", "⼈⼀⼆⼤⼩⽇⽉")


@dataclass(frozen=True)
class Kind:
    """A kind of damage.

    preserves   whether it leaves the meaning of the page as it was
    shifts      whether it moves values to other columns where every row is filled up
    """

    name: str
    damage: Damage
    preserves: bool = False
    shifts: bool = False


def cell_text(change: Callable[[str], str]) -> Damage:
    """Change the text of one value in thirty, of one at least."""

    def damage(grids: list[Grid], chance: random.Random) -> set[Key]:
        places = [(row, i) for grid in grids for row in grid.rows for i, cell in enumerate(row) if cell.key]
        touched: set[Key] = set()
        for row, index in chance.sample(places, max(1, len(places) // 30)):
            row[index] = row[index].saying(change(row[index].text))
            touched |= keys([row[index]])
        return touched

    return damage


def label_text(change: Callable[[str], str], share: float = 1.0) -> Damage:
    """Change the text of labels and headers."""

    def damage(grids: list[Grid], chance: random.Random) -> set[Key]:
        for grid in grids:
            for row in (*grid.header, *grid.rows):
                for index, cell in enumerate(row):
                    if cell.key is None and cell.text and chance.random() < share:
                        row[index] = cell.saying(change(cell.text))
        return set()

    return damage


def misspelt(grids: list[Grid], chance: random.Random) -> set[Key]:
    """One row label with a wrong character."""
    grid, index = data_row(grids, chance)
    row = grid.rows[index]
    labels = [i for i, cell in enumerate(row) if cell.key is None and len(cell.text) > 5]
    if not labels:
        return set()
    cell = row[labels[-1]]
    at = chance.randrange(3, len(cell.text))
    row[labels[-1]] = cell.saying(cell.text[:at] + "赑" + cell.text[at + 1 :])
    return keys(row)


def header_repeated(grids: list[Grid], chance: random.Random) -> set[Key]:
    """The header printed again in the middle, as at a page break; not under a label that covers rows."""
    for grid in grids:
        if grid.kind in ("list", "article") and len(grid.rows) > 1:
            grid.rows[len(grid.rows) // 2 : len(grid.rows) // 2] = [list(row) for row in grid.header]
    return set()


def header_missing(grids: list[Grid], chance: random.Random) -> set[Key]:
    """A table without its header."""
    grid = chance.choice(grids)
    grid.header = []
    return set(grid.values())


def page_number(grids: list[Grid], chance: random.Random) -> set[Key]:
    """A page number as a row of its own between two rows."""
    grid = chance.choice([g for g in grids if g.kind != "matrix"])
    grid.rows.insert(chance.randrange(1, len(grid.rows) + 1), [Cell("- 3 -")])
    return set(grid.values())


def number_row(grids: list[Grid], chance: random.Random) -> set[Key]:
    """A bare page number as a row of its own between two rows."""
    grid = chance.choice([g for g in grids if g.kind != "matrix"])
    grid.rows.insert(chance.randrange(1, len(grid.rows) + 1), [Cell("3")])
    return set(grid.values())


def columns_swapped(grids: list[Grid], chance: random.Random) -> set[Key]:
    """Two columns change places, header and values; only tables with a header of one row."""
    wide = [g for g in grids if len(g.header) == 1 and len(g.header[0]) > 2]
    if wide:
        grid = chance.choice(wide)
        for row in (*grid.header, *grid.rows):
            if len(row) > 2:
                row[1], row[2] = row[2], row[1]
    return set()


def number_column(grids: list[Grid], chance: random.Random) -> set[Key]:
    """A column of running numbers at the left."""
    for grid in grids:
        if grid.kind == "list":
            for row in grid.header:
                row.insert(0, Cell("序号"))
            for number, row in enumerate(grid.rows, start=1):
                row.insert(0, Cell(str(number)))
    return set()


def remark_column(grids: list[Grid], chance: random.Random) -> set[Key]:
    """A column for remarks at the right, nearly empty."""
    for grid in grids:
        if grid.kind in ("list", "article"):
            for row in grid.header:
                row.append(Cell("备注"))
            for row in grid.rows:
                row.append(Cell("不含下属单位" if chance.random() < 0.1 else ""))
    return set()


def note_row(grids: list[Grid], chance: random.Random) -> set[Key]:
    """A remark under the table."""
    grid = chance.choice(grids)
    grid.rows.append([Cell("注：本表数据由各科室汇总后填报", 1, 3)])
    return set()


def blank_rows(grids: list[Grid], chance: random.Random) -> set[Key]:
    """Blank rows at the end."""
    grid = chance.choice([g for g in grids if g.rows])
    grid.rows.append([Cell("") for _ in grid.rows[0]])
    return set()


def cut_in_two(grids: list[Grid], chance: random.Random) -> set[Key]:
    """A list cut into two tables, each with the header."""
    for place, grid in enumerate(grids):
        if grid.kind == "list":
            half = len(grid.rows) // 2
            grids.insert(place + 1, Grid(grid.kind, "续表", [list(r) for r in grid.header], grid.rows[half:]))
            touched = {key for row in grid.rows[half:] for key in keys(row)}
            del grid.rows[half:]
            return touched
    return set()


def order_changed(grids: list[Grid], chance: random.Random) -> set[Key]:
    """The tables in another order."""
    grids.reverse()
    return set()


def bracket(text: str) -> str:
    """Full-width brackets as half-width ones, and the other way round."""
    table = str.maketrans("（）()", "()（）")
    return text.translate(table)


def spaced_out(text: str) -> str:
    """A short word with blanks between its characters."""
    return " ".join(text) if len(text) <= SHORT and text.isalpha() else text


VALUE_KINDS = {
    "value to /": "/",
    "value to —": "—",
    "value blank": "",
    "value to 无": "无",
    "value to 0件": "0件",
    "value to 不填": "不填",
    "value to a range": "3-5",
    "value to two numbers": "12 340",
    "value to words": "详见附件",
    "value to a share": "12.5%",
    "value to a Chinese numeral": "三十七",
    "value to a bracketed remark": "15（含修改4件）",
}

KINDS = (
    *(Kind(name, cell_text(lambda _, text=text: text)) for name, text in VALUE_KINDS.items()),
    Kind("thousands separators", cell_text(lambda t: f"{int(t):,}" if t.isdigit() else t), True),
    Kind("full-width digits", cell_text(lambda t: t.translate(FULL_WIDTH)), True),
    Kind("space around values", cell_text(lambda t: f"  {t} "), True),
    Kind("units behind values", cell_text(lambda t: f"{t}件" if t else t)),
    Kind("plus signs", cell_text(lambda t: f"+{t}")),
    Kind("letter O for zero", cell_text(lambda t: t.replace("0", "O"))),
    Kind("other brackets", label_text(bracket), True),
    Kind("other quotation marks", label_text(lambda t: t.replace("“", "「").replace("”", "」")), True),
    Kind("commas for enumeration commas", label_text(lambda t: t.replace("、", ",")), True),
    Kind("full stops in numbering", label_text(lambda t: re.sub(r"^(\d+)\.", r"\1．", t)), True),
    Kind("numbering without stops", label_text(lambda t: re.sub(r"^(\d+)\.(?=\D)", r"\1", t)), True),
    Kind("numbering gone", label_text(lambda t: re.sub(r"^(?:\d+\.|（.）|\(.\))", "", t))),
    Kind("Traditional script", label_text(lambda t: t.translate(TRADITIONAL)), True),
    Kind("Kangxi radicals", label_text(lambda t: t.translate(RADICALS)), True),
    Kind("blanks between characters", label_text(spaced_out), True),
    Kind("stars behind labels", label_text(lambda t: t + "★", 0.3), True),
    Kind("footnote marks", label_text(lambda t: t + "*", 0.3), True),
    Kind("colons behind labels", label_text(lambda t: t + "：", 0.3), True),
    Kind("a label misspelt", misspelt),
    Kind("a row dropped", row_dropped),
    Kind("a row doubled", row_doubled),
    Kind("two rows swapped", rows_swapped, True),
    Kind("a row one cell short", cell_lost, shifts=True),
    Kind("a row one cell long", cell_added, shifts=True),
    Kind("two numbers together", in_row(joined), shifts=True),
    Kind("a number cut in two", in_row(cut), shifts=True),
    Kind("header repeated", header_repeated, True),
    Kind("a header missing", header_missing),
    Kind("a page mark in the table", page_number),
    Kind("a page number in the table", number_row),
    Kind("two columns swapped", columns_swapped),
    Kind("a column of running numbers", number_column),
    Kind("a column of remarks", remark_column),
    Kind("a remark under the table", note_row, True),
    Kind("a blank row", blank_rows, True),
    Kind("a table cut in two", cut_in_two),
    Kind("tables in another order", order_changed, True),
)

MOVED = Kind("two numbers together and another cut", in_row(joined, cut, kinds=("matrix", "disputes")))
"""In one row with a total, which then holds as many values as before: for layouts that set cells apart by blanks."""
