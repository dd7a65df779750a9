"""Numbers with a minus alone on a line: values where a form asks what was added or removed, else page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.extract.header import path_cores
from ingest.extract.known import is_head
from ingest.extract.shapes import role
from ingest.normalise.labels import label_core
from ingest.normalise.numbers import number_text
from ingest.readers.words import Word, groups
from ingest.seeds import load_seeds

SIGNED = re.compile(r"-\d+")


@lru_cache(maxsize=1)
def signed_heads() -> frozenset[str]:
    """Cores of the heads under which a form prints what was added or removed."""
    rows = load_seeds()["vocabulary/vocabulary_term.csv"]
    return frozenset(path_cores(r["label_path"])[-1] for r in rows if r["value_kind"] == "signed_count")


def is_signed(text: str) -> bool:
    """Whether a text is a number with a minus and nothing else."""
    return bool(SIGNED.fullmatch(number_text(text) or ""))


def without_signed_page_numbers(words: list[Word]) -> list[Word]:
    """The words; numbers with a minus are page numbers unless each stands where its row has one of such a head."""
    alone = single_words(words)
    marks = {id(word) for word in words if word.line in alone and is_signed(word.cell.text)}
    if not marks or marks <= set(in_place(words)):
        return words
    return [word for word in words if id(word) not in marks]


def single_words(words: Sequence[Word]) -> set[int]:
    """The lines that hold one word."""
    lines = Counter(word.line for word in words)
    return {line for line, count in lines.items() if count == 1}


def in_place(words: list[Word]) -> Iterator[int]:
    """The identities of the values under heads of what was added or removed, in rows as long as their header."""
    heads: list[str] = []
    for labels, values in groups(words):
        heads = last_heads(labels) or heads
        if len(values) == len(heads):
            yield from (
                id(value)
                for head, value in zip(heads, values, strict=True)
                if label_core(head) in signed_heads()
            )


def last_heads(labels: Sequence[Word]) -> list[str]:
    """The last run of heads among labels, without that of the labels."""
    found: list[str] = []
    run: list[str] = []
    for word in labels:
        text = word.cell.text
        run = [*run, text] if is_head(text) else []
        if role(text) == "label":
            run = []
        found = list(run) or found
    return found
