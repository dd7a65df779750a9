"""Labels that some official form prints: what proves that pieces of a broken label belong together."""

from __future__ import annotations

from functools import lru_cache

from ingest.extract.header import PATH_SEPARATOR, header_words, path_cores
from ingest.extract.shapes import role
from ingest.normalise.labels import label_core, numbering
from ingest.seeds import load_seeds


@lru_cache(maxsize=1)
def labelled_terms() -> tuple[tuple[dict[str, str], str], ...]:
    """Every term of every form with its label, and with each alias of its form, as printed."""
    seeds = load_seeds()
    terms = {(row["vocabulary"], row["term_code"]): row for row in seeds["vocabulary/vocabulary_term.csv"]}
    aliases = seeds["vocabulary/term_alias.csv"]
    named = ((terms.get((row["vocabulary"], row["term_code"])), row["alias"]) for row in aliases)
    return (
        *((term, term["label_path"]) for term in terms.values()),
        *((term, alias) for term, alias in named if term is not None),
    )


@lru_cache(maxsize=1)
def known_labels() -> frozenset[str]:
    """Cores of the row labels and sections of every form, and of the aliases of its labels."""
    seeds = load_seeds()
    terms = seeds["vocabulary/vocabulary_term.csv"]
    paths = [row["label_path"] for row in terms] + [row["section_zh"] for row in terms]
    paths += [row["alias"] for row in seeds["vocabulary/term_alias.csv"]]
    return frozenset(
        core for path in paths for part in path.split(PATH_SEPARATOR) if (core := label_core(part))
    )


@lru_cache(maxsize=1)
def article_cores() -> frozenset[str]:
    """Cores of captions that are part of a term, such as 第二十条第(一)项."""
    paths = (row["label_path"] for row in load_seeds()["vocabulary/vocabulary_term.csv"])
    return frozenset(core for path in paths if PATH_SEPARATOR in path for core in path_cores(path)[:-1])


@lru_cache(maxsize=1)
def headed_cores() -> frozenset[str]:
    """Cores of the captions that stand over a header of their own: the articles of the Regulations."""
    rows = load_seeds()["vocabulary/vocabulary_term.csv"]
    paths = (row["label_path"] for row in rows if row["placement"] == "row_column")
    return frozenset(path_cores(path)[0] for path in paths)


@lru_cache(maxsize=1)
def section_cores() -> frozenset[str]:
    """Cores of the headings that forms print between their rows."""
    return frozenset(
        label_core(row["section_zh"]) or "" for row in load_seeds()["vocabulary/vocabulary_term.csv"]
    )


def is_known(text: str) -> bool:
    """Whether a label, whatever its numbering, is one that a form prints."""
    return label_core(text) in known_labels()


def is_head(text: str) -> bool:
    """Whether a word stands in the header of some table; a numbered label does not."""
    if numbering(text).level is not None:
        return False
    return role(text) != "unknown" or label_core(text) in header_words()


@lru_cache(maxsize=4096)
def may_go_on(text: str) -> bool:
    """Whether a known label begins another one, so that nobody can say whether it ends where its line ends.

    A single character more (数量 for 数) is no line of its own.
    """
    core = label_core(text) or ""
    return any(len(label) > len(core) + 1 and label.startswith(core) for label in known_labels())


@lru_cache(maxsize=4096)
def may_be_end(text: str) -> bool:
    """Whether a known label ends another one."""
    core = label_core(text) or ""
    return any(label != core and label.endswith(core) for label in known_labels())
