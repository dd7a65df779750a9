"""Columns of a table that no line rules, read off the places of its values, and the header over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.extract.header import Path, known_sequences
from ingest.extract.shapes import shape
from ingest.normalise.labels import label_core
from ingest.readers.pdf.glyphs import Box, Glyph, TextLine, line_of

COLUMN_GAP = 0.8
"""Gap, in sizes of the text, that may set two cells apart."""

NUMBER_GAP = 0.6
"""The same beside a digit."""

APART = 0.15
"""The same between a label and the first column, once its place is known."""

HEAD_GAP = 0.5
"""The same in a header, whose words are put together again by column."""

CLOSE = 0.5
"""Gap between lines, in sizes of the text, below which the upper one may be part of the same cell."""

MAX_LOWER = 2
"""Most heads of a plain header that stand under others in official forms: 其他 and 总计 stand anywhere."""

MAX_HEAD = 10
"""Most lines of a header."""


@dataclass(frozen=True)
class Row:
    """A line cut into words; the last `tail` of them are values or units."""

    line: TextLine
    words: tuple[TextLine, ...]
    tail: int

    @property
    def labels(self) -> tuple[TextLine, ...]:
        """The words before the values."""
        return self.words[: len(self.words) - self.tail]

    @property
    def values(self) -> tuple[TextLine, ...]:
        """The values and units."""
        return self.words[len(self.words) - self.tail :]


@dataclass(frozen=True)
class Head:
    """A header: for each column the words of each rank, outermost first, and what stands over the labels."""

    columns: tuple[tuple[tuple[TextLine, ...], ...], ...]
    stub: tuple[TextLine, ...]
    lines: tuple[TextLine, ...]


def words_of(line: TextLine, gap: float = COLUMN_GAP) -> tuple[TextLine, ...]:
    """A line cut at its wide gaps."""
    words: list[list[Glyph]] = [[line.glyphs[0]]]
    for before, glyph in pairwise(line.glyphs):
        digit = before.text[-1:].isdigit() or glyph.text[:1].isdigit()
        if glyph.box.x0 - before.box.x1 > min(gap, NUMBER_GAP if digit else gap) * max(
            before.size, glyph.size
        ):
            words.append([])
        words[-1].append(glyph)
    return tuple(line_of(word) for word in words)


def row_of(line: TextLine) -> Row:
    """A line as a row; units alone are no row."""
    words = words_of(line)
    tail = 0
    while tail < len(words) and shape(words[-1 - tail].text) not in ("text", "blank"):
        tail += 1
    if tail == len(words) and all(shape(word.text) == "unit" for word in words):
        tail = 0
    return Row(line, words, tail)


def bands_of(rows: Sequence[Row]) -> list[Box] | None:
    """The columns in which the values of whole rows stand, None where they do not stand in columns.

    A row is whole if it has as many values as most; no two values of such a row share a column. A row with a value
    where no other has one is left out.
    """
    counts = Counter(row.tail for row in rows if row.tail)
    width = max(counts, key=lambda tail: (counts[tail], tail))
    whole = [row for row in rows if row.tail == width]
    bands = merged(whole)
    if len(bands) != width:
        common = [
            band for band in bands if sum(overlap(band, v.box) for row in whole for v in row.values) > 1
        ]
        whole = [row for row in whole if all(any(overlap(v.box, b) for b in common) for v in row.values)]
        bands = merged(whole)
    return bands if len(bands) == width else None


def merged(rows: Sequence[Row]) -> list[Box]:
    """The stretches from left to right that the values of rows cover, those that overlap as one."""
    bands: list[Box] = []
    for value in (value for row in rows for value in row.values):
        touching = [band for band in bands if overlap(band, value.box)]
        bands = [band for band in bands if band not in touching]
        together = [*touching, value.box]
        bands.append(Box(min(b.x0 for b in together), 0.0, max(b.x1 for b in together), 0.0))
    return sorted(bands, key=lambda band: band.x0)


def recut(row: Row, bands: Sequence[Box]) -> Row:
    """A row whose values are the words that stand where the columns are.

    The end of a label may look like a unit, and a label may come close to the first column.
    """
    if not row.tail:
        return row
    glyphs = row.line.glyphs
    start = next((i for i, glyph in enumerate(glyphs) if glyph.box.mid_x > bands[0].x0), len(glyphs))
    near = (
        0 < start < len(glyphs)
        and glyphs[start].box.x0 - glyphs[start - 1].box.x1 < APART * glyphs[start].size
    )
    if near or start in (0, len(glyphs)):
        words, tail = row.words, sum(word.box.mid_x > bands[0].x0 for word in row.words)
    else:
        values = words_of(line_of(list(glyphs[start:])))
        words, tail = (*words_of(line_of(list(glyphs[:start]))), *values), len(values)
    return replace(row, words=words, tail=tail)


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share a stretch from left to right."""
    return one.x0 < other.x1 and other.x0 < one.x1


def placed(row: Row, bands: Sequence[Box]) -> list[TextLine | None] | None:
    """The values of a row by column, None where one stands in no column or in two, or is none."""
    if any(shape(word.text) == "text" for word in row.values):
        return None
    result: list[TextLine | None] = [None] * len(bands)
    for value in row.values:
        touched = [index for index, band in enumerate(bands) if overlap(band, value.box)]
        if len(touched) != 1 or result[touched[0]] is not None:
            return None
        result[touched[0]] = value
    return result


def head_of(above: Sequence[TextLine], bands: Sequence[Box], labels_end: float) -> Head | None:
    """The header over columns: that of an official form, or one head over each column; None where neither is certain.

    above        the lines over the first row of values, top to bottom; the last ones may hold labels alone
    labels_end   where the labels of the rows end
    """
    borders = [(labels_end + bands[0].x0) / 2, *((a.x1 + b.x0) / 2 for a, b in pairwise(bands))]
    end = max((i + 1 for i, line in enumerate(above) if line.box.x1 > borders[0]), default=0)
    blocks = [above[start:end] for start in range(end - 1, max(-1, end - 1 - MAX_HEAD), -1)]
    for lines in reversed(blocks):
        stacks = stacked(lines, borders)
        if columns := official(stacks[1:]):
            return Head(columns, tuple(stacks[0]), tuple(lines))
    for index, lines in enumerate(blocks):
        stacks = stacked(lines, borders)
        if not all(stacks[1:]):
            continue
        over = blocks[index + 1][0] if index + 1 < len(blocks) else None
        if over is not None and lines[0].box.y0 - over.box.y1 < CLOSE * over.size:
            continue
        columns = plain_heads(stacks[1:], bands)
        return Head(columns, tuple(stacks[0]), tuple(lines)) if columns else None
    return None


def stacked(lines: Sequence[TextLine], borders: Sequence[float]) -> list[list[TextLine]]:
    """The words of lines by column, those over the labels first."""
    stacks: list[list[TextLine]] = [[] for _ in range(len(borders) + 1)]
    for word in (word for line in lines for word in words_of(line, HEAD_GAP)):
        stacks[sum(word.box.mid_x > border for border in borders)].append(word)
    return stacks


def official(stacks: Sequence[Sequence[TextLine]]) -> tuple[tuple[tuple[TextLine, ...], ...], ...] | None:
    """The header of an official form: each column ends with its own head, all other words are heads over several."""
    for paths in set(known_sequences().values()):
        if len(paths) != len(stacks):
            continue
        groups: dict[Path, tuple[TextLine, ...]] = {}
        leaves = []
        for index, (stack, path) in enumerate(zip(stacks, paths, strict=True)):
            own = ending(stack, path[-1])
            if own is None or not take_groups(stack[: len(stack) - own], index, paths, groups):
                break
            leaves.append(tuple(stack[len(stack) - own :]))
        else:
            needed = {path[:rank] for path in paths for rank in range(1, len(path))}
            if needed <= set(groups):
                return tuple(
                    (*(groups[path[:rank]] for rank in range(1, len(path))), leaf)
                    for path, leaf in zip(paths, leaves, strict=True)
                )
    return None


def said(words: Sequence[TextLine]) -> str:
    """What words say together."""
    return label_core("".join(word.text for word in words)) or ""


def ending(stack: Sequence[TextLine], text: str) -> int | None:
    """How many words at the end of a stack say a text."""
    return next((n for n in range(1, len(stack) + 1) if said(stack[-n:]) == label_core(text)), None)


def take_groups(
    words: Sequence[TextLine], column: int, paths: Sequence[Path], groups: dict[Path, tuple[TextLine, ...]]
) -> bool:
    """Note the heads over several columns that stand in the middle of one of them; False for any other word."""
    rest = list(words)
    while rest:
        for count in range(1, len(rest) + 1):
            prefixes = {
                paths[column][:rank]
                for rank in range(1, len(paths[column]))
                if label_core(paths[column][rank - 1]) == said(rest[:count])
            }
            if prefixes:
                break
        else:
            return False
        prefix = prefixes.pop()
        if prefix in groups:
            return False
        groups[prefix] = tuple(rest[:count])
        rest = rest[count:]
    return True


def plain_heads(
    stacks: Sequence[Sequence[TextLine]], bands: Sequence[Box]
) -> tuple[tuple[tuple[TextLine, ...], ...], ...] | None:
    """One head over each column, none of which reaches over another column's values.

    No two heads are alike, and hardly any is one that official forms print under another: that form's header is there
    in part.
    """
    for index, stack in enumerate(stacks):
        if not stack or any(shape(word.text) != "text" for word in stack):
            return None
        if any(overlap(word.box, band) for word in stack for i, band in enumerate(bands) if i != index):
            return None
    heads = [said(stack) for stack in stacks]
    lower = {label_core(path[-1]) for paths in known_sequences().values() for path in paths if len(path) > 1}
    if len(set(heads)) < len(heads) or sum(head in lower for head in heads) > MAX_LOWER:
        return None
    return tuple((tuple(stack),) for stack in stacks)
