"""One table cut into several: pieces that follow each other with nothing between are joined where that is certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.normalise.labels import numbering
from ingest.readers.layout import NUMERIC
from ingest.readers.page import Hidden, Item
from ingest.readers.spans import Grid, Laid, Printed

MAX_HEADER = 6


def texts(row: list[Printed]) -> list[str]:
    """The texts of a row without white space, each merged cell once."""
    return ["".join(cell.text.split()) for cell in dict.fromkeys(row)]


def repeated_header(above: Grid, below: Grid) -> int:
    """How many rows both pieces begin with alike."""
    count = 0
    for upper, lower in zip(above[:MAX_HEADER], below, strict=False):
        if texts(upper) != texts(lower) or len(upper) != len(lower) or not any(texts(lower)):
            break
        count += 1
    return count


def is_data(row: list[Printed]) -> bool:
    """Whether a row is a label and numbers: at least half of the other cells are numbers."""
    words = texts(row)
    if len(words) < 2 or not words[0] or NUMERIC.match(words[0]):
        return False
    return sum(bool(NUMERIC.match(word)) for word in words[1:]) * 2 >= len(words) - 1


def is_section(row: list[Printed]) -> bool:
    """Whether a row is a label alone: the heading of the rows below it."""
    words = texts(row)
    return len(words) > 1 and bool(words[0]) and not any(words[1:]) and not NUMERIC.match(words[0])


def begins_section(row: list[Printed]) -> bool:
    """Whether a row is a heading, with or without a value of its own."""
    return is_section(row) or numbering(row[0].text).level == 1


def last_section(rows: Grid, following: list[Printed]) -> Grid:
    """The rows among which the next label stands once: those below the last heading, for a heading all."""
    headings = [] if begins_section(following) else [i for i, row in enumerate(rows) if begins_section(row)]
    return rows[headings[-1] :] if headings else rows


def aligned(above: Grid, below: Grid) -> tuple[Grid, Grid]:
    """Two pieces over the same columns, where their format says that they are as wide as each other."""
    if isinstance(above, Laid) and isinstance(below, Laid) and above.end == below.end:
        starts = sorted({*above.starts, *below.starts})
        return above.over(starts), below.over(starts)
    return above, below


def continuation(above: Grid, below: Grid) -> tuple[Grid, Grid] | None:
    """The repeated header and the further rows of a piece that continues the one above, None where it does not.

    A piece that prints a row of the one above again is another table.
    """
    if max(map(len, above), default=0) != max(map(len, below), default=0):
        return None
    count = repeated_header(above, below)
    rest = below[count:]
    following = next((row for row in rest if not is_section(row)), None)
    if not rest or not (count or following is None or is_data(following)):
        return None
    known = {tuple(texts(row)[:1]) for row in last_section(above[count:], rest[0])}
    return None if tuple(texts(rest[0])[:1]) in known else (below[:count], rest)


def joined(above: Grid, below: Grid) -> tuple[Grid, Grid] | None:
    """Two pieces as one table, and the header that the second repeats; None where it does not continue the first."""
    upper, lower = aligned(above, below)
    found = continuation(upper, lower)
    if found is None:
        return None
    header, rest = found
    whole = [*upper, *rest]
    return (Laid(whole, upper.starts, upper.end) if isinstance(upper, Laid) else whole), header


def join_cut(items: Iterable[Item]) -> Iterator[Item]:
    """The items with cut tables joined; the text of a repeated header follows its table and belongs to no block."""
    held: Grid | None = None
    headers: list[Hidden] = []
    for item in items:
        if isinstance(item, list) and held is not None and (found := joined(held, item)):
            held, header = found
            headers += [Hidden("\t".join(cell.text for cell in dict.fromkeys(row))) for row in header]
            continue
        if held is not None:
            yield held
            yield from headers
            held, headers = None, []
        if isinstance(item, list):
            held = item
        else:
            yield item
    if held is not None:
        yield held
        yield from headers
