"""Labels printed together with those over them (`不予公开 - 属于国家秘密`): several labels where a form has them so."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.extract.header import Path, known_sequences, path_cores
from ingest.extract.known import known_labels, labelled_terms
from ingest.normalise.labels import label_core, squeeze, without_punctuation
from ingest.seeds import load_seeds

MARKS = "-－—–―/／>＞→»:：·|\\（("
"""What stands between a label and the one over it, when a program writes them in one cell."""

BETWEEN = MARKS[:-2] + " \t\n\r\u3000"

OVER_BEHIND = re.compile(r"(?P<own>[^（(]+)[（(](?P<over>[^（()）]+)[）)]")
MAX_LABEL = 120


@lru_cache(maxsize=1)
def printed_paths() -> dict[str, frozenset[Path]]:
    """Every label and head of a form with those over it, its section included, as cores by its own core."""
    paths = {
        tuple(label_core(part) or "" for part in path) for seq in known_sequences().values() for path in seq
    }
    for term, printed in labelled_terms():
        label = path_cores(printed)
        lead = path_cores(term["label_path"])[:-1] if len(label) == 1 else ()
        paths.add(term_path(term, (*lead, *label)))
    found: dict[str, set[Path]] = {}
    for path in paths:
        for end in range(1, len(path) + 1):
            found.setdefault(path[end - 1], set()).add(path[:end])
    return {label: frozenset(group) for label, group in found.items() if label}


def term_path(term: dict[str, str], path: Path) -> Path:
    """The path of a term from its section down to the label of its row, or of its column where it stands in columns."""
    rows = path[:-1] if term["placement"] == "row_column" and len(path) > 1 else path
    return (label_core(term["section_zh"]) or "", *rows)


@lru_cache(maxsize=1)
def counted_labels() -> frozenset[str]:
    """Cores of the labels that have a value of their own in the rows of some form."""
    terms = load_seeds()["vocabulary/vocabulary_term.csv"]
    paths = (path_cores(row["label_path"]) for row in terms if row["placement"] in ("row", "matrix"))
    return frozenset(path[-1] for path in paths)


@lru_cache(maxsize=1)
def leaf_lengths() -> tuple[int, ...]:
    """The lengths of all labels."""
    return tuple(sorted({len(label) for label in printed_paths()}))


def may_be_path(text: str) -> bool:
    """Whether a text ends with a label of some form and is none."""
    core = label_core(text) or ""
    if len(text) > MAX_LABEL or (core in known_labels() and text[-1:] not in ("）", ")")):
        return False
    words = (core, without_punctuation(squeeze(text)))
    return any(word[-n:] in printed_paths() for word in words for n in leaf_lengths() if n <= len(word))


@lru_cache(maxsize=16384)
def labels_in(text: str) -> Path:
    """The labels that a text prints one after the other, outermost first; the text itself where it is one label.

    Each but the first stands right under the one before it in some form, and there is one way to tell them apart. With
    no mark between them, the first of two labels that both have values may be that of another row.
    """
    found = ways(text) if may_be_path(text) else []
    cores = {tuple(map(label_core, labels)) for labels in found}
    return found[0] if len(cores) == 1 else (text,)


@lru_cache(maxsize=16384)
def labels_of(texts: Path) -> Path:
    """The labels that texts print one after the other, outermost first."""
    return tuple(label for text in texts for label in labels_in(text))


def ways(text: str) -> list[Path]:
    """Every way to read a text as a label behind those it stands under in a form, or before these in brackets."""
    found: list[Path] = []
    if (reverse := OVER_BEHIND.fullmatch(text)) and stands_under(reverse["own"], (reverse["over"],)):
        found.append((reverse["over"], reverse["own"]))
    for cut in range(1, len(text)):
        own, over = inside(text[cut:].strip(BETWEEN)), text[:cut].strip(BETWEEN)
        if not own or not over or text[cut] in BETWEEN or label_core(own) not in printed_paths():
            continue
        labels = labels_in(over)
        marked = text[:cut].rstrip()[-1] in MARKS or text[cut] in MARKS
        if (marked or label_core(labels[-1]) not in counted_labels()) and stands_under(own, labels):
            found.append((*labels, own))
    return found


def stands_under(own: str, labels: Path) -> bool:
    """Whether some form prints a label right under others."""
    cores = tuple(map(label_core, labels))
    paths = printed_paths().get(label_core(own) or "", frozenset())
    return any(path[-1 - len(cores) : -1] == cores for path in paths)


def inside(text: str) -> str:
    """A text without the brackets around it."""
    bracketed = text[:1] in ("（", "(") and text[-1:] in ("）", ")")
    return text[1:-1] if bracketed and not set("（()）") & set(text[1:-1]) else text
