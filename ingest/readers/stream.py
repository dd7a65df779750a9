"""Tables that lost every separator: a cell a line, or a row a line with nothing but spaces between its cells.

The words of a known header begin such a table. After it come labels and values in turn; what counts as a row is told
by the values, and whether a row is whole is told later by the number of columns in the header.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from ingest.document import Cell, Table
from ingest.extract.header import header_words, known_sequences, run_together
from ingest.extract.known import is_head, section_cores
from ingest.extract.shapes import is_value, role, shape
from ingest.normalise.labels import label_core, numbering
from ingest.readers.breaks import breaks_table, is_page_number
from ingest.readers.broken import broken_header
from ingest.readers.jumbled import jumbled_header
from ingest.readers.lines import Line, cell
from ingest.readers.moved import moved_rows
from ingest.readers.rejoin import MAX_PIECES, is_doubtful, is_piece, joined_end, rest_of, taken_back, whole
from ingest.readers.signed import is_signed, without_signed_page_numbers
from ingest.readers.words import Word, groups, with_whole_values, without_escapes, words_of

YEAR = re.compile(r"^(?:19|20)\d{2}$")
MAX_LINE = 120
MAX_WORD = 60
MAX_LINES = 2000
MAX_BLANKS = 12
"""Blank lines between two cells at most: markup indented by a program leaves several for every cell."""

MIN_HEADS = 2
MIN_SEQUENCE = 6
"""Cells of an official header that is known by its characters alone."""

MAX_HEADER = 60
"""Most pieces of such a header."""

MIN_ROWS = 2
DASHES = re.compile(r"[—－-]{1,2}")


def may_belong(line: Line) -> bool:
    """Whether a line may be part of such a table: short, no sentence, no chapter but one that forms print inside."""
    text = " ".join(line.text.split())
    if len(text) > MAX_LINE or "|" in text or line.text.startswith("\t"):
        return False
    return not breaks_table(Line(text, line.start)) or label_core(text) in section_cores()


def is_valued(lines: list[Line], index: int) -> bool:
    """Whether a chapter is a row of a table after all: dashes stand below it for its values, and its parts below these.

    A word that says that there is nothing may be all that a chapter says.
    """
    if len(lines[index].text) > MAX_WORD:
        return False
    near = (line.text.strip() for line in lines[index + 1 : index + MAX_BLANKS] if not line.blank)
    first, second = next(near, ""), next(near, "")
    return bool(DASHES.fullmatch(first) and (DASHES.fullmatch(second) or numbering(second).level is not None))


def collect(lines: list[Line], begin: int) -> list[Word]:
    """The words from a line on, to the end of the table at the latest."""
    words: list[Word] = []
    blanks = 0
    for index in range(begin, min(len(lines), begin + MAX_LINES)):
        line = lines[index]
        blanks = blanks + 1 if line.blank else 0
        if is_page_number(line) and not line.text.strip().isdigit() and not is_signed(line.text):
            continue
        if blanks > MAX_BLANKS or not (line.blank or may_belong(line) or is_valued(lines, index)):
            break
        found = words_of(line, index)
        if any(len(word.cell.text) > MAX_WORD for word in found):
            break
        words.extend(found)
    return words


def begins_table(text: str, lines: list[Line], index: int) -> bool:
    """Whether words of a header begin at a line, or pieces of them."""
    if lines[index].blank or not may_belong(lines[index]):
        return False
    if not is_head(words_of(lines[index], index)[0].cell.text[: MAX_WORD + 1]):
        return False
    near = range(index, min(len(lines), index + MAX_BLANKS))
    found = list(islice((word for later in near for word in words_of(lines[later], later)), 2 * MAX_PIECES))
    early = [word for word in found[:MIN_HEADS] if word.line < index + 2 * MIN_HEADS]
    if len(early) == MIN_HEADS and all(is_head(word.cell.text) for word in early):
        return True
    return broken_header(text, found) is not None


def joined_heads(text: str, words: list[Word]) -> list[Word]:
    """The words with the pieces of a header word put together, where some form prints the whole."""
    found: list[Word] = []
    index = 0
    while index < len(words):
        official = official_header(text, words[index:]) or (not index and first_header(text, words))
        if official:
            cells, count = official
            found += cells
            index += count
            continue
        count = head_pieces(
            text, words[index : index + MAX_PIECES], bool(found) and is_head(found[-1].cell.text)
        )
        last = words[index + count - 1]
        start = words[index].cell.start
        found.append(Word(cell(text[start : last.cell.end], start), last.line) if count > 1 else last)
        index += count
    return found


def first_header(text: str, words: list[Word]) -> tuple[list[Word], int] | None:
    """The cells of a header in pieces that words begin with, and how many words it takes."""
    return jumbled_header(text, words) or broken_header(text, words)


def official_header(text: str, words: list[Word]) -> tuple[list[Word], int] | None:
    """The cells of an official header that words begin with, however they were cut, and how many words it takes."""
    first = "".join(words[0].cell.text.split())
    near = [
        tokens
        for tokens in official_sequences()
        if tokens[0].startswith(first) or first.startswith(tokens[0])
    ]
    if not near:
        return None
    places = [
        (char, word.cell.start + at, word)
        for word in words[:MAX_HEADER]
        for at, char in enumerate(word.cell.text)
        if not char.isspace()
    ]
    printed = "".join(char for char, _, _ in places)
    for tokens in near:
        size = sum(map(len, tokens))
        inside_word = size < len(places) and places[size][2] is places[size - 1][2]
        if printed[:size] != "".join(tokens) or inside_word:
            continue
        found = []
        start = 0
        for token in tokens:
            begin, last = places[start], places[start + len(token) - 1]
            found.append(Word(cell(text[begin[1] : last[1] + 1], begin[1]), last[2].line))
            start += len(token)
        return found, words.index(places[size - 1][2]) + 1
    return None


@lru_cache(maxsize=1)
def official_sequences() -> tuple[tuple[str, ...], ...]:
    """The cells of the headers that are known by their characters alone, the longest first."""
    long = [tokens for tokens in known_sequences() if len(tokens) >= MIN_SEQUENCE]
    return tuple(sorted(long, key=lambda tokens: -sum(map(len, tokens))))


def head_pieces(text: str, words: list[Word], in_header: bool) -> int:
    """How many words from the first on are one header word: several where not all of them are header words alone.

    in_header   whether a header word stands before them: a year may then begin one (`2013`, `年发生数`)
    """
    for count in range(len(words), 1, -1):
        pieces = [word.cell.text for word in words[:count]]
        whole = text[words[0].cell.start : words[count - 1].cell.end]
        if (
            label_core(whole) in header_words()
            and not any(map(is_value, pieces))
            and not all(map(is_head, pieces))
        ):
            return count
        if in_header and YEAR.match(pieces[0]) and pieces[1].startswith("年") and role(whole) == "value":
            return count
    return 1


def is_torn(captions: list[Word], header: list[Word], followed: bool) -> bool:
    """Whether a header is not whole: header words stand apart before it, or no label stands between it and values.

    followed   whether a label follows the header
    """
    if role(header[0].cell.text) == "label":
        return not followed
    if run_together([word.cell for word in header]):
        return False
    return any(is_head(word.cell.text) for word in captions)


def heads_above(lines: list[Line], begin: int) -> bool:
    """Whether the line right above a table holds words of a header as well, which then begins there in pieces."""
    words = words_of(lines[begin - 1], begin - 1) if begin else []
    alone = role(words_of(lines[begin], begin)[0].cell.text) == "label"
    return not alone and len(words) > 1 and any(is_head(word.cell.text) for word in words)


def split_header(labels: list[Word]) -> tuple[list[Word], list[Word], list[Word]]:
    """Captions, header and row labels of a run of labels; the header is its last run of header words."""
    end = len(labels)
    while end:
        start = end
        while start and is_head(labels[start - 1].cell.text):
            start -= 1
        stubs = [index for index in range(start, end) if role(labels[index].cell.text) == "label"]
        start = stubs[-1] if stubs else start
        if end - start >= MIN_HEADS:
            return labels[:start], labels[start:end], labels[end:]
        end = start - 1 if start else 0
    return [], [], labels


def label_rows(labels: list[Word]) -> list[list[Cell]]:
    """Row labels cut after each unit: a label with its unit and no value is a row of its own."""
    rows: list[list[Cell]] = [[]]
    for word in labels:
        rows[-1].append(word.cell)
        if shape(word.cell.text) == "unit":
            rows.append([])
    return rows if rows[-1] or len(rows) == 1 else rows[:-1]


def with_whole_label(text: str, row: list[Cell]) -> list[Cell]:
    """The labels and the unit of a row, with the pieces of its own label as one cell."""
    end = len(row) - (1 if row and shape(row[-1].text) == "unit" else 0)
    if end < 1:
        return row
    start = end - joined_end(row[:end])
    own = cell(text[row[start].start : row[end - 1].end], row[start].start)
    return [*row[:start], own, *row[end:]]


def give_back(above: list[Cell], labels: list[Word]) -> tuple[list[Word], bool]:
    """The labels below a row without those that are the rest of its label, and whether the row is in pieces.

    A row in pieces gets the first label below it as a cell of its own.
    """
    own = next((i for i, found in enumerate(above) if shape(found.text) != "text"), len(above)) - 1
    following = [word.cell for word in labels[:-1]]
    if own < 0 or any(word.line == labels[-1].line for word in labels[:1]):
        return labels, False
    begun = own and is_piece(above[own - 1].text)
    longer = rest_of(above[own - 1 : own + 1], following) if begun else 0
    count = longer or taken_back(above[own], following)
    if is_doubtful(above[own], following) or (begun and count and not longer):
        above.append(following[0])
        return labels[1:], True
    first = own - 1 if longer else own
    if count:
        joined = above[first]._replace(text=whole([*above[first : own + 1], *following[:count]]))
        above[first : own + 1] = [joined]
    return labels[count:], False


def stream_table(text: str, lines: list[Line], begin: int) -> tuple[Table, int] | None:
    """The table that begins at a line, and the line after it; None where too little of one is there."""
    words = with_whole_values(text, joined_heads(text, without_escapes(collect(lines, begin))))
    words = without_signed_page_numbers(words)
    found = words_table(text, words, heads_above(lines, begin))
    return (found[0], found[1].line + 1) if found else None


def words_table(text: str, words: list[Word], begun_above: bool) -> tuple[Table, Word] | None:
    """The table of cells in reading order, and its last value; None where too little of one is there.

    begun_above   whether words of its header stand above the first cell
    """
    rows: list[list[Cell]] = []
    filled = 0
    last: Word | None = None
    torn: set[int] = set()
    for labels, values in groups(words):
        captions, header, own = split_header(labels)
        if not values:
            if filled and own and not header and give_back(rows[-1], [*own, own[-1]])[1]:
                torn.add(len(rows) - 1)
            break
        rows.extend([caption.cell] for caption in captions)
        if header:
            official = run_together([word.cell for word in header])
            if is_torn(captions, header, bool(own)) or (begun_above and not filled and not official):
                torn.add(len(rows))
            rows.append([word.cell for word in header])
        elif filled and own:
            own, in_pieces = give_back(rows[-1], own)
            if in_pieces:
                torn.add(len(rows) - 1)
        cut = [with_whole_label(text, row) for row in label_rows(own)]
        rows.extend(cut[:-1])
        rows.append([*cut[-1], *(word.cell for word in values)])
        filled += 1
        last = values[-1]
    if last is None or (filled < MIN_ROWS and not (filled == 1 and len(rows[-1]) > MIN_HEADS)):
        return None
    return Table(tuple(map(tuple, rows)), padded=True, torn=moved_rows(rows) | torn), last
