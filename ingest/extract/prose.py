"""Numbers and negations in sentences: read by pattern, excluded with a reason, or left unexplained; never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.document import Paragraph
from ingest.normalise.characters import NormalisedText, squeeze
from ingest.recognise.facts import scope_of
from ingest.seeds import load_seeds

NUMBER = r"\d[\d,]*(?:\.\d+)?万?"
NUMBERS = re.compile(rf"(?<![A-Za-z\d.,]){NUMBER}")
SENTENCE = re.compile(r"[^。;!?]+[。;!?]?")
CLAUSE_END = re.compile(r"[,。;!?]")
SUBJECT = re.compile(
    r"公开|申请|复议|诉讼|答复|举报|申诉|发布|解读|培训|查阅|咨询|工作人员|专职|兼职|收费|点击|访问"
)
"""A sentence without any of these words does not speak of disclosure."""

MAX_SENTENCE = 2000
UNEXPLAINED = "unexplained"


@dataclass(frozen=True)
class ProseValue:
    """A number or a negation in a sentence.

    start, end        span of the raw value in the plain text
    indicator_code    None where no pattern explains the number
    excluded_reason   why it is no value of this year, None where it is one
    """

    sentence: str
    sentence_start: int
    phrase: str | None
    raw_value: str
    start: int
    end: int
    unit: str | None
    pattern_id: str | None
    indicator_code: str | None
    basis: str | None
    scope: str
    is_negation: bool
    is_approximate: bool
    excluded_reason: str | None


@dataclass(frozen=True)
class Pattern:
    """A row of `seeds/recognition/prose_pattern.csv`."""

    pattern_id: str
    indicator_code: str
    kind: str
    pattern: re.Pattern[str]
    forbids: re.Pattern[str] | None


@lru_cache(maxsize=1)
def patterns() -> tuple[Pattern, ...]:
    """The sentence patterns, `NUMBER` filled in."""
    return tuple(
        Pattern(
            row["pattern_id"],
            row["indicator_code"],
            row["kind"],
            re.compile(row["pattern"].replace("NUMBER", NUMBER)),
            re.compile(row["forbids"]) if row["forbids"] else None,
        )
        for row in load_seeds()["recognition/prose_pattern.csv"]
    )


@lru_cache(maxsize=1)
def exclusions() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """What is not this year's value of this body: (reason, scope, pattern)."""
    return tuple(
        (row["reason"], row["scope"], re.compile(row["pattern"].replace("NUMBER", NUMBER)))
        for row in load_seeds()["recognition/prose_exclusion.csv"]
    )


def extract_prose(paragraphs: list[Paragraph]) -> list[ProseValue]:
    """Every number and negation of the sentences that speak of disclosure, in page order."""
    return [value for paragraph in paragraphs for value in paragraph_values(paragraph)]


def paragraph_values(paragraph: Paragraph) -> Iterator[ProseValue]:
    """The values of one paragraph."""
    copy = squeeze(paragraph.text)
    for match in SENTENCE.finditer(copy.text):
        if match.end() - match.start() <= MAX_SENTENCE and SUBJECT.search(match.group(0)):
            yield from sentence_values(paragraph, copy, match.start(), match.group(0))


def sentence_values(
    paragraph: Paragraph, copy: NormalisedText, offset: int, text: str
) -> Iterator[ProseValue]:
    """The values of one sentence: those that patterns read, then every other number."""
    taken: set[int] = set()
    for pattern in patterns():
        for match in pattern.pattern.finditer(text):
            start, end = match.span("value")
            clause = clause_of(text, match.start(), match.end())
            if start in taken or (pattern.forbids and pattern.forbids.search(clause)):
                continue
            reason = next((r for r, where, p in exclusions() if where == "clause" and p.search(clause)), None)
            if pattern.kind == "number":
                taken.add(start)
            yield build(paragraph, copy, offset, text, (start, end), match, pattern, reason)
    for match in NUMBERS.finditer(text):
        if match.start() not in taken:
            yield build(
                paragraph, copy, offset, text, match.span(), None, None, excluded(text, match) or UNEXPLAINED
            )


def clause_of(text: str, start: int, end: int) -> str:
    """The clause around a phrase, from the comma before it to the comma after it."""
    left = max((m.end() for m in CLAUSE_END.finditer(text, 0, start)), default=0)
    right = CLAUSE_END.search(text, end)
    return text[left : right.start() if right else len(text)]


def excluded(text: str, number: re.Match[str]) -> str | None:
    """Why a number is no value: what stands right around it, or the clause it stands in."""
    window = slice(max(0, number.start() - 12), number.end() + 12)
    for reason, where, pattern in exclusions():
        if where == "number":
            for match in pattern.finditer(text[window]):
                start, end = match.span("value")
                if start + window.start <= number.start() and number.end() <= end + window.start:
                    return reason
        elif pattern.search(clause_of(text, number.start(), number.end())):
            return reason
    return None


def build(
    paragraph: Paragraph,
    copy: NormalisedText,
    offset: int,
    text: str,
    span: tuple[int, int],
    match: re.Match[str] | None,
    pattern: Pattern | None,
    reason: str | None,
) -> ProseValue:
    """A value with its verbatim text and place."""
    start, end = copy.span(offset + span[0], offset + span[1])
    first, last = copy.span(offset, offset + len(text))
    groups = match.groupdict() if match else {}
    phrase = copy.span(offset + match.start(), offset + match.end()) if match else None
    return ProseValue(
        sentence=paragraph.text[first:last],
        sentence_start=paragraph.start + first,
        phrase=paragraph.text[phrase[0] : phrase[1]] if phrase else None,
        raw_value=paragraph.text[start:end],
        start=paragraph.start + start,
        end=paragraph.start + end,
        unit=groups.get("unit"),
        pattern_id=pattern.pattern_id if pattern else None,
        indicator_code=pattern.indicator_code if pattern else None,
        basis=None if pattern is None else "cumulative" if reason == "cumulative" else "annual",
        scope=scope_of(text, "sentence")[0],
        is_negation=pattern is not None and pattern.kind == "negation",
        is_approximate=bool(groups.get("approximate")),
        excluded_reason=reason,
    )
