"""A page or a table that a crawler ran together on one line: cut where the words of a header begin."""

from __future__ import annotations

from ingest.extract.known import is_head
from ingest.extract.shapes import is_value
from ingest.readers.lines import Line
from ingest.readers.stream import MAX_WORD
from ingest.readers.words import words_of

SENTENCE_END = ("。", "！", "？", "；")
MIN_WORDS = 12
"""Fewest words of a line that is looked at."""

MIN_VALUES = 3

PIPE = "|"
"""Between cells: such a table has its separators."""


def run_on(lines: list[Line]) -> list[Line]:
    """The lines, with those that hold a whole table cut: each word of the table becomes a line of its own."""
    return [
        piece for line in lines for piece in (pieces(line) if line.text.count(" ") >= MIN_WORDS else [line])
    ]


def pieces(line: Line) -> list[Line]:
    """A line cut into tables, a word a piece with the word before them, and what stands between; else as it is."""
    words = [Line(word.cell.text, word.cell.start) for word in words_of(line, 0)]
    found: list[Line] = []
    index = start = 0
    while index < len(words):
        end = table_end(words, index)
        if end:
            caption = max(start, index - 1)
            found += [joined(line, words[start:caption]), *words[caption:end]]
            start = end
        index = end or index + 1
    return [piece for piece in (*found, joined(line, words[start:])) if piece.text] if found else [line]


def joined(line: Line, words: list[Line]) -> Line:
    """Words that follow each other as one piece of their line."""
    if not words:
        return Line("", line.start)
    return Line(line.text[words[0].start - line.start : words[-1].end - line.start], words[0].start)


def table_end(words: list[Line], index: int) -> int:
    """The end of a table whose header begins at a word: the place after its last value; 0 where none begins."""
    if index + 1 >= len(words) or not (is_head(words[index].text) and is_head(words[index + 1].text)):
        return 0
    end = values = 0
    for position in range(index, len(words)):
        text = words[position].text
        if len(text) > MAX_WORD or text.endswith(SENTENCE_END) or text == PIPE:
            break
        if is_value(text):
            end, values = position + 1, values + 1
    return end if values >= MIN_VALUES else 0
