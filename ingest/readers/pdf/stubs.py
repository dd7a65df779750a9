"""Row labels of a table that no line rules: pieces above, beside and below the values put together where a form prints
the whole, and the labels that stand beside several rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.extract.known import is_known, known_labels
from ingest.normalise.labels import label_core, numbering
from ingest.readers.pdf.bands import CLOSE, Row
from ingest.readers.pdf.glyphs import TextLine

LEVEL = 0.6
"""Sizes of the text by which the beginnings of labels in one column differ at most."""

GROUP_RANK, ITEM_RANK = 2, 3
Words = list[TextLine]


@dataclass
class Stub:
    """The labels of one row: its own pieces in reading order and the groups it stands in; certain or not.

    heads   labels known to forms that stand on lines of their own above the row
    """

    own: Words = field(default_factory=list)
    groups: list[tuple[TextLine, ...]] = field(default_factory=list)
    certain: bool = True
    heads: list[Words] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own label."""
        return text_of(self.own)


def text_of(words: Sequence[TextLine]) -> str:
    """The text of pieces, a line break between them."""
    return "\n".join(word.text for word in words)


def flat(pieces: Sequence[Words]) -> Words:
    """The words of pieces in order."""
    return [word for piece in pieces for word in piece]


def levels_of(rows: Sequence[Row]) -> list[float]:
    """Where columns of labels begin: places at which two labels or more begin, left to right; none for centred ones."""
    starts = sorted(word.box.x0 for row in rows for word in row.labels)
    middles = [word.box.mid_x for row in rows for word in row.labels]
    found: list[list[float]] = []
    size = rows[0].line.size
    if max(middles) - min(middles) < 2 * LEVEL * size < starts[-1] - starts[0]:
        return []
    for start in starts:
        if found and start - found[-1][-1] <= LEVEL * size:
            found[-1].append(start)
        else:
            found.append([start])
    return [group[0] for group in found if len(group) > 1]


def level_of(word: TextLine, levels: Sequence[float]) -> int:
    """The column of labels a word begins in, 0 where there are none; -1 for one that begins in none of several."""
    if len(levels) < 2:
        return 0
    size = LEVEL * word.size
    return next((i for i, level in enumerate(levels) if level - 0.1 <= word.box.x0 <= level + size), -1)


def pieces_of(row: Row, levels: Sequence[float]) -> list[Words]:
    """The label words of a line; one that begins in no column of labels goes on with the word before it."""
    found: list[Words] = []
    for word in row.labels:
        if found and (len(levels) < 2 or level_of(word, levels) < 0):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def stubs_of(rows: Sequence[Row]) -> list[Stub]:
    """The labels of the rows that hold values; `rows` are all lines under a header."""
    levels = levels_of(rows)
    stubs: list[Stub] = []
    gaps: list[list[tuple[int, Words]]] = [[]]
    groups: list[tuple[int, Words]] = []
    own_levels: list[int] = []
    for index, row in enumerate(rows):
        pieces = [(level_of(words[0], levels), words) for words in pieces_of(row, levels)]
        if not row.tail:
            gaps[-1] += pieces
            continue
        own = pieces.pop() if pieces and pieces[-1][0] >= deepest_near(rows, index, levels) else None
        groups += [(level, words) for level, words in pieces]
        stubs.append(Stub(list(own[1]) if own else []))
        own_levels.append(own[0] if own else deepest_near(rows, index, levels))
        gaps.append([])
    for index, gap in enumerate(gaps):
        near = {own_levels[i] for i in (index - 1, index) if 0 <= i < len(stubs)}
        inside = [words for level, words in gap if level in near]
        groups += [(level, words) for level, words in gap if words not in inside]
        above = stubs[index - 1] if index else None
        below = stubs[index] if index < len(stubs) else None
        rest = shared_out(inside, above, below)
        if below and len(levels) < 2:
            below.heads = headings(rest) or []
        else:
            groups += [(level_of(words[0], levels), words) for words in rest]
    for stub in stubs:
        stub.certain = stub.certain and bool(stub.own)
    groups.sort(key=lambda group: (group[0], group[1][0].box.mid_y))
    place_groups(stubs, flat([words for _, words in groups]))
    return stubs


def deepest_near(rows: Sequence[Row], index: int, levels: Sequence[float]) -> int:
    """The rightmost column of labels in the lines right above and below a row that hold no values."""
    line = rows[index].line
    near = [
        row
        for row in (*rows[max(0, index - 1) : index], *rows[index + 1 : index + 2])
        if not row.tail
        and max(row.line.box.y0 - line.box.y1, line.box.y0 - row.line.box.y1) < CLOSE * line.size
    ]
    return max((level_of(word, levels) for row in near for word in row.labels), default=-1)


def begins_known(text: str) -> bool:
    """Whether a form prints a label that begins so."""
    core = label_core(text) or ""
    return bool(core) and any(label.startswith(core) for label in known_labels())


def shared_out(pieces: list[Words], above: Stub | None, below: Stub | None) -> list[Words]:
    """Give the pieces between two rows to the one above and the one below; what is left over.

    Both labels must then be known, the lower one at least as far as it goes; of several ways the one that leaves least
    is taken, if there is only one. Where there is none, no label is certain, but a lower one that begins with a number.
    """
    if not pieces:
        return []
    found: dict[int, list[tuple[int, int]]] = {}
    for lower in range(len(pieces) + 1) if below else [0]:
        for upper in range(len(pieces) - lower + 1) if above else [0]:
            left = [*above.own, *flat(pieces[:upper])] if above else []
            right = [*flat(pieces[len(pieces) - lower :]), *below.own] if below else []
            rest = pieces[upper : len(pieces) - lower]
            fits = (not left or is_known(text_of(left))) and (
                not right or begins_known(text_of(right)) or (not lower and not rest)
            )
            if fits and (not above or not below or headings(rest) is not None):
                found.setdefault(len(rest), []).append((upper, lower))
    best = found[min(found)] if found else []
    if len(best) != 1:
        if above is not None:
            above.certain = False
        if below is not None and numbering(below.text).level is None:
            below.certain = False
        return pieces
    upper, lower = best[0]
    if above:
        above.own += flat(pieces[:upper])
    if below:
        below.own[:0] = flat(pieces[len(pieces) - lower :])
    return pieces[upper : len(pieces) - lower]


def headings(pieces: list[Words]) -> list[Words] | None:
    """Pieces that are headings between rows, each known to forms; None where they are not."""
    if all(is_known(text_of(piece)) for piece in pieces):
        return pieces
    found = whole_groups(flat(pieces))
    return None if found is None else [list(words) for words in found]


def place_groups(stubs: list[Stub], pieces: Words) -> None:
    """Give the labels beside several rows to their rows; where that is not certain, items under them are not either.

    The pieces, in reading order, must be known labels. Items are numbered anew under each group, and there must be as
    many such runs as groups.
    """
    ranks = [numbering(stub.text).level for stub in stubs]
    items = [index for index, rank in enumerate(ranks) if rank is not None and rank >= ITEM_RANK]
    groups = whole_groups(pieces)
    if groups is None:
        for index, rank in enumerate(ranks):
            stubs[index].certain &= rank is None or rank < ITEM_RANK
        return
    tops = [group for group in groups if numbering(text_of(group)).level == 1]
    middle = [group for group in groups if numbering(text_of(group)).level == GROUP_RANK]
    runs = [index for index in items if numbering(stubs[index].text).ordinal == "1"]
    fits = len(runs) == len(middle) and (not middle or items[0] == runs[0])
    for index, rank in enumerate(ranks):
        if rank is None or rank < GROUP_RANK:
            continue
        if len(tops) == 1:
            stubs[index].groups.append(tops[0])
        if rank >= ITEM_RANK and middle:
            stubs[index].certain &= fits
            if fits:
                stubs[index].groups.append(middle[sum(run <= index for run in runs) - 1])


def whole_groups(words: list[TextLine]) -> list[tuple[TextLine, ...]] | None:
    """Pieces in order as known labels, None where they cannot be read so, or in several ways."""
    ways: list[list[list[tuple[TextLine, ...]]]] = [[[]]]
    for end in range(1, len(words) + 1):
        ways.append([])
        for start in range(end):
            label = tuple(words[start:end])
            text = "".join(word.text for word in label)
            if ways[start] and is_known(text) and numbering(text).level is not None:
                ways[end] += [[*way, label] for way in ways[start]][:2]
    return ways[-1][0] if len(ways[-1]) == 1 else None
