"""Plain text as web crawls deliver it: paragraphs, and tables that were flattened."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.document import Block, Document, Paragraph
from ingest.extract.known import headed_cores
from ingest.normalise.characters import plain
from ingest.normalise.labels import label_core
from ingest.readers import aligned, framed, loose, pipes, stream, tabs
from ingest.readers.breaks import breaks_table, draws
from ingest.readers.cut import with_cut_numbers
from ingest.readers.decode import decode
from ingest.readers.lines import Line, paragraph, repeated_spans, split_lines
from ingest.readers.runon import run_on
from ingest.seeds import line_match, load_seeds

METADATA = re.compile(
    r"^[\s【\[]*([^\s:：】\]][^:：】\]]{0,14}[^\s:：】\]])[】\]]?\s*[:：]\s*(.{0,200}?)\s*$"
)
METADATA_INLINE = re.compile(r"([一-鿿]{2,5})\s*[:：]\s*([^\s:：]*(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?)")
QUOTED = re.compile(r"^([\"'])(.+)\1$")
"""A value in the front matter of a Markdown page may stand in quotation marks."""

METADATA_LINES = 25
DATELINES = 8
"""How many lines from the top may be the line under the title that dates the page; a date below signs the text."""

MAX_CAPTION = 30


@lru_cache(maxsize=1)
def metadata_fields() -> dict[str, str]:
    """Key as printed, in Simplified script, to field."""
    return {row["key"]: row["field"] for row in load_seeds()["recognition/metadata_key.csv"]}


def read_text(content: bytes) -> Document:
    """Read plain text.

    Raises Rejected: see `ingest.readers.decode.decode`.
    """
    text, encoding = decode(content)
    lines = split_lines(text)
    repeated = repeated_spans(lines)
    once = [line for line in lines if not any(s.start <= line.start < s.end for s, _ in repeated)]
    return Document(
        text=text,
        media_type="text/plain",
        encoding=encoding,
        blocks=tuple(read_blocks(text, once)),
        metadata=read_metadata(once),
        repeated=tuple(repeated),
    )


def read_metadata(lines: list[Line]) -> dict[str, str]:
    """Metadata lines at the head of the page, and the footer's, by field; the first of a field stands."""
    found: dict[str, str] = {}
    printed = [line for line in lines if not line.blank]
    for line in (*printed[:METADATA_LINES], *printed[-METADATA_LINES:]):
        if ":" not in line.text and "：" not in line.text:
            continue
        match = METADATA.match(line.text)
        pairs = (
            [match.groups()]
            if match and "：" not in match[2] and ":" not in match[2].replace("://", "")
            else []
        )
        for key, value in pairs or METADATA_INLINE.findall(line.text):
            field = metadata_fields().get("".join(plain(key).lower().split()))
            if field and value and len(line.text) < 300:
                found.setdefault(field, QUOTED.sub(r"\2", value.strip()))
    for line in printed[:DATELINES]:
        if match := line_match(plain(line.text.strip()), "dateline"):
            found.setdefault("published_on", match.group("date"))
    return found


def read_blocks(text: str, lines: list[Line]) -> list[Block]:
    """Paragraphs and rebuilt tables in page order."""
    blocks: list[Block] = []
    lines = run_on(lines)
    index = 0
    while index < len(lines):
        block, after = next_block(text, lines, index)
        if block is not None:
            blocks.append(block)
        index = max(after, index + 1)
    return with_cut_numbers(blocks)


def next_block(text: str, lines: list[Line], index: int) -> tuple[Block | None, int]:
    """The block that begins at a line, and the line after it."""
    line = lines[index]
    if framed.begins_frame(lines, index):
        if running := framed.text_row(text, lines, index):
            return paragraph(running[0]), running[1]
        return framed.framed_table(text, lines, index)
    if pipes.has_pipe(line):
        return pipe_table(text, lines, index)
    if (end := tabs.row_lines(lines, index)) > index:
        return tabs.row_line_table(lines[index:end]), end
    if tabs.is_cell_line(line) and not line.blank:
        table, end = tabs.cell_line_table(text, lines, index)
        if len(table.rows) > 1 and max(len(row) for row in table.rows) > 1:
            return table, end
    if aligned.begins_table(lines, index) and (found := aligned.aligned_table(lines, index)):
        return found
    if stream.begins_table(text, lines, index) and (found := stream.stream_table(text, lines, index)):
        return found
    if loose.is_loose(line) and (folded := loose.loose_table(lines, index)):
        return folded
    if line.blank or draws(line):
        return None, index + 1
    if captions := broken_caption(text, lines, index):
        return captions, index + 2
    return paragraph(line), index + 1


def broken_caption(text: str, lines: list[Line], index: int) -> Paragraph | None:
    """The caption of an article that a crawler broke over two lines, None where none begins at a line."""
    if index + 1 == len(lines):
        return None
    whole = text[lines[index].start : lines[index + 1].end]
    broken = len(whole) <= MAX_CAPTION and label_core(whole) in headed_cores() and not lines[index + 1].blank
    return paragraph(Line(whole, lines[index].start)) if broken else None


def pipe_table(text: str, lines: list[Line], begin: int) -> tuple[Block | None, int]:
    """The table with pipes that begins at a line; a single line with one pipe is running text."""
    end = begin + 1
    while end < len(lines):
        ahead = end
        while ahead < len(lines) and ahead - end < pipes.MAX_GAP and not pipes.has_pipe(lines[ahead]):
            if breaks_table(lines[ahead]) and not pipes.heads_rows(lines, ahead, lines[end - 1]):
                break
            ahead += 1
        if ahead >= len(lines) or not pipes.has_pipe(lines[ahead]):
            break
        if lines[ahead - 1].blank and pipes.begins_another(lines[end - 1], lines[ahead]):
            break
        end = ahead + 1
    region = lines[begin:end]
    piped = [line for line in region if pipes.has_pipe(line)]
    if sum(map(pipes.is_row_line, piped)) * 2 > len(piped) > 1:
        return pipes.row_line_table(text, pipes.whole_rows(text, region)), end
    table = pipes.cell_line_table(text, region)
    if sum(bool(cell.text) for row in table.rows for cell in row) < 2:
        return paragraph(lines[begin]), begin + 1
    return table, end
