"""The official forms as grids with known values, made from the seeds."""

from __future__ import annotations

import csv
import random
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "python"))

from ingest.normalise.labels import label_core, numbering

SEEDS = Path(__file__).parents[2] / "seeds"
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")

Key = tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """A cell: text, how many rows and columns it covers, and the key of its value (None for a label)."""

    text: str
    rows: int = 1
    columns: int = 1
    key: Key | None = None

    def saying(self, text: str) -> Cell:
        """The same cell with another text."""
        return replace(self, text=text)


Row = list[Cell]


@dataclass
class Grid:
    """A table: a kind (`article`, `matrix`, `disputes`, `list`, `columns`), header rows, data rows."""

    kind: str
    heading: str
    header: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def copy(self) -> Grid:
        """A copy whose rows may be changed."""
        return Grid(self.kind, self.heading, [list(r) for r in self.header], [list(r) for r in self.rows])

    def values(self) -> dict[Key, str]:
        """The texts of the values by key."""
        return {cell.key: cell.text for row in self.rows for cell in row if cell.key}


def core(text: str) -> str:
    """What a label says."""
    return label_core(text) or ""


def terms(vocabulary: str) -> list[dict[str, str]]:
    """The terms of a form, in the order it prints them."""
    with (SEEDS / "vocabulary" / "vocabulary_term.csv").open(encoding="utf-8", newline="") as handle:
        return [row for row in csv.DictReader(handle) if row["vocabulary"] == vocabulary]


def figure(chance: random.Random) -> str:
    """A number as a clerk types it."""
    return str(chance.choice((0, 0, chance.randrange(1, 100), chance.randrange(100, 99999))))


def sums(paths: list[Key], chance: random.Random) -> Row:
    """Values that add up: the last of a head is the sum of the others under it."""
    row: Row = []
    for path in paths:
        parts = [cell.text for cell in row if cell.key and cell.key[:-1] == path[:-1]]
        text = str(sum(map(int, parts))) if path[-1] == "总计" else figure(chance)
        row.append(Cell(text, key=path))
    return row


def article_grids(vocabulary: str, chance: random.Random) -> list[Grid]:
    """The Article 20 tables of a form, one grid each."""
    grids: dict[str, Grid] = {}
    lines: dict[tuple[str, str], Row] = {}
    for term in terms(vocabulary):
        if term["placement"] != "row_column":
            continue
        article, label, column = term["label_path"].split(" > ")
        grid = grids.setdefault(article, Grid("article", article, [[Cell("信息内容")]]))
        if (article, label) not in lines:
            lines[article, label] = [Cell(label)]
            grid.rows.append(lines[article, label])
        if column not in [cell.text for cell in grid.header[0]]:
            grid.header[0].append(Cell(column))
        key = (core(article), core(label), core(column))
        lines[article, label].append(Cell(figure(chance), key=key))
    return list(grids.values())


GROUPS = (
    ("（三）不予公开", "refused"),
    ("（四）无法提供", "unable"),
    ("（五）不予处理", "not_processed"),
    ("（六）其他处理", "other"),
)


def matrix(vocabulary: str, chance: random.Random) -> Grid:
    """The request matrix with its merged labels."""
    grid = Grid("matrix", "三、收到和处理政府信息公开申请情况")
    note = Cell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3)
    grid.header = [
        [note, Cell("申请人情况", 1, 7)],
        [Cell("自然人", 2), Cell("法人或其他组织", 1, 5), Cell("总计", 2)],
        [Cell(name) for name in APPLICANTS[1:6]],
    ]
    rows = [t for t in terms(vocabulary) if t["placement"] == "matrix"]
    whole = {"result.other"} if vocabulary == "national_2021" else set()
    rows = [t for t in rows if t["term_code"] not in whole]
    results = [t for t in rows if t["term_code"].startswith("result.")]
    parts = {name: [t for t in results if f"result.{code}." in t["term_code"]] for name, code in GROUPS}
    for term in rows:
        label = term["label_zh"]
        values = sums([(core(label), name) for name in APPLICANTS], chance)
        group = next((name for name, members in parts.items() if term in members), None)
        lead = [Cell("三、本年度办理结果", len(results))] if results and term is results[0] else []
        if group is not None:
            first = [Cell(group, len(parts[group]))] if term is parts[group][0] else []
            labels = [*first, Cell(label)]
        else:
            labels = [Cell(label, 1, 2 if term in results else 3)]
        grid.rows.append([*lead, *labels, *values])
    return grid


def disputes(chance: random.Random) -> Grid:
    """The review and litigation matrix."""
    grid = Grid("disputes", "四、政府信息公开行政复议、行政诉讼情况")
    grid.header = [
        [Cell("行政复议", 1, 5), Cell("行政诉讼", 1, 10)],
        [*(Cell(name, 2) for name in RESULTS), Cell("未经复议直接起诉", 1, 5), Cell("复议后起诉", 1, 5)],
        [Cell(name) for name in (*RESULTS, *RESULTS)],
    ]
    paths = [("行政复议", name) for name in RESULTS]
    paths += [("行政诉讼", kind, name) for kind in ("未经复议直接起诉", "复议后起诉") for name in RESULTS]
    grid.rows = [sums(paths, chance)]
    return grid


def list_grid(vocabulary: str, columns: tuple[str, ...], chance: random.Random) -> Grid:
    """A form that is one list: label, unit where the columns hold one, and a value in every other column."""
    grid = Grid("list", "附表 2016年度政府信息公开情况统计表", [[Cell(name) for name in columns]])
    section = ""
    for term in (t for t in terms(vocabulary) if t["placement"] == "row" and t["value_kind"] != "text"):
        if term["section_zh"] != section:
            section = term["section_zh"]
            if core(section) != core(term["label_zh"]) and numbering(section).level == 1:
                grid.rows.append([Cell(section), *(Cell("") for _ in columns[1:])])
        row = [Cell(section if core(section) == core(term["label_zh"]) else term["label_zh"])]
        for name in columns[1:]:
            if name == "单位":
                row.append(Cell(term["unit"]))
            else:
                row.append(Cell(figure(chance), key=(core(section), core(term["label_zh"]), core(name))))
        grid.rows.append(row)
    return grid


def form(vocabulary: str, seed: int) -> list[Grid]:
    """The grids of one form with figures that depend on `seed`."""
    chance = random.Random(f"{vocabulary} {seed}")
    if vocabulary in ("national_2019", "national_2021"):
        return [*article_grids(vocabulary, chance), matrix(vocabulary, chance), disputes(chance)]
    columns = (
        ("指标", "累计数", "2013年发生数") if vocabulary == "jilin_2013" else ("统计指标", "单位", "统计数")
    )
    return [list_grid(vocabulary, columns, chance)]


FORMS = ("national_2014", "national_2019", "national_2021", "local_2008")
