"""Tables and rows whose figures are not the reporting body's on disclosure: another body's, other business, a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.document import Block, Paragraph
from ingest.extract.captions import last_clause, says_units
from ingest.extract.known import is_known
from ingest.extract.scope import head_scope
from ingest.extract.shapes import role
from ingest.extract.table import DataCell, is_heading
from ingest.extract.years import CHAPTER
from ingest.normalise.characters import squeeze
from ingest.normalise.labels import label_core, numbering
from ingest.recognise.bodies import (
    body_of_caption,
    body_of_title,
    is_body_label,
    is_other_body,
    is_other_place,
)
from ingest.recognise.title import Title
from ingest.recognise.vocabulary import FALLBACK, FALLBACK_LIST
from ingest.seeds import line_match, load_seeds

BODY, BUSINESS, PLAN = "other_body", "other_business", "plan"


@dataclass(frozen=True)
class Over:
    """What stands over a table.

    near      the line that leads to it and the heading below the chapter, the nearest first
    chapter   the chapter, None where the page has none
    """

    near: tuple[str, ...] = ()
    chapter: str | None = None


@lru_cache(maxsize=16384)
def says(role_name: str, text: str) -> bool:
    """Whether a pattern of a role is found in a text."""
    return line_match(text, role_name) is not None


def caption_of(text: str) -> str:
    """The last sentence of a line without its last mark and its numbering."""
    return numbering(last_clause(text).rstrip(":。;")).rest


def lines_over(blocks: Iterable[Block]) -> list[Over]:
    """What stands over each table of a page."""
    found: list[Over] = []
    lead: str | None = None
    heading: str | None = None
    chapter: str | None = None
    for block in blocks:
        if not isinstance(block, Paragraph):
            found.append(Over(tuple(line for line in (lead, heading) if line), chapter))
            lead = None
        elif not says_units(block.text):
            words = squeeze(block.text).text
            heads = is_heading(block.text)
            lead = caption_of(block.text) if heads or says("lead_in", words) else None
            level = numbering(block.text).level if heads else None
            if level == CHAPTER or says("section_heading", words):
                chapter, heading = caption_of(block.text), None
            elif level is not None:
                heading = caption_of(block.text)
    return found


def set_apart(
    blocks: Iterable[Block], title: Title | None, cells: Sequence[DataCell], forms: Sequence[str]
) -> list[str | None]:
    """For each data cell why it is not the reporting body's own figure on disclosure, None where nothing says so."""
    over = lines_over(blocks)
    own = body_of_title(title)
    groups: dict[tuple[int, str | None], list[int]] = defaultdict(list)
    for index, cell in enumerate(cells):
        groups[cell.table_index, cell.section].append(index)
    reasons: list[str | None] = [None] * len(cells)
    for (table, section), indices in groups.items():
        group = [cells[index] for index in indices]
        caption = (caption_of(section),) if section else ()
        lines = Over((*caption, *over[table].near), over[table].chapter)
        whole = caption_reason(lines.near, own) or business_reason(
            lines, group, {forms[index] for index in indices}
        )
        rows = [whole] * len(group) if whole else body_reasons(group, own)
        for index, reason in zip(indices, rows, strict=True):
            reasons[index] = reason
    return reasons


def caption_reason(near: Sequence[str], own: str | None) -> str | None:
    """What the nearest line that says anything says: a plan, or the name of another body."""
    for line in near:
        if says("plan_caption", line):
            return PLAN
        name = body_of_caption(line)
        if name is not None and own is not None:
            return BODY if is_other_body(name, own) else None
    return None


def business_reason(lines: Over, cells: Sequence[DataCell], forms: set[str]) -> str | None:
    """Whether a table is about other business: neither its labels nor the lines over it speak of disclosure.

    A form with a matrix needs no such word. In every other table a line of other business decides, or a label of it
    that no form knows; in one of no known form, most of whose labels are unknown, that even the chapter lacks the word.
    """
    if forms & matrix_forms():
        return None
    labels = {text for text in texts_of(cells) if role(text) == "unknown"}
    if says("disclosure", words(labels)):
        return None
    for line in lines.near:
        if says("disclosure", line):
            return None
        if says("other_business", line):
            return BUSINESS
    unknown = [text for text in labels if not is_known(text)]
    if says("other_business", words(unknown)):
        return BUSINESS
    if forms <= {FALLBACK, FALLBACK_LIST} and 2 * len(unknown) > len(labels) and lines.chapter:
        return None if says("disclosure", lines.chapter) else BUSINESS
    return None


def texts_of(cells: Iterable[DataCell]) -> set[str]:
    """The labels of cells, each once."""
    return set().union(*{path for cell in cells for path in (cell.row_path, cell.column_path)})


def words(labels: Iterable[str]) -> str:
    """What labels say, a line each."""
    return "\n".join(label_core(text) or "" for text in labels)


@lru_cache(maxsize=1)
def matrix_forms() -> frozenset[str]:
    """The forms that print requests by applicant."""
    rows = load_seeds()["vocabulary/vocabulary_term.csv"]
    return frozenset(row["vocabulary"] for row in rows if row["placement"] == "matrix")


def body_reasons(cells: Sequence[DataCell], own: str | None) -> list[str | None]:
    """For each cell of one table whether it holds the figure of another body, or the total of others.

    Such a total is the body's own figure only where one of its parts is that of the body itself.
    """
    rows = {cell.row_path[-1] for cell in cells if cell.row_path}
    paths = {cell.column_path for cell in cells}
    headed = any(says("bodies_head", label_core(text) or "") for path in paths for text in path[:-1])
    in_rows = headed or any(map(is_body_label, rows))
    with_own = holds_own(rows)
    columns: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for path in paths:
        columns[path[:-1]].update(path[-1:])
    partial = {
        (*over, head)
        for over, heads in columns.items()
        if any(map(is_body_label, heads)) and not holds_own(heads)
        for head in heads
        if head_scope(head) == "total"
    }
    elsewhere = {text for text in texts_of(cells) if own is not None and is_other_place(text, own)}
    return [
        BODY
        if cell.column_path in partial
        or (in_rows and is_of_other(cell, own, headed, with_own))
        or not elsewhere.isdisjoint((*cell.row_path, *cell.column_path))
        else None
        for cell in cells
    ]


def holds_own(labels: Iterable[str]) -> bool:
    """Whether a label is that of the reporting body itself, such as 县本级."""
    return any(head_scope(label) == "own" for label in labels)


def is_of_other(cell: DataCell, own: str | None, headed: bool, with_own: bool) -> bool:
    """Whether the row of a cell is that of another body, in a table whose rows are bodies and whose columns count.

    headed     whether the head of the labels says that they are bodies
    with_own   whether a row is that of the reporting body itself
    """
    if not cell.column_path or role(cell.column_path[-1]) == "value":
        return False
    label = cell.row_path[-1] if cell.row_path else ""
    if not label:
        return headed
    if (scope := head_scope(label)) in ("own", "consolidated"):
        return False
    if scope == "total":
        return not with_own
    named = is_body_label(label) or (headed and not is_known(label) and role(label) == "unknown")
    return named and (own is None or is_other_body(label_core(label) or "", own))
