"""The words of a text without separators: labels and values in turn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ingest.document import Cell
from ingest.extract.shapes import is_value
from ingest.readers.lines import Line, cell
from ingest.readers.spaced import word_places

MAX_SHARE_TOGETHER = 0.1
"""Lines of several values beside those of one, at most, in a text that gives each cell a line."""

ESCAPE = "\\"
"""Written for a blank cell that begins a row, in the simple tables of reStructuredText."""


@dataclass(frozen=True)
class Word:
    """A cell and the index of its line."""

    cell: Cell
    line: int


def words_of(line: Line, index: int) -> list[Word]:
    """The words of a line; white space separates cells."""
    return [Word(cell(line.text[s:e], line.start + s), index) for s, e in word_places(line.text)]


def without_escapes(words: list[Word]) -> list[Word]:
    """The words of a text with a row a line, without what is written for a blank cell at the begin of a line."""
    kept = [
        word
        for n, word in enumerate(words)
        if word.cell.text != ESCAPE or (n and words[n - 1].line == word.line)
    ]
    lines = Counter(word.line for word in kept)
    several = sum(size > 1 for size in lines.values())
    return kept if several * 2 >= len(lines) else words


def groups(words: list[Word]) -> list[tuple[list[Word], list[Word]]]:
    """Runs of labels with the run of values after each."""
    found: list[tuple[list[Word], list[Word]]] = [([], [])]
    for word in words:
        if is_value(word.cell.text):
            found[-1][1].append(word)
            continue
        if found[-1][1]:
            found.append(([], []))
        found[-1][0].append(word)
    return found


def with_whole_values(text: str, words: list[Word]) -> list[Word]:
    """The words; where the text gives each cell a line, the values of one line are one cell: a number with a space."""
    labelled = {word.line for word in words if not is_value(word.cell.text)}
    sizes = Counter(word.line for word in words if word.line not in labelled)
    several = sum(size > 1 for size in sizes.values())
    if several > MAX_SHARE_TOGETHER * (len(sizes) - several):
        return words
    found: list[Word] = []
    for word in words:
        if found and found[-1].line == word.line and word.line in sizes:
            start = found[-1].cell.start
            found[-1] = Word(cell(text[start : word.cell.end], start), word.line)
        else:
            found.append(word)
    return found
