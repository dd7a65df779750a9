"""The copy of a line that sentences are read from: no white space, no marks of emphasis, one spelling of a word."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.document import Paragraph
from ingest.normalise.characters import NormalisedText, squeeze
from ingest.seeds import load_seeds

EMPHASIS = re.compile(r"(\*{1,3})(?=[^*])([^*]{1,200})\1(?!\*)")
"""Text between two marks of emphasis, as Markdown writes it; a lone star is a size, a mask or a footnote."""


@lru_cache(maxsize=1)
def variants() -> tuple[tuple[str, str], ...]:
    """Other spellings of a word with the one that the catalogue uses, of one length."""
    rows = load_seeds()["prose/prose_variant.csv"]
    return tuple((row["variant"], row["standard"]) for row in rows)


def readable(line: Paragraph) -> NormalisedText:
    """The copy of a line, with the way back."""
    copy = squeeze(line.text)
    if "*" in copy.text:
        copy = without_emphasis(copy)
    text = copy.text
    for variant, standard in variants():
        if variant in text:
            text = text.replace(variant, standard)
    return copy if text is copy.text else NormalisedText(text, copy.origins)


def without_emphasis(copy: NormalisedText) -> NormalisedText:
    """A copy without the marks around emphasised text."""
    marks: set[int] = set()
    for match in EMPHASIS.finditer(copy.text):
        marks.update((*range(match.start(), match.start(2)), *range(match.end(2), match.end())))
    kept = [index for index in range(len(copy.text)) if index not in marks]
    return NormalisedText(
        "".join(copy.text[index] for index in kept), tuple(copy.origins[index] for index in kept)
    )
